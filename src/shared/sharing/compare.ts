import { Comment } from '../drafts/comment.ts'
import { label } from '../library/cite/print.ts'
import type { Source } from '../library/model.ts'
import { COMMENTS, mergeComments } from './comments.ts'
import { partName, partsOf, pathOf, type UnitedText, uniteTexts, withValue } from './field-parts.ts'
import { fieldsOf, isEmpty, splitName } from './thing-fields.ts'
import { fieldLabel, readable } from './words.ts'

/** One field on which what is here and what is received are not the same. */
export interface Difference {
  readonly name: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /** both sides changed it, not in the same way */
  readonly conflict: boolean
  /** what stands unless one chooses */
  readonly take: 'mine' | 'theirs'
  /** what is received is an older state than what is here */
  readonly older?: boolean
  /** of a document both sides wrote in: `theirs` is both texts put together, and each passage that could not be is a difference of its own */
  readonly united?: UnitedText
  /** of a part: the title of the entry it is of */
  readonly title?: string
}

/** Private or one's own: what is received is added to it, and never takes anything from it. */
const personal = new Set(['notes', 'tags', 'readings', 'tasks', 'assignees'])

/**
 * Three-way, field by field. `isReceived`: the base is the record as it was last received, so that what it no longer says was
 * taken out by its author; else what the received thing leaves empty is merely not known to it. A field both sides changed is taken
 * apart where it may be: a measure by its properties and stages, a document by its passages.
 */
export function compare(base: object, mine: object, theirs: object, isReceived: boolean): Difference[] {
  const [b, m, t] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)] as const
  const names = new Set([...m.keys(), ...t.keys()])
  // comments left out by who sends say nothing of those that are here
  const all = [...t.keys()].some(isComment) ? [...names] : [...names].filter(name => !isComment(name))
  return all.flatMap(name =>
    differences({ name, base: b.get(name), mine: m.get(name), theirs: t.get(name) }, isReceived),
  )
}

type Sides = Pick<Difference, 'name' | 'base' | 'mine' | 'theirs' | 'title'>

function differences(sides: Sides, isReceived: boolean): Difference[] {
  const { name, base, mine } = sides
  const theirs = name === 'tags' ? mergeValues(mine, sides.theirs) : mergedComment(sides)
  if (equal(mine, theirs)) return []
  if (isEmpty(theirs) && (!isReceived || personal.has(name))) return []
  const changes = { mine: !equal(mine, base), theirs: !equal(theirs, base) }
  // tags add up: there is nothing to choose between
  if (name === 'tags') return [{ name, base, mine, theirs, conflict: false, take: 'theirs' }]
  const isConflict = changes.mine && changes.theirs
  if (isComment(name) && mine && theirs) return [{ ...sides, theirs, conflict: false, take: 'theirs' }]
  const parts = isConflict ? partDifferences({ ...sides, theirs }, isReceived) : undefined
  if (parts) return parts
  const isMine = changes.mine || (!isReceived && liftsDoubt(name, mine, theirs))
  return [{ ...sides, theirs, conflict: isConflict, take: isMine ? 'mine' : 'theirs' }]
}

const isComment = (name: string): boolean => splitName(name)[0] === COMMENTS

/** A comment as both sides' states of it make it; any other field as it was received. */
function mergedComment({ name, base, mine, theirs }: Sides): unknown {
  if (!isComment(name)) return theirs
  const [before, ours, received] = [base, mine, theirs].map(one => Comment.safeParse(one).data)
  return ours && received ? mergeComments(before, ours, received) : theirs
}

/** The differences of a field both sides changed, part by part; undefined for one that is a whole. */
function partDifferences(sides: Sides, isReceived: boolean): Difference[] | undefined {
  const { name, base, mine, theirs } = sides
  const united = name === 'blocks' ? uniteTexts(base, mine, theirs) : undefined
  if (united) return passageDifferences(sides, united)
  const [b, m, t] = [partsOf(name, base), partsOf(name, mine), partsOf(name, theirs)]
  if (!m || !t) return undefined
  const title = sides.title ?? titleOf(mine)
  return [...new Set([...m.keys(), ...t.keys()])].flatMap(key =>
    differences(
      {
        name: partName(name, key),
        base: b?.get(key),
        mine: m.get(key),
        theirs: t.get(key),
        ...(title && { title }),
      },
      isReceived,
    ),
  )
}

const titleOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
    ? value.title
    : undefined

function passageDifferences({ name, base, mine }: Sides, united: UnitedText): Difference[] {
  const theirs = united.blocks([])
  const text: Difference = { name, base, mine, theirs, conflict: false, take: 'theirs', united }
  const passages = united.conflicts.map(
    (one): Difference => ({
      name: partName(name, one.id),
      base: one.base,
      mine: one.mine,
      theirs: one.theirs,
      conflict: true,
      take: 'mine',
    }),
  )
  return [text, ...passages]
}

/** Someone who never sent the doubt does not lift it by not knowing of it: one has to say so. */
function liftsDoubt(name: string, mine: unknown, theirs: unknown): boolean {
  return name === 'certainty' && isDoubt(mine) && !isDoubt(theirs)
}

const isDoubt = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'certainty' in value && value.certainty === 'to-verify'

/** The thing once each difference is settled: as chosen, else as it stands by default. */
export function settle<T extends object>(
  mine: T,
  differences: readonly Difference[],
  choice: 'take' | 'keep' | Readonly<Record<string, 'mine' | 'theirs'>> = {},
): T {
  const sideOf = (one: Difference) => {
    if (choice === 'take') return 'theirs'
    return choice === 'keep' ? 'mine' : (choice[one.name] ?? one.take)
  }
  const isTaken = (one: Difference) => sideOf(one) === 'theirs'
  const passages = differences.flatMap(one => {
    const [field, passage] = pathOf(one.name)
    return field === 'blocks' && passage !== undefined && isTaken(one) ? [passage] : []
  })
  const changes = differences.filter(isTaken).flatMap(({ name, theirs, united }) => {
    if (united) return [[name, united.blocks(passages)] as const]
    return pathOf(name)[0] === 'blocks' && name !== 'blocks' ? [] : [[name, theirs] as const]
  })
  return changes.reduce((thing, [name, value]) => withValue(thing, name, value), mine)
}

/** `same`: nothing to do unless one asks; `older`: neither, what is received being older; `changed`: only the other side moved; `conflict`: one has to look. */
export function stateOf(differences: readonly Difference[]): 'same' | 'older' | 'changed' | 'conflict' {
  if (differences.some(one => one.conflict)) return 'conflict'
  if (differences.some(one => one.take === 'theirs')) return 'changed'
  return differences.some(one => one.older) ? 'older' : 'same'
}

/** Equal as values: the order of properties and what is left empty do not count. Thousands of texts are compared: none is written out for it. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return isEmpty(a) && isEmpty(b)
  if (Array.isArray(a) !== Array.isArray(b)) return isEmpty(a) && isEmpty(b)
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, at) => equal(value, b[at]))
  const [x, y] = [a as Properties, b as Properties]
  for (const key in x) if (!equal(x[key], Object.hasOwn(y, key) ? y[key] : undefined)) return false
  for (const key in y) if (!Object.hasOwn(x, key) && !isEmpty(y[key])) return false
  return true
}
type Properties = Readonly<Record<string, unknown>>

function mergeValues(mine: unknown, theirs: unknown): unknown {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  return [...new Set([...list(mine), ...list(theirs)])]
}

/** A field of one of several records that their union drops: whose, which field, in words. */
export interface LeftOut {
  readonly from: string
  readonly field: string
  readonly words: string
}

/** Fields that a merge adds up, or that tell the origin of a record: none of them is lost. */
const MERGED_FIELDS = new Set([
  'notes',
  'tags',
  'readings',
  'numbers',
  'provenance',
  'certainty',
  'withdrawn',
])
const MAX_TEXT_CHARS = 300

/** Lists the fields of other records that a merge of sources drops, because the one kept says something else. */
export const leftOut = (union: Source, records: readonly Source[]): LeftOut[] =>
  records.flatMap(other =>
    compare(union, union, other, false)
      .filter(({ name }) => !MERGED_FIELDS.has(splitName(name)[0]))
      .flatMap(({ name, theirs }) => {
        const words = readable(name, theirs, id => id) ?? ''
        if (!words) return []
        const short = words.length > MAX_TEXT_CHARS ? `${words.slice(0, MAX_TEXT_CHARS)}…` : words
        return [{ from: label(other), field: fieldLabel(name, theirs), words: short }]
      }),
  )
