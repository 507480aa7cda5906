import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { OfficeFile, OfficeKind, ThingState } from '../../../../shared/sharing/office/thing-state.ts'
import { oncePer } from '../../../kernel/database/once.ts'

/** How a space stands on this desk. */
export interface SpaceRow {
  readonly space: string
  /** up to where its changes were received */
  readonly cursor: string
  /** the last time everything was sent and received */
  readonly metAt: string
  /** why the last attempt failed; empty where it did not */
  readonly failure: string
}

/** A version of a thing, without its state. */
export interface VersionRow {
  readonly space: string
  readonly kind: OfficeKind
  readonly id: string
  readonly hash: string
  readonly at: string
  readonly parents: readonly string[]
  readonly label: string
  readonly author: string
  readonly member: string
  readonly isRemoval: boolean
  readonly isSent: boolean
}

/** State that the library was brought to of a thing, without its content. */
export type Standing = Pick<ThingRow, 'kind' | 'id' | 'heads' | 'refusedHeads' | 'refusal'>

/** A thing of a space on this desk: the versions it was brought to, and its content as that left it here. */
export interface ThingRow {
  readonly space: string
  readonly kind: OfficeKind
  readonly id: string
  readonly heads: readonly string[]
  /** undefined where it was removed */
  readonly value: Readonly<Record<string, unknown>> | undefined
  /** the versions that could not be taken, and why */
  readonly refusedHeads: readonly string[]
  readonly refusal: string
}

const Body = z.object({
  state: ThingState,
  files: z.array(OfficeFile),
  stateBlob: z.string().optional(),
  others: z.array(z.string()).optional(),
})
const Value = z.record(z.string(), z.unknown()).nullable()
const Hashes = z.array(z.string())

const pack = (value: unknown): Buffer => deflateRawSync(Buffer.from(JSON.stringify(value)))
const unpack = (bytes: Buffer): unknown => JSON.parse(inflateRawSync(bytes).toString('utf8'))

type StoredVersion = Omit<VersionRow, 'kind' | 'parents' | 'isRemoval' | 'isSent'> & {
  readonly kind: string
  readonly parents: string
  readonly isRemoval: number
  readonly isSent: number
}
type StoredThing = { readonly kind: string; readonly space: string; readonly id: string } & {
  readonly heads: string
  readonly value: Buffer
  readonly refusedHeads: string
  readonly refusal: string
}

/** The spaces of this desk, the versions of their things, and what the library was brought to. */
export const officeStore = oncePer(db => {
  const setSpace = db.prepare(
    `INSERT INTO office_spaces (space, cursor, met_at, failure) VALUES (@space, @cursor, @metAt, @failure)
     ON CONFLICT (space) DO UPDATE SET cursor = @cursor, met_at = @metAt, failure = @failure
     WHERE (cursor, met_at, failure) IS NOT (@cursor, @metAt, @failure)`,
  )
  const spaceRow = db.prepare<{ space: string }, SpaceRow>(
    'SELECT space, cursor, met_at AS metAt, failure FROM office_spaces WHERE space = @space',
  )
  const leavesFiles = db
    .prepare<{ space: string }, number>('SELECT leaves_files FROM office_spaces WHERE space = @space')
    .pluck()
  const setLeavesFiles = db.prepare(
    `INSERT INTO office_spaces (space, cursor, met_at, failure, leaves_files) VALUES (@space, '', '', '', @leaves)
     ON CONFLICT (space) DO UPDATE SET leaves_files = @leaves`,
  )
  const columns = `space, kind, id, hash, at, parents, label, author, member,
    is_removal AS isRemoval, is_sent AS isSent`
  const addVersion = db.prepare(
    `INSERT INTO office_versions (space, kind, id, hash, at, parents, label, author, member, is_removal, is_sent, body)
     VALUES (@space, @kind, @id, @hash, @at, @parents, @label, @author, @member, @isRemoval, @isSent, @body)
     ON CONFLICT (space, hash) DO NOTHING`,
  )
  const ofThing = db.prepare<{ space: string; kind: string; id: string }, StoredVersion>(
    `SELECT ${columns} FROM office_versions WHERE space = @space AND kind = @kind AND id = @id`,
  )
  const version = db.prepare<{ space: string; hash: string }, StoredVersion>(
    `SELECT ${columns} FROM office_versions WHERE space = @space AND hash = @hash`,
  )
  const unsent = db.prepare<{ space: string }, StoredVersion>(
    `SELECT ${columns} FROM office_versions WHERE space = @space AND is_sent = 0 ORDER BY rowid`,
  )
  const latest = db.prepare<{ space: string; limit: number }, StoredVersion>(
    `SELECT ${columns} FROM office_versions WHERE space = @space ORDER BY rowid DESC LIMIT @limit`,
  )
  const body = db
    .prepare<{ space: string; hash: string }, Buffer>(
      'SELECT body FROM office_versions WHERE space = @space AND hash = @hash',
    )
    .pluck()
  const hashes = db
    .prepare<{ space: string }, string>(
      'SELECT hash FROM office_versions WHERE space = @space ORDER BY rowid',
    )
    .pluck()
  const addTaking = db.prepare(
    `INSERT INTO office_takings (space, hash, member, sequence) VALUES (@space, @hash, @member, @sequence)
     ON CONFLICT DO NOTHING`,
  )
  const takenIn = db
    .prepare<{ space: string; hash: string }, number>(
      'SELECT sequence FROM office_takings WHERE space = @space AND hash = @hash',
    )
    .pluck()
  const takings = db
    .prepare<{ space: string; member: string; from: number; upTo: number }, string>(
      `SELECT hash FROM office_takings
       WHERE space = @space AND member = @member AND sequence >= @from AND sequence <= @upTo ORDER BY sequence DESC`,
    )
    .pluck()
  const dropVersion = db.prepare('DELETE FROM office_versions WHERE space = @space AND hash = @hash')
  const markSent = db.prepare(
    'UPDATE office_versions SET is_sent = 1, body = @body WHERE space = @space AND hash = @hash',
  )
  const standings = db.prepare<{ space: string }, Omit<StoredThing, 'space' | 'value'>>(
    'SELECT kind, id, heads, refused_heads AS refusedHeads, refusal FROM office_things WHERE space = @space',
  )
  const keys = db.prepare<{ space: string }, { kind: string; id: string }>(
    'SELECT DISTINCT kind, id FROM office_versions WHERE space = @space',
  )
  const thingColumns = 'space, kind, id, heads, value, refused_heads AS refusedHeads, refusal'
  const things = db.prepare<{ space: string }, StoredThing>(
    `SELECT ${thingColumns} FROM office_things WHERE space = @space`,
  )
  const thing = db.prepare<{ space: string; kind: string; id: string }, StoredThing>(
    `SELECT ${thingColumns} FROM office_things WHERE space = @space AND kind = @kind AND id = @id`,
  )
  const spacesOf = db
    .prepare<{ kind: string; id: string }, string>(
      'SELECT space FROM office_things WHERE kind = @kind AND id = @id ORDER BY space',
    )
    .pluck()
  const setThing = db.prepare(
    `INSERT INTO office_things (space, kind, id, heads, value, refused_heads, refusal)
     VALUES (@space, @kind, @id, @heads, @value, @refusedHeads, @refusal)
     ON CONFLICT (space, kind, id) DO UPDATE SET heads = @heads, value = @value, refused_heads = @refusedHeads, refusal = @refusal`,
  )

  const versionOf = (row: StoredVersion): VersionRow => ({
    ...row,
    kind: OfficeKind.parse(row.kind),
    parents: Hashes.parse(JSON.parse(row.parents)),
    isRemoval: row.isRemoval === 1,
    isSent: row.isSent === 1,
  })
  const thingOf = (row: StoredThing): ThingRow => ({
    space: row.space,
    id: row.id,
    kind: OfficeKind.parse(row.kind),
    heads: Hashes.parse(JSON.parse(row.heads)),
    value: Value.parse(unpack(row.value)) ?? undefined,
    refusedHeads: Hashes.parse(JSON.parse(row.refusedHeads)),
    refusal: row.refusal,
  })
  const bodyOf = (space: string, hash: string) => {
    const bytes = body.get({ space, hash })
    return bytes && Body.parse(unpack(bytes))
  }

  return {
    space: (space: string): SpaceRow =>
      spaceRow.get({ space }) ?? { space, cursor: '', metAt: '', failure: '' },
    setSpace: (row: SpaceRow): void => void setSpace.run(row),
    /** Whether the files of its exhibits stay in a space until this desk asks for them. */
    leavesFiles: (space: string): boolean => leavesFiles.get({ space }) === 1,
    setLeavesFiles: (space: string, leaves: boolean): void =>
      void setLeavesFiles.run({ space, leaves: leaves ? 1 : 0 }),
    /** Adds a version; one that is already there stays as it is. */
    addVersion: (
      row: VersionRow,
      content: { readonly state: ThingState; readonly files: readonly OfficeFile[] },
    ): boolean =>
      addVersion.run({
        ...row,
        parents: JSON.stringify(row.parents),
        isRemoval: row.isRemoval ? 1 : 0,
        isSent: row.isSent ? 1 : 0,
        body: pack(content),
      }).changes > 0,
    versions: (space: string, kind: OfficeKind, id: string): VersionRow[] =>
      ofThing.all({ space, kind, id }).map(versionOf),
    version(space: string, hash: string): VersionRow | undefined {
      const row = version.get({ space, hash })
      return row && versionOf(row)
    },
    /** Versions made here that the space has not yet, in their order. */
    unsent: (space: string): VersionRow[] => unsent.all({ space }).map(versionOf),
    /** The last versions that came, the newest first. */
    latest: (space: string, limit: number): VersionRow[] => latest.all({ space, limit }).map(versionOf),
    state: (space: string, hash: string): ThingState =>
      bodyOf(space, hash)?.state ?? { value: null, open: [] },
    files: (space: string, hash: string): OfficeFile[] => bodyOf(space, hash)?.files ?? [],
    /** names of those who wrote a version with its author */
    others: (space: string, hash: string): readonly string[] | undefined => bodyOf(space, hash)?.others,
    /** The file a long state travels as; undefined for one that travels in its change. */
    stateBlob: (space: string, hash: string): string | undefined => bodyOf(space, hash)?.stateBlob,
    markSent: (space: string, hash: string, files: readonly OfficeFile[], stateBlob?: string): void =>
      void markSent.run({ space, hash, body: pack({ ...bodyOf(space, hash), files, stateBlob }) }),
    /** Remembers the envelope that a version came in. */
    addTaking: (space: string, hash: string, member: string, sequence: number): void =>
      void addTaking.run({ space, hash, member, sequence }),
    /** The number of the envelope that a version came in; undefined for one of this desk. */
    takenIn: (space: string, hash: string): number | undefined => takenIn.get({ space, hash }),
    /** The versions that came in some envelopes of a member, the last first. */
    takings: (space: string, member: string, from: number, upTo: number): string[] =>
      takings.all({ space, member, from, upTo }),
    dropVersion: (space: string, hash: string): void => void dropVersion.run({ space, hash }),
    /** The hash of every version of a space. */
    hashes: (space: string): string[] => hashes.all({ space }),
    /** All things that a version was ever received or made of. */
    keys: (space: string): { kind: OfficeKind; id: string }[] =>
      keys.all({ space }).map(one => ({ kind: OfficeKind.parse(one.kind), id: one.id })),
    standings: (space: string): Standing[] =>
      standings.all({ space }).map(row => ({
        id: row.id,
        kind: OfficeKind.parse(row.kind),
        heads: Hashes.parse(JSON.parse(row.heads)),
        refusedHeads: Hashes.parse(JSON.parse(row.refusedHeads)),
        refusal: row.refusal,
      })),
    things: (space: string): ThingRow[] => things.all({ space }).map(thingOf),
    thing(space: string, kind: OfficeKind, id: string): ThingRow | undefined {
      const row = thing.get({ space, kind, id })
      return row && thingOf(row)
    },
    spacesOf: (kind: OfficeKind, id: string): string[] => spacesOf.all({ kind, id }),
    setThing: (row: ThingRow): void =>
      void setThing.run({
        ...row,
        heads: JSON.stringify(row.heads),
        value: pack(row.value ?? null),
        refusedHeads: JSON.stringify(row.refusedHeads),
      }),
  }
})
