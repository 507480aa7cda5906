import { AppError } from '../../../shared/kernel/errors.ts'
import { readOdt } from '../open-document/read-odt.ts'
import { isOpenDocument, openParts, type Package } from '../package/package.ts'
import { mainPart, type Relation, relations } from '../package/relations.ts'
import {
  child,
  children,
  isNode,
  momentIn,
  type Node,
  readEach,
  readTree,
  textOf,
} from '../package/word-xml.ts'
import { WorkingCopy } from '../write/working-copy.ts'
import { workingPart } from '../write/working-part.ts'
import type { Reading } from './bits.ts'
import { bodyReader, parasIn } from './body-reader.ts'
import { headerLeft } from './left-out.ts'
import { withMovedBookmarks } from './moved-bookmarks.ts'
import { readNumbers } from './numbers.ts'
import { readStyles } from './read-styles.ts'
import type { Lookups } from './shape.ts'
import type { ReadComment, ReadPara, Revision, Story } from './story.ts'

/** A Word file or an OpenDocument text read, and the working copy it carries when it is one of ours that this version knows. */
export interface OpenWord {
  readonly story: Story
  readonly working?: WorkingCopy
  /** the bytes of a part of the file */
  readonly part: (path: string) => Buffer | undefined
}

/** Reads a Word file and the draft it carries. Throws an AppError with a French sentence when it cannot be read. */
export function openWord(file: Buffer): OpenWord {
  const story = readWord(file)
  const working = story.part === undefined ? undefined : parseWorkingCopy(story.part)
  return { story, part: openParts(file).bytes, ...(working ? { working } : {}) }
}

function parseWorkingCopy(json: string): WorkingCopy | undefined {
  try {
    // a part that was damaged or is of a later version leaves the text, which is read like any other
    return WorkingCopy.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/** A Word file or an OpenDocument text read whole. Throws an AppError with a French sentence when it is neither, or cannot be trusted. */
export function readWord(file: Buffer): Story {
  const whole = openParts(file)
  if (isOpenDocument(whole)) return readOdt(whole)
  const main = mainPart(whole)
  const text = main && whole.text(main)
  if (!main || text === undefined)
    throw new AppError('refused', 'Ce fichier n’est pas un document Word. Rien n’a été changé.')
  const parts = relations(whole, main)
  const part = (type: string) => {
    const path = parts.find(one => one.type === type)?.target
    return path === undefined ? undefined : whole.text(path)
  }
  const lookups: Lookups = { styles: readStyles(part('styles')), levelOf: readNumbers(part('numbering')) }
  const revisions: Revision[] = []
  const leftOut = new Set<string>()
  const reading = (targets: readonly Relation[]): Reading => ({
    styles: lookups.styles,
    link: id => targets.find(one => one.id === id)?.target,
    revisions,
    fields: [],
    openComments: new Set(),
    leftOut,
    boxes: [],
    moves: new Map(),
  })
  const pieces = readEach(text, {
    of: ['w:body'],
    start: () => {
      // a reading that starts again forgets what it had found
      revisions.length = 0
      leftOut.clear()
      const reader = bodyReader(reading(parts), lookups)
      return { child: reader.block, result: reader.pieces }
    },
  })
  const notes = new Map<string, readonly ReadPara[]>()
  for (const [type, mark] of [
    ['footnotes', ''],
    ['endnotes', 'e'],
  ] as const) {
    const relation = parts.find(one => one.type === type)
    const xml = relation && whole.text(relation.target)
    if (!relation || xml === undefined) continue
    const targets = relations(whole, relation.target)
    for (const note of children(readTree(xml))) {
      if (note.attributes['w:type'] && note.attributes['w:type'] !== 'normal') continue
      const reader = bodyReader(reading(targets), lookups)
      children(note).forEach(reader.block)
      notes.set(`${mark}${note.attributes['w:id'] ?? ''}`, reader.pieces.flatMap(parasIn))
    }
  }
  const carried = optionalPart(whole)
  if (carried.part === undefined)
    for (const { type, target } of parts) {
      const xml = type === 'header' || type === 'footer' ? whole.text(target) : undefined
      const sentence = xml && headerLeft(type === 'header' ? 'header' : 'footer', readTree(xml))
      if (sentence) leftOut.add(sentence)
    }
  return {
    title: titleOf(whole),
    pieces: withMovedBookmarks(pieces, revisions),
    notes,
    revisions,
    comments: readComments(part('comments'), part('commentsExtended')),
    ...carried,
    leftOut: [...leftOut],
  }
}

function titleOf(whole: Package): string {
  const text = whole.text('docProps/core.xml')
  if (text === undefined) return ''
  try {
    const title: Node | undefined = child(readTree(text), 'dc:title')
    return title ? textOf(title).trim() : ''
  } catch {
    return ''
  }
}

/** The part that carries the draft, wherever an editor put it. */
function optionalPart(whole: Package): { part?: string } {
  for (const name of whole.names) {
    if (!/^customXml\/item\d+\.xml$/i.test(name)) continue
    const text = whole.text(name)
    const json = text === undefined ? undefined : workingPart(text)
    if (json !== undefined) return { part: json }
  }
  return {}
}

/** Reads comments.xml, and commentsExtended.xml for answers and what is settled. */
function readComments(text: string | undefined, threadsXml: string | undefined): ReadComment[] {
  if (text === undefined) return []
  const threads = new Map(
    children(threadsXml === undefined ? undefined : readTree(threadsXml), 'w15:commentEx').map(
      ({ attributes }) => [
        attributes['w15:paraId'] ?? '',
        { parent: attributes['w15:paraIdParent'], isResolved: attributes['w15:done'] === '1' },
      ],
    ),
  )
  const comments = children(readTree(text), 'w:comment').map(node => {
    const paras = children(node, 'w:p')
    return {
      id: node.attributes['w:id'] ?? '',
      author: node.attributes['w:author'] ?? '',
      at: momentIn(node.attributes['w:date'] ?? ''),
      text: paras.map(plain).join('\n').trim(),
      paraId: paras.at(-1)?.attributes['w14:paraId'] ?? '',
    }
  })
  const byPara = new Map(comments.map(one => [one.paraId, one.id]))
  return comments.map(({ paraId, ...comment }) => {
    const thread = threads.get(paraId)
    const parent = thread?.parent === undefined ? undefined : byPara.get(thread.parent)
    return {
      ...comment,
      isResolved: thread?.isResolved ?? false,
      ...(parent === undefined ? {} : { parent }),
    }
  })
}

const plain = (node: Node): string =>
  node.children
    .map(one => {
      if (!isNode(one)) return ''
      if (one.name === 'w:t') return textOf(one)
      if (one.name === 'w:br' || one.name === 'w:cr') return '\n'
      return plain(one)
    })
    .join('')
