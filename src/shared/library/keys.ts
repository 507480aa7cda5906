import { squash } from '../french/fold.ts'
import { entryOf } from './kinds/registry.ts'
import type { Source } from './model.ts'

const publisherIds =
  /\b(?:LEGI(?:ARTI|TEXT)|JORF(?:ARTI|TEXT)|KALI(?:ARTI|TEXT)|CETATEXT|JURITEXT|CONSTEXT|CNILTEXT)\d{12}\b/g

/**
 * The natural keys of a source, strongest first: two records that share one are the same source, whoever published them.
 * An argument has none but its id.
 */
export function keysOf(source: Source): readonly string[] {
  if (last && sameButId(last.source, source)) return last.keys
  const keys = unique(entryOf(source).keys(source, recordKeys(source)))
  last = { source, keys }
  return keys
}

/** A record is asked for its keys several times, first to give it an id. Sources are never changed in place. */
let last: { readonly source: Source; readonly keys: readonly string[] } | undefined

function sameButId(one: Source, other: Source): boolean {
  for (const all of [one, other])
    for (const name of Object.keys(all) as (keyof Source)[])
      if (name !== 'id' && one[name] !== other[name]) return false
  return true
}

/**
 * The publisher's own identifiers (`dila:CETATEXT…`, `dila:LEGIARTI…`, one per version): what lists of deletions name. A decision
 * of another publisher has the name of its file there: `file:conseildetatopendata|DCE_492920_20260302.xml`.
 */
export function recordKeys(source: Source): string[] {
  const texts = entryOf(source).identifiers(source)
  const ids = texts.flatMap(text => text.match(publisherIds) ?? []).map(id => `dila:${id}`)
  const files = source.kind === 'decision' ? source.provenance : []
  const names = files.flatMap(({ publisher, file = '' }) =>
    file && !file.match(publisherIds) ? [`file:${squash(publisher)}|${file}`] : [],
  )
  return unique([...ids, ...names])
}

const isRecordKey = (key: string): boolean => /^(?:dila|file):/.test(key)

/** The key under which a record is remembered: the publisher's identifier first; a kind without keys may still come from a record. */
export function recordKeyOf(source: Source): string {
  const keys = keysOf(source)
  return keys.find(isRecordKey) ?? (keys.length ? undefined : recordKeys(source)[0]) ?? `id:${source.id}`
}

/** An id made from what identifies the source, the same at each import: `decision-ce-506370-2026-01-30`. */
export function idOf(source: Source): string {
  const keys = keysOf(source)
  const key = keys.find(one => !isRecordKey(one) && !one.startsWith('ecli:')) ?? keys[0]
  if (!key) return source.id
  return `${source.kind}-${key.slice(key.indexOf(':') + 1).replace(/[^\p{L}\p{N}]+/gu, '-')}`.slice(0, 200)
}

export const unique = (all: readonly string[]) => [...new Set(all)]

/** The beginning of a decision’s key, up to its number: its court and seat; undefined for the key of anything else. */
export const benchOfKey = (key: string): string | undefined => /^decision:[^|]+\|[^|]*\|/.exec(key)?.[0]
