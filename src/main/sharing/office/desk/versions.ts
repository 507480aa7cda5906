import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ExhibitFile } from '../../../../shared/exhibits/model.ts'
import { lastBytes } from '../../../../shared/kernel/caches.ts'
import {
  type MergeCache,
  type Resolution,
  resolveHistory,
} from '../../../../shared/sharing/office/history.ts'
import { mergeStates } from '../../../../shared/sharing/office/merge-states.ts'
import {
  canonicalJson,
  type OfficeKind,
  type ThingState,
  ThingVersion,
} from '../../../../shared/sharing/office/thing-state.ts'
import { oncePer } from '../../../kernel/database/once.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { historyOf } from '../histories.ts'
import { writingTimes } from '../writing-times.ts'
import { officeStore, type VersionRow } from './store.ts'

/** The hash a version is known by: of all that was written of it but how the space names its files, which differs from one sealing to the next. */
export const versionHash = ({
  files: _files,
  stateBlob: _blob,
  ...version
}: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(canonicalJson(version)).digest('hex')

/** Adds to a space a version made here, which it has yet to be sent. */
export function addOwnVersion(db: Database, space: string, version: ThingVersion, author: string): string {
  // as it will be read: what a schema completes counts in the hash
  const whole = ThingVersion.parse(JSON.parse(JSON.stringify(version)))
  const hash = versionHash(whole)
  officeStore(db).addVersion(
    rowOf(space, whole, hash, { author: authors(author, whole), member: '', isSent: false }),
    whole,
  )
  if (whole.writtenAt !== undefined) writingTimes(db).noteWriting(space, hash, whole.writtenAt)
  return hash
}

/** Who wrote a version, as the journal says it: its author, with those of a text written at once. */
export const authors = (author: string, { others = [] }: Pick<ThingVersion, 'others'>): string =>
  others.length > 0 ? `${author} avec ${others.join(', ')}` : author

export const rowOf = (
  space: string,
  { kind, id, at, parents, label, state }: ThingVersion,
  hash: string,
  about: Pick<VersionRow, 'author' | 'member' | 'isSent'>,
): VersionRow => ({ space, kind, id, hash, at, parents, label, isRemoval: state.value === null, ...about })

/** Characters of the merged states that are remembered: those of some forty long texts. */
const MERGE_CHARS = 4_000_000

/** Merged states of a library: a meeting asks for the same ones several times, and the next one goes on from them. */
const mergesOf = oncePer((): MergeCache => {
  const states = lastBytes<ThingState>(MERGE_CHARS)
  return {
    get: states.get,
    set: (name, state) => void states.keep(name, state, JSON.stringify(state).length),
  }
})

/** The state that all versions known of a thing give. */
export function resolveThing(
  db: Database,
  space: string,
  kind: OfficeKind,
  id: string,
): Resolution | undefined {
  const store = officeStore(db)
  return resolveHistory(kind, historyOf(db, space, kind, id), hash => store.state(space, hash), mergesOf(db))
}

/** The state that some versions of a thing and their ancestors give: what a desk had before it knew the others. */
export function stateAt(
  db: Database,
  space: string,
  { kind, id }: { readonly kind: OfficeKind; readonly id: string },
  hashes: readonly string[],
): ThingState | undefined {
  const store = officeStore(db)
  const versions = historyOf(db, space, kind, id)
  const lineage = ancestorsOf(versions, hashes)
  return resolveHistory(
    kind,
    versions.filter(one => lineage.has(one.hash)),
    hash => store.state(space, hash),
    mergesOf(db),
  )?.state
}

/** Some versions of a thing and all that they come from. */
export function ancestorsOf(
  versions: readonly Pick<VersionRow, 'hash' | 'parents'>[],
  hashes: readonly string[],
): ReadonlySet<string> {
  const all = new Map(versions.map(one => [one.hash, one]))
  const lineage = new Set<string>()
  const pending = [...hashes]
  for (let hash = pending.pop(); hash !== undefined; hash = pending.pop()) {
    if (lineage.has(hash)) continue
    lineage.add(hash)
    pending.push(...(all.get(hash)?.parents ?? []))
  }
  return lineage
}

/** A state without what one version had changed: merged backwards; undefined where what preceded it has not come. */
export function stateWithout(
  db: Database,
  space: string,
  version: Pick<VersionRow, 'kind' | 'id' | 'hash' | 'parents'>,
  state: ThingState,
): ThingState | undefined {
  const [after, before] = [
    stateAt(db, space, version, [version.hash]),
    stateAt(db, space, version, version.parents),
  ]
  if (!after || !before) return undefined
  const bare = (one: ThingState): ThingState => ({ ...one, open: [] })
  const merged = mergeStates(
    version.kind,
    bare(after),
    { state: bare(state), from: version.hash },
    { state: bare(before), from: version.parents[0] ?? version.hash },
  )
  return { ...merged, open: [...state.open, ...merged.open] }
}

const Filed = z.object({
  receipt: ExhibitFile.optional(),
  drafts: z.array(z.object({ files: z.array(ExhibitFile) })).default([]),
})
const WithFile = z.object({ file: ExhibitFile.optional() })
const Pictured = z.looseObject({ kind: z.literal('image'), hash: z.string() })

/** The kinds of things that may name files. */
export const WITH_FILES: readonly OfficeKind[] = ['exhibit', 'filing', 'draft', 'document']

/** The files that a thing names, by their content. */
export function filesOf(
  kind: OfficeKind,
  value: Readonly<Record<string, unknown>> | null | undefined,
): string[] {
  if (!value) return []
  switch (kind) {
    case 'exhibit': {
      const { file } = WithFile.parse(value)
      return file ? [file.sha256] : []
    }
    case 'filing': {
      const { receipt, drafts } = Filed.parse(value)
      return [
        ...(receipt ? [receipt.sha256] : []),
        ...drafts.flatMap(one => one.files.map(file => file.sha256)),
        ...pictures(value.contents),
      ]
    }
    case 'draft':
    case 'document':
      return pictures(value.blocks)
    default:
      return []
  }
}

/** Pictures anywhere in a value. */
export function pictures(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const picture = Pictured.safeParse(value).data
  return picture ? [picture.hash] : [...new Set(Object.values(value).flatMap(pictures))]
}
