import { spawnSync } from 'node:child_process'
import mammoth from 'mammoth'
import { xmlSafe } from '../../src/main/word/compose/spans.ts'
import type { Assembled, Line } from '../../src/shared/drafts/assemble/assembled.ts'
import type { Keep } from '../../src/shared/word/keep.ts'
import { fold } from './tile.ts'

/** Elements that another program is to find again in a Word file. */
export interface Read {
  /** level and words, folded */
  readonly headings: readonly string[]
  readonly notes: number
  /** addresses outside the file */
  readonly links: readonly string[]
  /** what pictures show */
  readonly pictures: readonly string[]
  /** rows and columns of the merged cells */
  readonly merged: readonly string[]
  /** words of the comments, those of their answers too */
  readonly comments: readonly string[]
}

const nothing = () => ({
  headings: [] as string[],
  notes: 0,
  links: [] as string[],
  pictures: [] as string[],
  merged: [] as string[],
  comments: [] as string[],
})

/** Why pandoc cannot read the files here, if it cannot. The CI must have it. */
export const missingPandoc: string | undefined =
  process.env.CI === 'true' || spawnSync('pandoc', ['--version'], { stdio: 'ignore' }).error === undefined
    ? undefined
    : 'pandoc absent : les fichiers ne lui sont pas donnés à lire'

interface Node {
  readonly t?: string
  readonly c?: unknown
}

/** A Word file as pandoc reads it. */
export function byPandoc(bytes: Buffer): Read {
  const done = spawnSync('pandoc', ['-f', 'docx', '-t', 'json', '--track-changes=all'], {
    input: bytes,
    maxBuffer: 1 << 28,
  })
  if (done.status !== 0) throw new Error(`pandoc: ${done.stderr}`)
  const read = nothing()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { t, c } = node as Node
    if (isCell(node) && (node[2] > 1 || node[3] > 1)) read.merged.push(`${node[2]}×${node[3]}`)
    if (t === 'Image') read.pictures.push(wordsOf((c as unknown[])[1]))
    if (t === 'Span' && (c as [[string, string[]]])[0][1].includes('comment-start'))
      read.comments.push(fold(wordsOf((c as unknown[])[1])))
    if (t === 'Header') read.headings.push(`${(c as [number])[0]} ${fold(wordsOf((c as unknown[])[2]))}`)
    if (t === 'Note') read.notes += 1
    if (t === 'Link') read.links.push(...outside((c as [unknown, unknown, [string]])[2][0]))
    for (const one of Object.values(node)) walk(one)
  }
  walk((JSON.parse(done.stdout.toString('utf8')) as { blocks: unknown }).blocks)
  return read
}

/** Attributes, alignment, rows, columns, content. */
const isCell = (node: object): node is [object, Node, number, number, unknown] =>
  Array.isArray(node) && node.length === 5 && /^Align/.test((node[1] as Node)?.t ?? '')

function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('')
  if (typeof node !== 'object' || node === null) return ''
  const { t, c } = node as Node
  if (t === 'Str') return String(c)
  if (t === 'Space' || t === 'SoftBreak') return ' '
  if (t === 'Quoted') return wordsOf((c as unknown[])[1])
  return t === 'Note' ? '' : wordsOf(Array.isArray(c) ? c.filter(one => typeof one === 'object') : c)
}

/** A Word file as mammoth reads it. */
export async function byMammoth(bytes: Buffer): Promise<Read> {
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: ['comment-reference => sup'] })
  const plain = (html: string) =>
    html
      .replace(/<sup><a href="#footnote-.*?<\/sup>/gs, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|amp|quot);/g, ' ')
  return {
    headings: [...value.matchAll(/<h([1-6])>(.*?)<\/h\1>/gs)].map(
      ([, level, inner = '']) => `${level} ${fold(plain(inner))}`,
    ),
    notes: [...value.matchAll(/<li id="footnote-/g)].length,
    links: [...value.matchAll(/<a href="([^"]*)"/g)].flatMap(([, url = '']) =>
      outside(url.replaceAll('&amp;', '&')),
    ),
    pictures: [...value.matchAll(/<img alt="([^"]*)"/g)].map(([, alt = '']) => alt),
    merged: [...value.matchAll(/<t[dh]([^>]*span="[^>]*)>/g)].map(
      ([, said = '']) => `${spanOf(said, 'row')}×${spanOf(said, 'col')}`,
    ),
    comments: [...value.matchAll(/<dd>(.*?)<\/dd>/gs)].map(([, words = '']) =>
      fold(plain(words.replace(/<a href="#comment-ref[^>]*>.*?<\/a>/gs, ''))),
    ),
  }
}

const spanOf = (said: string, of: 'row' | 'col') => new RegExp(`${of}span="(\\d+)"`).exec(said)?.[1] ?? '1'

const outside = (url: string): string[] => (url.startsWith('#') ? [] : [decodeURI(url)])

/** The elements of the draft, to be found again; its comments where they were kept. */
export function inDraft({ blocks, comments = [] }: Assembled, { comments: kept }: Keep): Read {
  const found = nothing()
  if (kept)
    for (const { text, replies } of comments)
      found.comments.push(...[text, ...replies.map(reply => reply.text)].map(fold))
  const look = (line: Line): void => {
    for (const inline of line) {
      if (inline.kind === 'link') found.links.push(xmlSafe(inline.url))
      if (inline.kind !== 'note') continue
      found.notes += 1
      look(inline.inlines)
    }
  }
  for (const block of blocks) {
    if (block.kind === 'heading') found.headings.push(`${block.level} ${fold(plainOf(block.line))}`)
    if (block.kind === 'inventory' || block.kind === 'authorities')
      found.headings.push(`1 ${fold(block.title)}`)
    if (block.kind === 'heading' || block.kind === 'paragraph') look(block.line)
    if (block.kind === 'quote') block.paragraphs.forEach(look)
    if (block.kind === 'list') for (const item of block.items) look(item.line)
    if (block.kind === 'image') found.pictures.push(block.alt)
    if (block.kind !== 'table') continue
    block.rows.flat().forEach(look)
    for (const { rows, columns } of block.spans ?? []) found.merged.push(`${rows}×${columns}`)
  }
  return found
}

const plainOf = (line: Line): string =>
  line
    .map(inline => {
      if (inline.kind === 'citation') return inline.runs.map(run => run.text).join('')
      if (inline.kind === 'exhibit') return `${inline.before}${inline.number}${inline.after}`
      return 'text' in inline ? inline.text : ''
    })
    .join('')
