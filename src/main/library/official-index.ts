import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { squash } from '../../shared/french/fold.ts'
import { Day } from '../../shared/kernel/common.ts'
import type { FoundCitation } from '../../shared/library/cite/find/found-citation.ts'
import { benchOfKey, keysOf } from '../../shared/library/keys.ts'
import { type Article, Court, type Decision, type Source } from '../../shared/library/model.ts'
import { resource } from '../kernel/places.ts'

/** The facts of a decision as its publisher gives them in an open archive, without a word of its text. */
export const IndexedDecision = z.object({
  court: Court,
  city: z.string().optional(),
  date: Day,
  numbers: z.array(z.string()).min(1),
  formation: z.string().optional(),
  nature: z.string().optional(),
  name: z.string().optional(),
  publication: z.string().optional(),
  ecli: z.string().optional(),
  solution: z.string().optional(),
  /** how many numbered points its text has */
  points: z.int().positive().optional(),
})
export type IndexedDecision = z.infer<typeof IndexedDecision>

/** `resources/official-index.jsonl`: decisions of the archives that it names, and the numbers of the articles of whole codes. */
export const OfficialIndex = z.object({
  archives: z.array(z.string()),
  decisions: z.array(IndexedDecision),
  codes: z.array(z.object({ title: z.string(), asOf: Day, numbers: z.array(z.string()) })),
})
export type OfficialIndex = z.infer<typeof OfficialIndex>

/** Reads the file: its archives and codes on the first line, then a decision on each. */
export function readOfficialIndex(text: string): OfficialIndex {
  const [head = '{}', ...decisions] = text.trim().split('\n')
  return OfficialIndex.parse({
    ...(JSON.parse(head) as object),
    decisions: decisions.map(line => JSON.parse(line) as unknown),
  })
}

interface Reader {
  readonly byKey: ReadonlyMap<string, Source>
  readonly byNumber: ReadonlyMap<string, readonly Decision[]>
  /** by the place in a natural key, then the day */
  readonly byDay: ReadonlyMap<string, readonly Decision[]>
  readonly points: ReadonlyMap<string, number>
  /** the day of the state of each whole code, by the beginning of its keys: `article:code x` */
  readonly wholeCodes: ReadonlyMap<string, string>
}

let reader: Reader | undefined

/** The index, read the first time it is needed. */
function officialIndex(): Reader {
  if (reader) return reader
  const file = readOfficialIndex(readFileSync(resource('official-index.jsonl'), 'utf8'))
  const byKey = new Map<string, Source>()
  const byNumber = new Map<string, Decision[]>()
  const byDay = new Map<string, Decision[]>()
  const points = new Map<string, number>()
  for (const [at, { points: count, ...facts }] of file.decisions.entries()) {
    const source: Decision = {
      ...bare(`index:${at}`),
      kind: 'decision',
      ...facts,
      text: [],
      punctuation: 'as-published',
    }
    for (const key of keysOf(source)) byKey.set(key, source)
    for (const one of facts.numbers) byNumber.set(squash(one), [...(byNumber.get(squash(one)) ?? []), source])
    for (const place of new Set(keysOf(source).flatMap(key => benchOfKey(key) ?? [])))
      byDay.set(`${place}${facts.date}`, [...(byDay.get(`${place}${facts.date}`) ?? []), source])
    if (count) points.set(source.id, count)
  }
  const wholeCodes = new Map<string, string>()
  for (const { title, asOf, numbers } of file.codes)
    for (const number of numbers) {
      const source: Article = {
        ...bare(`index:${title}:${number}`),
        kind: 'article',
        of: { nature: 'code', title },
        number,
        path: [],
        versions: [],
      }
      for (const key of keysOf(source)) {
        byKey.set(key, source)
        if (key.startsWith('article:')) wholeCodes.set(key.slice(0, key.indexOf('|')), asOf)
      }
    }
  reader = { byKey, byNumber, byDay, points, wholeCodes }
  return reader
}

const bare = (id: string) => ({
  id,
  tags: [],
  provenance: [],
  certainty: 'verified' as const,
  notes: '',
  revision: 0,
  updatedAt: '',
})

/** The source that the index has under one of these keys. */
export function officialOf(keys: readonly string[]): Source | undefined {
  const { byKey } = officialIndex()
  for (const key of keys) {
    const source = byKey.get(key)
    if (source) return source
  }
  return undefined
}

/** The decisions of the index that bear one of the numbers of a citation, or are of its court and its day. */
export function officialLookalikes({ numbers = [], keys, date }: FoundCitation): readonly Decision[] {
  const place = benchOfKey(keys[0] ?? '')
  const { byNumber, byDay } = officialIndex()
  const ofDay = place && date ? (byDay.get(`${place}${date}`) ?? []) : []
  return [...new Set([...numbers.flatMap(one => byNumber.get(squash(one)) ?? []), ...ofDay])]
}

/** The record of the index for the same decision. */
export function officialDecision(source: Source): Decision | undefined {
  const official = source.kind === 'decision' ? officialOf(keysOf(source)) : undefined
  return official?.kind === 'decision' ? official : undefined
}

/** How many points the text of a decision has, by its publisher; undefined where the index has not counted them. */
export function officialPoints(source: Source): number | undefined {
  const official = officialDecision(source)
  return official && officialIndex().points.get(official.id)
}

/** The state of a code of which the index has every number, where an article (`article:code x|l-1`) is not among them. */
export const officialMissing = (key: string): string | undefined => {
  const { wholeCodes, byKey } = officialIndex()
  return byKey.has(key) ? undefined : wholeCodes.get(key.slice(0, key.indexOf('|')))
}

/** A record with what its publisher says of the same decision where the record is silent. */
export function completeRecord(source: Source): Source {
  if (source.kind !== 'decision' || source.text.length > 0) return source
  const official = officialDecision(source)
  if (!official) return source
  const { formation, publication, ecli, solution, name, nature } = official
  const numbers = [...new Set([...source.numbers, ...official.numbers])]
  const facts = { formation, publication, ecli, solution, name, nature }
  const officialFacts = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const own = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined))
  return { ...officialFacts, ...own, numbers } as Decision
}
