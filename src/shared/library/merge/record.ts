import type { Provenance } from '../../kernel/common.ts'
import { textAbsent } from '../absent.ts'
import { isHistoryAlone, settleHistory } from '../history-versions.ts'
import { tellsLanguage } from '../languages.ts'
import type { Article, Passage, Source, Version } from '../model.ts'
import { isAnsweredByText } from '../reading.ts'
import { settleContested } from './contested.ts'
import { joinArticleLanguages, joinLanguages } from './languages.ts'

type Fields = Record<string, unknown>

const untouchedFields = new Set(['id', 'kind', 'revision', 'updatedAt'])
const lists = new Set(['numbers', 'tags'])
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
const empty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && !value.length)

/**
 * How a record stands to what is known of its source: it `corrects` what the same record said before; it `joins` as another
 * record, which fills what was not known, and whose newer wording tells where the article stands; or it `completes`, being older
 * or without a date, and nothing known changes.
 */
export type Relation = 'corrects' | 'joins' | 'completes'

/** Merges what is known of a source with another record of it. Versions, numbers, tags and provenances add up. */
export function mergeRecord(base: Source, record: Source, relation: Relation): Source {
  if (base.kind !== record.kind) return base
  const isReimport = relation === 'corrects'
  const isNewerWording =
    relation === 'joins' && base.kind === 'article' && record.kind === 'article' && isNewer(base, record)
  const newer = isReimport || isNewerWording
  const result: Fields = { ...base }
  for (const [key, value] of Object.entries(record)) {
    if (untouchedFields.has(key) || empty(value)) continue
    const old = result[key]
    if (empty(old)) result[key] = value
    else if (lists.has(key)) result[key] = [...new Set([...(old as string[]), ...(value as string[])])]
    else if (newer) result[key] = value
  }
  result.provenance = joinLists(
    base.provenance,
    record.provenance,
    one => `${one.publisher} ${one.file ?? ''}`,
    (known, other) => relation === 'completes' || (known.asOf ?? '') > (other.asOf ?? ''),
  )
  result.certainty = isReimport ? record.certainty : certaintyOf(base, record)
  if (base.kind === 'article' && record.kind === 'article') {
    result.of = newer
      ? { ...base.of, ...withoutUndefined(record.of) }
      : { ...record.of, ...withoutUndefined(base.of) }
    const versions = joinLists(
      base.versions,
      record.versions,
      version => version.id,
      () => relation === 'completes',
    ).sort(byStart)
    result.versions = settleHistory(versions)
    result.provenance = leadingToNewest(result.provenance as Article['provenance'], versions)
    Object.assign(result, joinArticleLanguages(base, record))
  }
  if (base.kind === 'decision' && record.kind === 'decision' && base.text.length && record.text.length) {
    const better = betterText(base, record, isReimport)
    result.text = better.text
    result.punctuation = better.punctuation
  }
  if (base.kind === 'decision' && record.kind === 'decision')
    Object.assign(result, joinLanguages(base, record))
  const settlement = settleContested(base, record, result.provenance as Source['provenance'])
  if (settlement) Object.assign(result, settlement.fields, { provenance: settlement.provenance })
  if (result.caveat === textAbsent && !empty(result.text)) {
    delete result.caveat
    if ('text' in record && tellsLanguage(record.caveat)) result.caveat = record.caveat
  }
  const source = result as Source
  if (!isAnsweredByText(source)) return source
  const { caveat: _, ...rest } = source
  return { ...rest, certainty: 'verified' }
}

/** Keeps the user's changes since `base`, field by field; the other fields become those of `next`. */
export function keepEdits(base: Source, mine: Source, next: Source): Source {
  const before: Fields = { ...base }
  const mineFields: Fields = { ...mine }
  const result: Fields = { ...next }
  for (const key of new Set([...Object.keys(before), ...Object.keys(mineFields)]))
    if (!same(before[key], mineFields[key])) result[key] = mineFields[key]
  const removals = base.tags.filter(tag => !mine.tags.includes(tag))
  const own = mine.tags.filter(tag => !base.tags.includes(tag))
  return {
    ...result,
    tags: [...new Set([...next.tags.filter(tag => !removals.includes(tag)), ...own])],
  } as Source
}

/** Whether two sources have the same content, whatever their revisions and dates of saving. */
export function sameContent(a: Source, b: Source): boolean {
  const content = (source: Source) =>
    Object.fromEntries(
      Object.entries(source)
        .filter(([key, value]) => !empty(value) && !untouchedFields.has(key))
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    )
  return same(content(a), content(b))
}

const byStart = (a: Version, b: Version) => (a.from ?? '').localeCompare(b.from ?? '')

function isNewer(base: Article, record: Article): boolean {
  const last = (versions: readonly Version[]) =>
    versions.reduce((latest, { from = '' }) => (from > latest ? from : latest), '')
  if (isHistoryAlone(record.versions) && !isHistoryAlone(base.versions)) return false
  return !base.versions.length || (record.versions.length > 0 && last(record.versions) >= last(base.versions))
}

/** `stays`: whether the one known stands before another of its key. */
function joinLists<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
  stays: (earlier: T, other: T) => boolean,
): T[] {
  const all = new Map(before.map(one => [key(one), one]))
  for (const one of after) {
    const earlier = all.get(key(one))
    if (earlier === undefined || !stays(earlier, one)) all.set(key(one), one)
  }
  return [...all.values()]
}

/** Addresses of a wording, at its publisher, lead to the newest of that publisher's wordings, whichever record came last. */
function leadingToNewest(provenance: readonly Provenance[], versions: readonly Version[]): Provenance[] {
  const wording = /([A-Z]{4}ARTI)\d{12}$/
  return provenance.map(one => {
    const prefix = one.url && wording.exec(one.url)?.[1]
    const newest =
      prefix && versions.findLast(({ id, status }) => id.startsWith(prefix) && !status.endsWith('MORT_NE'))
    return newest ? { ...one, url: one.url?.replace(wording, newest.id) } : one
  })
}

/** Something to verify in words of ours stays to verify when an official record comes to join them. */
function certaintyOf(base: Source, record: Source) {
  if (base.caveat || record.caveat)
    return base.certainty === 'to-verify' || record.certainty === 'to-verify' ? 'to-verify' : 'verified'
  return base.certainty === 'verified' || record.certainty === 'verified' ? 'verified' : 'to-verify'
}

interface PrintedText {
  readonly text: Passage[]
  readonly punctuation: 'as-published' | 'damaged'
}

/** Whole punctuation before damaged, then the record that corrects, then the longer text. */
function betterText(base: PrintedText, record: PrintedText, isReimport: boolean): PrintedText {
  if (base.punctuation !== record.punctuation) return base.punctuation === 'as-published' ? base : record
  const length = ({ text }: PrintedText) => text.reduce((sum, passage) => sum + passage.text.length, 0)
  return isReimport || length(record) > length(base) ? record : base
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !empty(value))) as Partial<T>
}
