import { createHash, randomUUID } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { wordChange } from '../../shared/drafts/merge/compare.ts'
import { Block, Draft } from '../../shared/drafts/model.ts'
import type { DraftVersion, VersionKind } from '../../shared/drafts/version.ts'
import { DAY_MS } from '../../shared/kernel/days.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

/**
 * The versions that age lets go. Named and exported ones stay for ever, and so does all of the last two weeks; of what is
 * older, the last of each day for a year, then the last of each month.
 */
export function outdatedIds(versions: readonly KeptVersion[], now: string): string[] {
  const slots = new Set<string>()
  const newest = versions.toSorted((a, b) => b.at.localeCompare(a.at))
  return newest.flatMap(({ id, at, kind }) => {
    if (kind === 'named' || kind === 'export' || kind === 'base') return []
    const age = Date.parse(now) - Date.parse(at)
    if (age < 14 * DAY_MS) return []
    const period = age < 365 * DAY_MS ? at.slice(0, 10) : at.slice(0, 7)
    if (!slots.has(period)) {
      slots.add(period)
      return []
    }
    return [id]
  })
}

/** A version as it lies in the library: `base` ones are no reader's. */
export interface KeptVersion extends Omit<DraftVersion, 'kind'> {
  readonly kind: VersionKind | 'base'
}
interface Row extends KeptVersion {
  readonly sum: Buffer
  readonly head: string
  readonly blocks: Buffer
}

/** The versions of texts: kept whole, each block once. */
export function versions(db: Database) {
  const columns = 'id, draft, at, kind, name, words, added, removed'
  const list = db.prepare<{ draft: string }, KeptVersion>(
    `SELECT ${columns} FROM draft_versions WHERE draft = @draft ORDER BY at DESC, rowid DESC`,
  )
  const last = db.prepare<{ draft: string }, Row>(
    `SELECT * FROM draft_versions WHERE draft = @draft AND kind <> 'base' ORDER BY at DESC, rowid DESC LIMIT 1`,
  )
  const find = db.prepare<{ id: string }, Row>('SELECT * FROM draft_versions WHERE id = @id')
  const write = db.prepare(
    `INSERT INTO draft_versions (${columns}, sum, head, blocks)
     VALUES (@id, @draft, @at, @kind, @name, @words, @added, @removed, @sum, @head, @blocks)`,
  )
  const say = db.prepare('UPDATE draft_versions SET kind = @kind, name = @name WHERE id = @id')
  const drop = db.prepare('DELETE FROM draft_versions WHERE id = @id')
  const block = db.prepare<{ draft: string; sum: Buffer }, number>(
    'SELECT seq FROM draft_blocks WHERE draft = @draft AND sum = @sum',
  )
  const blockOf = block.pluck()
  const addBlock = db.prepare('INSERT INTO draft_blocks (draft, sum, data) VALUES (@draft, @sum, @data)')
  const data = db.prepare<{ seq: number }, Buffer>('SELECT data FROM draft_blocks WHERE seq = @seq').pluck()
  const seqs = db
    .prepare<{ draft: string }, number>('SELECT seq FROM draft_blocks WHERE draft = @draft')
    .pluck()
  const lists = db
    .prepare<{ draft: string }, Buffer>('SELECT blocks FROM draft_versions WHERE draft = @draft')
    .pluck()
  const dropBlock = db.prepare('DELETE FROM draft_blocks WHERE seq = @seq')
  const bases = db
    .prepare<{ draft: string }, string>(
      `SELECT data ->> '$.base' FROM drafts WHERE id = @draft
       UNION SELECT head ->> '$.base' FROM draft_versions WHERE draft = @draft`,
    )
    .pluck()

  const rowOf = (id: string): Row => {
    const row = find.get({ id })
    if (!row) throw new AppError('not-found', 'Cette version n’est plus dans la bibliothèque.', { id })
    return row
  }
  const read = (row: Row): Draft => {
    const blocks = places(row.blocks).map(seq => {
      const bytes = data.get({ seq })
      if (!bytes)
        throw new AppError('damaged', 'Cette version est abîmée ; le texte d’aujourd’hui n’est pas touché.')
      return Block.parse(JSON.parse(inflateRawSync(bytes).toString('utf8')))
    })
    return Draft.parse({ ...JSON.parse(row.head), id: row.draft, blocks })
  }
  const place = (draft: string, json: string): number => {
    const sum = hash(json)
    const existing = blockOf.get({ draft, sum })
    if (existing !== undefined) return existing
    return Number(addBlock.run({ draft, sum, data: deflateRawSync(Buffer.from(json)) }).lastInsertRowid)
  }

  const keep = db.transaction(
    (draft: Draft, kind: KeptVersion['kind'], options: KeepOptions): KeptVersion => {
      const { name = '', at = new Date().toISOString() } = options
      const { id: _id, blocks, revision: _revision, updatedAt: _at, ...head } = draft
      const jsons = blocks.map(one => JSON.stringify(one))
      const json = JSON.stringify(head)
      const sum = hash([json, ...jsons].join('\n'))
      const before = kind === 'base' ? undefined : last.get({ draft: draft.id })
      if (before?.sum.equals(sum) && !options.id) {
        // the same text twice is one version, known by the better reason to keep it
        const better = rank(kind) > rank(before.kind) || (name !== '' && kind === 'named')
        if (better) say.run({ id: before.id, kind, name: name || before.name })
        else if (kind === 'export' && before.kind === 'export')
          say.run({ id: before.id, kind, name: joinedNames(before.name, name) })
        return withoutStorage(rowOf(before.id))
      }
      const id = options.id ?? randomUUID()
      const change = wordChange(before ? read(before).blocks : [], blocks)
      write.run({
        ...{ id, draft: draft.id, at, kind, name, sum, ...change },
        head: json,
        blocks: deflateRawSync(
          Buffer.from(Uint32Array.from(jsons.map(json => place(draft.id, json))).buffer),
        ),
      })
      if (kind !== 'base') prune(draft.id, at)
      return withoutStorage(rowOf(id))
    },
  )

  /** Drops what the rule of ages lets go, and the blocks and bases nothing rests on any more. */
  function prune(draft: string, now: string): void {
    const all = list.all({ draft })
    const old = outdatedIds(all, now)
    for (const id of old) drop.run({ id })
    const baseIds = new Set(bases.all({ draft }))
    const yesterday = new Date(Date.parse(now) - DAY_MS).toISOString()
    const unusedBases = all.filter(one => one.kind === 'base' && !baseIds.has(one.id) && one.at < yesterday)
    for (const { id } of unusedBases) drop.run({ id })
    if (old.length + unusedBases.length === 0) return
    const usedBlocks = new Set(lists.all({ draft }).flatMap(places))
    for (const seq of seqs.all({ draft })) if (!usedBlocks.has(seq)) dropBlock.run({ seq })
  }

  return {
    /** Versions that a reader may see, the newest first. */
    list: (draft: string): DraftVersion[] =>
      list.all({ draft }).filter((one): one is DraftVersion => one.kind !== 'base'),
    /** All of them, bases included, the oldest first: what goes along with a dossier. */
    all: (draft: string): KeptVersion[] => list.all({ draft }).reverse(),
    get: (id: string): { version: KeptVersion; draft: Draft } => {
      const row = rowOf(id)
      return { version: withoutStorage(row), draft: read(row) }
    },
    find: (id: string): { version: KeptVersion; draft: Draft } | undefined => {
      const row = find.get({ id })
      return row && { version: withoutStorage(row), draft: read(row) }
    },
    /** Keeps a text as it is; one that is already kept as it is gains no second version. */
    keep: (draft: Draft, kind: KeptVersion['kind'], options: KeepOptions = {}): KeptVersion =>
      guarded(() => keep.immediate(draft, kind, options)),
    rename: (id: string, name: string): KeptVersion =>
      guarded(() => {
        const { kind } = rowOf(id)
        say.run({ id, name, kind: name && kind !== 'export' ? 'named' : kind })
        return withoutStorage(rowOf(id))
      }),
  }
}

/** The moment of the oldest version kept of a text. */
export const begunAt = (db: Database, draft: string): string | undefined =>
  db
    .prepare<[string], string | null>('SELECT min(at) FROM draft_versions WHERE draft = ?')
    .pluck()
    .get(draft) ?? undefined

interface KeepOptions {
  readonly name?: string
  readonly at?: string
  /** the id it must have; it is then kept whatever was before it */
  readonly id?: string
}

/** The files that left with one text, each once: « Copie de travail ; Dossier de dépôt ». */
function joinedNames(before: string, name: string): string {
  const separator = '\u00a0; '
  const names = before.split(separator)
  return names.includes(name) ? before : [...names, name].filter(Boolean).join(separator)
}

const withoutStorage = ({ sum: _sum, head: _head, blocks: _blocks, ...version }: Row): KeptVersion => version
const hash = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, 16)
const rank = (kind: KeptVersion['kind']): number =>
  ['base', 'sitting', 'before', 'import', 'export', 'named'].indexOf(kind)

function places(list: Buffer): number[] {
  const bytes = inflateRawSync(list)
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(4 * at))
}
