import type { Node } from '../package/word-xml.ts'
import type { Faces } from '../read/read-styles.ts'
import type { Control, Link, ReadComment, ReadPara, Revision } from '../read/story.ts'
import type { OdtStyles } from './odt-styles.ts'

/** A tracked change of an OpenDocument text, as its beginning lists them. */
export interface OdtChange {
  /** its place in `revisions` */
  readonly rev: number
  readonly kind: 'insertion' | 'deletion'
  /** what was taken out */
  readonly content: readonly Node[]
}

/** State of the reading of an OpenDocument text: changes and comments that are open run over paragraphs. */
export interface OdtReading {
  readonly styles: OdtStyles
  readonly changes: Map<string, OdtChange>
  readonly revisions: Revision[]
  readonly notes: Map<string, readonly ReadPara[]>
  readonly comments: ReadComment[]
  /** names of the comments whose end is in the file */
  readonly rangedComments: ReadonlySet<string>
  readonly openComments: Set<string>
  /** changes whose range is open, by their id */
  readonly openChanges: Map<string, OdtChange>
  readonly leftOut: Set<string>
  /** the signs of an object that is a formula */
  readonly formula: (href: string) => string | undefined
  /** tables of contents and indexes around what is read */
  generated: number
  /** lists read so far: their id by their own name, and the last one of each style */
  readonly lists: {
    count: number
    readonly byName: Map<string, string>
    readonly byStyle: Map<string, string>
  }
}

/** Marks, link, control and field around a stretch of text. */
export interface Around {
  readonly faces: Faces
  readonly del?: number
  readonly control?: Control
  readonly link?: Link
  readonly field?: string
}

/** The tracked changes that a stretch of text stands in, as places in `revisions`. */
export function changesAround({ openChanges }: OdtReading): { readonly ins?: number; readonly del?: number } {
  let around: { readonly ins?: number; readonly del?: number } = {}
  for (const { kind, rev } of openChanges.values())
    around = kind === 'insertion' ? { ...around, ins: rev } : { ...around, del: rev }
  return around
}

/** Opens or closes the range of a tracked change; tells whether the element is a mark of one. A deletion may be left where it stood. */
export function changeMark(node: Node, { changes, openChanges }: OdtReading): boolean {
  if (node.name !== 'text:change-start' && node.name !== 'text:change-end') return false
  const id = node.attributes['text:change-id'] ?? ''
  const change = changes.get(id)
  if (node.name === 'text:change-end') openChanges.delete(id)
  else if (change) openChanges.set(id, change)
  return true
}

/** The deletion that stands here. It is handed out once: a file could make one stand within itself, or everywhere. */
export function takeDeletion(id: string, { changes }: OdtReading): OdtChange | undefined {
  const change = changes.get(id)
  if (change?.kind !== 'deletion') return undefined
  changes.delete(id)
  return change
}
