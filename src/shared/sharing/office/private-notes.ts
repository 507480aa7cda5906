import { mergeBlocks } from '../../drafts/merge/merge.ts'
import { Block, type Inline } from '../../drafts/model.ts'
import { canonicalJson } from './thing-state.ts'

type Private = Extract<Inline, { kind: 'private' }>

/** The blocks of a text without its private notes, which stay on the desk that wrote them. */
export const withoutPrivateNotes = (blocks: readonly Block[]): Block[] =>
  blocks.map(block => (privateNotesIn(block).length > 0 ? Block.parse(withoutPrivate(block)) : block))

function withoutPrivate(value: unknown): unknown {
  if (Array.isArray(value)) return joinTexts(value.filter(one => !isPrivate(one)).map(withoutPrivate))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPrivate(inner)]))
}

const isPrivate = (value: unknown): value is Private =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'private'

/** Joins the texts that a note stood between, where nothing else sets them apart. */
function joinTexts(values: readonly unknown[]): unknown[] {
  const joined: unknown[] = []
  for (const value of values) {
    const last = joined.at(-1)
    if (
      isText(value) &&
      isText(last) &&
      canonicalJson({ ...value, text: '' }) === canonicalJson({ ...last, text: '' })
    )
      joined.splice(-1, 1, { ...last, text: last.text + value.text })
    else joined.push(value)
  }
  return joined
}

const isText = (value: unknown): value is { kind: 'text'; text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === 'text' &&
  'text' in value &&
  typeof value.text === 'string'

/** Private notes of a block, in their order. */
function privateNotesIn(value: unknown): Private[] {
  if (isPrivate(value)) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(privateNotesIn)
}

/**
 * Puts the private notes of a text into what others made of it. Each stays where it was in its block, else at its end, else at the end of
 * the paragraph before; without its notes, the result is exactly `incoming`.
 */
export function withPrivateNotes(local: readonly Block[], incoming: readonly Block[]): Block[] {
  const result = new Map(incoming.map(block => [block.id, block]))
  let anchor = incoming.find(canHoldNote)?.id
  for (const block of local) {
    const notes = privateNotesIn(block)
    const theirs = result.get(block.id)
    if (theirs && canHoldNote(theirs)) anchor = theirs.id
    if (notes.length === 0) continue
    const [merged] = theirs ? mergeBlocks(withoutPrivateNotes([block]), [block], [theirs]).blocks : []
    if (theirs && merged && canonicalJson(withoutPrivateNotes([merged])) === canonicalJson([theirs]))
      result.set(theirs.id, merged)
    else {
      const place = anchor === undefined ? undefined : result.get(anchor)
      if (place && 'inlines' in place)
        result.set(place.id, { ...place, inlines: [...place.inlines, ...notes] })
    }
  }
  return incoming.map(block => result.get(block.id) ?? block)
}

const canHoldNote = (block: Block): boolean => 'inlines' in block
