import { label } from '../../../shared/library/cite/print.ts'
import { keysOf, recordKeyOf } from '../../../shared/library/keys.ts'
import type { Source, Version } from '../../../shared/library/model.ts'
import type { Facts } from '../../search/column-writer.ts'
import { headOf, numbersOf, textsOf } from '../../search/source-words.ts'
import { dateOf, factsOf } from '../source-facts.ts'
import { sourceJson } from '../source-json.ts'
import type { Filing } from './last-record.ts'
import { markOf } from './mark.ts'

/** A record that no publisher's archive brought. */
const notFiled: Filing = { folder: '', state: '' }

/** A wording of an article as it is stored. */
export interface PreparedVersion {
  readonly id: string
  data(): string
  /** the same in UTF-8, where it came from another thread */
  readonly json?: Buffer
  readonly from: string
  readonly status: string
}

/** A source made ready to be written: all that takes time and needs no database. */
export interface PreparedSource {
  readonly id: string
  readonly kind: Source['kind']
  /** the key under which this record is remembered, and what tells it from another of the same key */
  readonly record: string
  mark(): string
  /** where and when the publisher filed it */
  readonly folder: string
  readonly state: string
  /** the source as JSON, without its versions, its provenance last */
  data(): string
  /** the same in pieces, where it was not put together yet */
  readonly pieces?: readonly string[]
  /** the same in UTF-8, where it came from another thread */
  readonly json?: Buffer
  readonly versions: readonly PreparedVersion[]
  readonly keys: readonly string[]
  readonly tags: readonly string[]
  readonly numbers: readonly string[]
  readonly label: string
  readonly court: string | null
  readonly date: string | null
  readonly facts: Facts
  /** its words: titles, numbers and names, then the texts */
  readonly head: readonly string[]
  readonly texts: readonly string[]
}

/** Makes a record ready for the library. Pure: it runs in the thread that reads. */
export function prepare(source: Source, { folder, state }: Filing = notFiled): PreparedSource {
  const { pieces, versions } = splitOf(source)
  const date = dateOf(source)
  const citation = label(source)
  const keys = keysOf(source)
  return {
    id: source.id,
    kind: source.kind,
    record: recordKeyOf(source),
    mark: () =>
      markOf(
        Buffer.from(pieces.join('')),
        versions.map(version => Buffer.from(version.data())),
      ),
    folder,
    state,
    pieces,
    data: () => pieces.join(''),
    versions,
    keys,
    tags: [...new Set(source.tags)],
    numbers: numbersOf(source),
    label: citation,
    court: source.kind === 'decision' ? source.court : null,
    date: date ?? null,
    facts: factsOf(source, date),
    head: headOf(source, citation),
    texts: textsOf(source).filter(Boolean),
  }
}

/** Where a DILA record lies, from its path in the archive or in a list of deletions: the same id may lie in two folders. */
export function folderOf(path: string): string {
  const [, publication, force] = /(?:^|\/)(publie|inedit)(?:\/|$)|_(en|non)_vigueur(?=\/|$)/.exec(path) ?? []
  return publication ?? force ?? ''
}

/** The JSON of a source's row, in pieces, and those of its versions. Versions that share an id cannot have rows of their own: they stay. */
export function splitOf(source: Source): { pieces: readonly string[]; versions: PreparedVersion[] } {
  const { provenance } = source
  // copied whole, then emptied: to leave names out of a copy costs several times as much
  const own = { ...source, id: undefined, revision: undefined, updatedAt: undefined, provenance: undefined }
  if (own.kind !== 'article' || new Set(own.versions.map(({ id }) => id)).size < own.versions.length)
    return { pieces: sourceJson(own, provenance), versions: [] }
  return {
    pieces: sourceJson({ ...own, versions: undefined }, provenance),
    versions: own.versions.map(version => {
      const data = JSON.stringify(version)
      return { id: version.id, data: () => data, from: version.from ?? '', status: version.status }
    }),
  }
}

/** The fields a record says of its source, without where they come from. */
export const ownFields = (data: string): string => data.slice(0, data.lastIndexOf('"provenance":'))

/** The wordings of an article: those of its JSON (libraries of an older format), and those of their own rows, which win. */
export function joinVersions(inside: readonly Version[], rows: readonly Version[]): Version[] {
  if (!rows.length) return [...inside]
  const all = new Map(inside.map(version => [version.id, version]))
  for (const version of rows) all.set(version.id, version)
  return [...all.values()].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}
