import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type SampleFile, sampleFiles } from '../../tests/fixtures/import/samples.ts'

/** Where a paragraph stands in the public files, and its words. */
export interface Paragraph {
  /** a file of ../shared/samples */
  readonly file: string
  /** the name of the XML file in the archive, the identifier in a page of Judilibre, empty in a file of one decision */
  readonly record: string
  /** the element it stands in; absent: the body of the decision */
  readonly part?: 'CITATION_JP'
  /** counted from 1 among the paragraphs of that element that hold text */
  readonly paragraph: number
  readonly text: string
}

const judilibrePage = 'judilibre/sample_list.json.gz'

/** Every paragraph of one of the public files, in the order of its records' names: tags out, entities read, runs of blanks made one. */
export async function paragraphsOf(file: string): Promise<Paragraph[]> {
  const files = await sampleFiles(file)
  if (file === judilibrePage) return summaries(files)
  if (file.endsWith('.json'))
    return files.flatMap(({ bytes }) => split(JSON.parse(bytes.toString('utf8')).text, { file, record: '' }))
  return files
    .filter(({ path }) => path.endsWith('.xml'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, bytes }) => {
      const [markup, record] = [bytes.toString('utf8'), basename(path)]
      return [
        ...split(element(markup, 'Texte_Integral|CONTENU'), { file, record }),
        ...split(element(markup, 'CITATION_JP'), { file, record, part: 'CITATION_JP' as const }),
      ]
    })
}

/** The summaries of the page of Judilibre. */
function summaries(files: readonly SampleFile[]): Paragraph[] {
  const page = JSON.parse(files[0]?.bytes.toString('utf8') ?? '{}') as {
    resolved: readonly { id: string; summary?: string }[]
  }
  return page.resolved.flatMap(({ id, summary }) => split(summary ?? '', { file: judilibrePage, record: id }))
}

const element = (markup: string, names: string) =>
  new RegExp(`<(${names})>([\\s\\S]*?)</\\1>`).exec(markup)?.[2] ?? ''

function split(body: string, place: Pick<Paragraph, 'file' | 'record' | 'part'>): Paragraph[] {
  return body
    .split(/<\/?p>|<br ?\/?>|\n/)
    .map(line =>
      entities(line.replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .map((text, at) => ({ ...place, paragraph: at + 1, text }))
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
const entities = (text: string) =>
  text.replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) =>
    number
      ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10))
      : (characters[name] ?? whole),
  )

/** Checksum of a passage and of the words that its labels span, a line each: a changed paragraph or a moved offset changes it. */
export const checksum = (text: string, labels: readonly { readonly start: number; readonly end: number }[]) =>
  createHash('sha256')
    .update([text, ...labels.map(({ start, end }) => text.slice(start, end))].join('\n'))
    .digest('hex')
    .slice(0, 16)
