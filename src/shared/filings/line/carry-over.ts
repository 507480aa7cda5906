import type { Block, BlockOf, Inline } from '../../drafts/model.ts'
import { thatClause } from '../../french/wording.ts'

/** The families of moyens, by the place of the template that holds them. */
export type Family = 'ground-external' | 'ground-internal'
const families: readonly Family[] = ['ground-external', 'ground-internal']
const familyTitles: Readonly<Record<Family, string>> = {
  'ground-external': 'Sur la légalité externe',
  'ground-internal': 'Sur la légalité interne',
}

/** A moyen of a claim: its title, as it stands there. */
export interface Ground {
  readonly family: Family
  readonly title: string
  readonly inlines: readonly Inline[]
}

type NewId = () => string
const isHeading = (block: Block): block is BlockOf<'heading'> => block.kind === 'heading'
const isFamily = (slot: string | undefined): slot is Family => families.some(family => family === slot)

/** Words of a line as they are typed; what a fact or a citation prints is left out. */
const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map(inline => ('text' in inline ? inline.text : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** The blocks of a text under the title of a family of moyens, that title left out. */
function regionOf(blocks: readonly Block[], family: Family): Block[] {
  const start = blocks.findIndex(block => isHeading(block) && block.slot === family)
  const title = blocks[start]
  if (!title || !isHeading(title)) return []
  // an argument of the library stands under no title of its family: it is its own
  const first = title.origin ? start : start + 1
  const length = blocks
    .slice(first)
    .findIndex(
      block =>
        isHeading(block) &&
        block.level <= title.level &&
        !(block.slot === family && (title.origin !== undefined || block.origin !== undefined)),
    )
  return blocks.slice(first, length === -1 ? undefined : first + length)
}

/** The moyens of a claim, in their order: the titles under each family. */
export const groundsOf = (blocks: readonly Block[]): Ground[] =>
  families.flatMap(family => {
    const titles = regionOf(blocks, family).filter(isHeading)
    const top = Math.min(...titles.map(title => title.level))
    return titles
      .filter(title => title.level === top && wordsOf(title.inlines) !== '')
      .map(title => ({ family, title: wordsOf(title.inlines), inlines: title.inlines }))
  })

/** A copy of a block for another text: its own ids, no comment of the first. */
function copyOf<B extends Block>(block: B, newId: NewId): B {
  const copy = JSON.parse(
    JSON.stringify(block, (key, value: unknown) => (key === 'comments' ? undefined : value)),
  ) as B
  return copy.kind === 'list'
    ? { ...copy, id: newId(), items: copy.items.map(item => ({ ...item, id: newId() })) }
    : { ...copy, id: newId() }
}

/** Stands for what the defence says of a moyen, until it is told. */
const GAP_OF_DEFENCE: Inline = { kind: 'slot', key: 'ce que la défense oppose à ce moyen' }

const text = (words: string): Inline => ({ kind: 'text', text: words })

/** Replaces the paragraph of a family that only awaits an answer; adds the family, before the other one, where the text has none. */
function fillFamily(
  blocks: readonly Block[],
  family: Family,
  filling: readonly Block[],
  newId: NewId,
): Block[] {
  if (filling.length === 0) return [...blocks]
  const heading = blocks.findIndex(block => isHeading(block) && block.slot === family)
  if (heading >= 0) {
    const awaits = blocks.findIndex(
      (block, at) =>
        at > heading &&
        block.kind === 'paragraph' &&
        block.slot === family &&
        block.inlines.some(inline => inline.kind === 'slot' && /^(reply|grounds)\./.test(inline.key)),
    )
    const at = awaits >= 0 ? awaits : heading + 1
    return [...blocks.slice(0, at), ...filling, ...blocks.slice(awaits >= 0 ? at + 1 : at)]
  }
  const other = blocks.findIndex(block => isHeading(block) && isFamily(block.slot))
  const after = blocks.findIndex(block => isHeading(block) && block.slot === 'claims')
  const at = other >= 0 && family === 'ground-external' ? other : after
  const title: Block = {
    ...{ kind: 'heading', id: newId(), slot: family, level: 2, numbered: true },
    inlines: [text(familyTitles[family])],
  }
  return at < 0 ? [...blocks] : [...blocks.slice(0, at), title, ...filling, ...blocks.slice(at)]
}

/** A reply from the moyens of its claim: under each, what the defence says of it, and a gap for what is answered. */
export function replyTo(
  reply: readonly Block[],
  claim: readonly Block[],
  defenceTo: (ground: Ground) => string,
  newId: NewId,
): Block[] {
  const grounds = groundsOf(claim)
  return families.reduce<Block[]>(
    (blocks, family) => {
      const filling = grounds
        .filter(ground => ground.family === family)
        .flatMap((ground): Block[] => {
          const defence = defenceTo(ground)
            .trim()
            .replace(/[.;]+$/, '')
          const paragraph = (inlines: Inline[]): Block => ({
            ...{ kind: 'paragraph', id: newId(), slot: family, style: 'body', inlines },
          })
          const title: Block = {
            ...{ kind: 'heading', id: newId(), slot: family, level: 3, numbered: true },
            inlines: ground.inlines.map(inline => ({ ...inline })),
          }
          return [
            copyOf(title, newId),
            paragraph([
              ...(defence === ''
                ? [text('En défense, il est soutenu que '), GAP_OF_DEFENCE]
                : [text(`En défense, il est soutenu ${thatClause(defence)}`)]),
              text('.'),
            ]),
            paragraph([{ kind: 'slot', key: 'réponse à la défense sur ce moyen' }]),
          ]
        })
      return fillFamily(blocks, family, filling, newId)
    },
    [...reply],
  )
}

/** An appeal with the moyens of the claim as they were argued; what only awaits an answer is not carried. */
export const withGrounds = (appeal: readonly Block[], claim: readonly Block[], newId: NewId): Block[] =>
  families.reduce<Block[]>(
    (blocks, family) => {
      const region = regionOf(claim, family)
      const isArgued = region.some(isHeading)
      return isArgued
        ? fillFamily(
            blocks,
            family,
            region.map(block => copyOf(block, newId)),
            newId,
          )
        : blocks
    },
    [...appeal],
  )

const claimLists = (blocks: readonly Block[]): BlockOf<'list'>[] =>
  blocks.flatMap(block => (block.kind === 'list' && block.style === 'claims' ? [block] : []))

/**
 * A text with the claims that were written by hand in another: those its template had not, by the text as it was made (`made`), put
 * before the last, which asks for the costs.
 */
export function withClaims(
  target: readonly Block[],
  claim: readonly Block[],
  made: readonly Block[],
  newId: NewId,
): Block[] {
  const madeIds = new Set(claimLists(made).flatMap(list => list.items.map(item => item.id)))
  const own = claimLists(claim).flatMap(list => list.items.filter(item => !madeIds.has(item.id)))
  const list = claimLists(target).at(-1)
  if (!list || made.length === 0) return [...target]
  const present = new Set(list.items.map(item => JSON.stringify(item.inlines)))
  const carried = own
    .filter(item => wordsOf(item.inlines) !== '' && !present.has(JSON.stringify(item.inlines)))
    .map(item => ({ ...item, id: newId() }))
  const items = [...list.items.slice(0, -1), ...carried, ...list.items.slice(-1)]
  return target.map(block => (block === list ? { ...list, items } : block))
}
