import type { SourceKind } from '../../../kernel/common.ts'
import type { Treatment } from '../../graph.ts'
import { sourceKinds } from '../../kinds/registry.ts'
import type { Argument, Passage, Source } from '../../model.ts'
import { treatments } from '../find/decisions/treatment.ts'
import { type FindContext, type FoundCitation, findInPassages } from '../find/find.ts'
import { withName } from './day.ts'

/** Where something is cited: the passage's index, and the first and last characters there. */
export type PlaceIn = readonly [passage: number, start: number, end: number]

/** One thing a text cites, however often. */
export interface CitedHere {
  readonly key: string
  /** every key its source may bear, the likeliest first */
  readonly keys: readonly string[]
  readonly kind: FoundCitation['kind']
  readonly label: string
  readonly treatment: Treatment
  readonly times: number
  /** the first of them */
  readonly places: readonly PlaceIn[]
}

/** Places kept of one citation: beyond, it is only counted. */
const KEPT_PLACES = 12

/**
 * Everything a source's text cites, in the order it appears, one entry for each thing. What a passage calls « précité » is
 * found in those before it.
 */
export const readCitations = (source: Source): CitedHere[] =>
  (readers[source.kind] as (source: Source) => CitedHere[])(source)

const readers: { readonly [K in SourceKind]: (source: Extract<Source, { kind: K }>) => CitedHere[] } = {
  decision: source => {
    const founds = findInPassages(source.text, sourceKinds.decision.speaker(source))
    return gather(founds, treatments(source.text, founds))
  },
  article: source => ofWordings(sourceKinds.article.passages(source), sourceKinds.article.speaker(source)),
  argument: restsOn,
  document: source => gather(findInPassages(source.text, sourceKinds.document.speaker(source))),
}

/** Each wording of an article is a text of its own; what an older one cites too is counted where the newest says it. */
function ofWordings(wordings: readonly Passage[], context: FindContext): CitedHere[] {
  const all = new Map<string, CitedHere>()
  for (const [n, wording] of wordings.entries())
    for (const one of gather(findInPassages([wording], context)))
      if (!all.has(one.key))
        all.set(one.key, { ...one, places: one.places.map(([, start, end]) => [n, start, end]) })
  return [...all.values()]
}

function gather(founds: readonly FoundCitation[][], effects?: ReturnType<typeof treatments>): CitedHere[] {
  const names = sameDecisions(founds.flat())
  const all = new Map<string, { -readonly [K in keyof CitedHere]: CitedHere[K] } & { places: PlaceIn[] }>()
  for (const [passage, citation] of founds.flatMap((row, n) => row.map(one => [n, one] as const))) {
    const { start, end } = citation
    const key = names.get(citation.key) ?? ofDay(citation) ?? canonical(citation)
    if (/^article:\??\|/.test(key)) continue
    const treatment = effects?.get(citation.key) ?? 'cites'
    const entry = all.get(key)
    if (!entry) {
      const { keys, kind, label } = citation
      all.set(key, { key, keys, kind, label, treatment, times: 1, places: [[passage, start, end]] })
      continue
    }
    entry.times += 1
    if (treatment !== 'cites') entry.treatment = treatment
    if (entry.places.length < KEPT_PLACES) entry.places.push([passage, start, end])
    // the fuller of two ways to cite names it best
    if (citation.key === key) {
      entry.keys = citation.keys
      entry.label = citation.label
    }
  }
  return [...all.values()]
}

/** An argument names its authorities by their ids, in its list and in its texts. */
function restsOn({
  authorities,
  thesis,
  shortForm,
  development,
  pairs,
  facts,
  variants,
}: Argument): CitedHere[] {
  const texts = [
    thesis,
    shortForm,
    development,
    ...pairs.flatMap(Object.values),
    ...facts.map(one => one.text),
    ...Object.values(variants),
  ].join('\n')
  const proofs = facts.flatMap(({ source }) => source ?? [])
  const ids = [...texts.matchAll(/\[\[([^\]|]+)/g)].map(([, id = '']) => id.trim())
  const times = new Map<string, number>()
  for (const id of [...authorities.map(one => one.source), ...proofs, ...ids])
    times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].map(([id, n]) => {
    const key = `id:${id}`
    return { key, keys: [key], kind: 'document', label: id, treatment: 'cites', times: n, places: [] }
  })
}

/** A decision told by its court and day: its name goes with it, for a day may have several. */
function ofDay({ kind, key, keys, name, numbers }: FoundCitation): string | undefined {
  if (kind !== 'decision' || numbers?.length || keys.length > 1 || !name) return undefined
  return withName(key, name)
}

/** An act whose number is known is named by it, however it is dated. */
function canonical({ kind, key, keys }: FoundCitation): string {
  if (kind !== 'article' && kind !== 'text') return key
  const isDated = (one: string) => /\d{4}-\d{2}-\d{2}\|/.test(one)
  return (isDated(key) && keys.find(one => !isDated(one))) || key
}

/**
 * A text names a decision whole once, then by a part of it: « l'arrêt du 29 octobre 2020 de la cour » is the only one of that
 * court and day that it gave a number; « n° 448611 » the only one of that court and number that it dated.
 */
function sameDecisions(founds: readonly FoundCitation[]): Map<string, string> {
  const wholes = new Map<string, Set<string>>()
  const parts = new Set<string>()
  for (const { kind, key } of founds) {
    const [place, seat, number, date] = kind === 'decision' ? key.split('|') : []
    if (number === undefined || date === undefined) continue
    if (!number || !date) parts.add(key)
    else
      for (const part of [`${place}|${seat}||${date}`, `${place}|${seat}|${number}|`])
        wholes.set(part, (wholes.get(part) ?? new Set()).add(key))
  }
  const same = new Map<string, string>()
  for (const part of parts) {
    const [only, ...rest] = wholes.get(part) ?? []
    if (only && !rest.length) same.set(part, only)
  }
  return same
}

const CHARACTERS_BEFORE = 140
const LONGEST_CHARACTERS = 300

/** The sentence in which a citation stands, from its beginning, cut at words where it is long. */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = Math.max(0, start - CHARACTERS_BEFORE)
  // with the first letter of the citation, which may begin the sentence
  const head = text.slice(from, start + 1)
  const stop = [...head.matchAll(/[.;:!?»]\s+(?=\p{Lu}|«|")/gu)].at(-1)
  if (stop) from += stop.index + stop[0].length
  else if (from > 0) from += head.search(/\s/) + 1
  let to = Math.min(text.length, Math.max(end, from + LONGEST_CHARACTERS))
  const tail = text.slice(end, to)
  const next = /[.;](?=\s)/.exec(tail)
  if (next) to = end + next.index + 1
  else if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to))
  const cut = from > 0 && !stop
  return `${cut ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length && !next ? ' …' : ''}`
}
