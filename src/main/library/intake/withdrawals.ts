import type { Source } from '../../../shared/library/model.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import { otherPublishers } from '../../../shared/library/withdrawal.ts'
import type { Database } from '../../kernel/database/open.ts'
import { adopting } from '../funds/adopt.ts'
import { resting } from '../own.ts'
import { type Row, sourceRows, toJson } from '../source-rows.ts'
import { type Writing, writing } from '../writing.ts'
import { newestIn, readMemory, writeMemory } from './last-record.ts'
import { folderOf, type PreparedSource } from './prepare.ts'
import { isListed, type Tombstones, tombstones } from './tombstones.ts'
import { noteWithdrawn } from './withdrawn-mark.ts'

const now = () => new Date().toISOString()

/** Takes out of the library what its publishers took back, and remembers it. */
export function withdrawals(db: Database, graves: Tombstones = tombstones(db)) {
  const rows = sourceRows(db)
  const rests = resting(db)
  const adopt = adopting(db)

  /** A wording goes from its article, with its key. */
  function dropVersion(write: Writing, row: Row, name: string, without: (source: Source) => Source): void {
    rows.update(
      write,
      row,
      without(rows.read(row)),
      row.base ? toJson(without(rows.baseOf(row))) : null,
      now(),
    )
    rows.dropKey(name)
    write.reindex(row.seq)
    noteWithdrawn(db)
  }

  /**
   * A source goes with its texts, under every name it has, so that no older record of its publisher brings it back; where another
   * publisher gives it too, or something of the user's rests on it, it stays, marked as withdrawn that day. Was it there unmarked?
   */
  function dropSource(write: Writing, row: Row, listed: string): boolean {
    const source = rows.read(row)
    // the number of an article is not taken back with a wording of it: others may bear it
    if (source.kind !== 'article') for (const name of rows.naturalKeys(row.seq)) graves.put(name, '', listed)
    rows.forget(row.seq)
    if (!rests(row) && otherPublishers(source).length === 0) {
      rows.remove(write, row.seq, 'import', now())
      rows.eraseTexts(row)
      noteWithdrawn(db)
      return true
    }
    mark(write, row, listed)
    return !source.withdrawn
  }

  /** Marks a source that stays as taken back by a list. */
  function mark(write: Writing, row: Row, listed: string): void {
    const day = dayOfState(listed) ?? now().slice(0, 10)
    const markWithdrawn = <T extends Source>(one: T): T => ({ ...one, withdrawn: day })
    const base = row.base ? toJson(markWithdrawn(rows.baseOf(row))) : null
    rows.update(write, row, markWithdrawn(rows.read(row)), base, now())
  }

  /** Whether the publisher of the lists gave a source, as another record than `name`, in that state or a newer one. */
  const isMetSince = (seq: number, listed: string, name = ''): boolean =>
    rows
      .memories(seq)
      .some(({ key, hash }) => key !== name && isListed(key) && newestIn(readMemory(hash), '') >= listed)

  return {
    /**
     * The publisher took back what bears this key (`LEGIARTI…`, `CETATEXT…`), from that folder of its own (a path of its list),
     * in that state of its base (`20260501-213000`). The list is remembered, so that nothing older returns. Was there something?
     */
    retire(key: string, folder = '', state = ''): boolean {
      const name = key.includes(':') ? key : `dila:${key}`
      const from = folderOf(`${folder}/`)
      adopt.byKeys([name])
      const holder = rows.key(name)
      const memory = readMemory(holder?.hash)
      return writing(db, write => {
        // a list without a date takes back what the library holds today
        const listed = state || newestIn(memory, from)
        graves.put(name, from, listed)
        const row = holder && rows.bySeq(holder.seq)
        if (!row || row.removedAt || newestIn(memory, from) > listed) return false
        const folders = new Map([...memory.folders].filter(([one]) => one !== '' && one !== from))
        // The same record lies in another folder still, or the list speaks of one where we never met it.
        if (from && folders.size) {
          rows.remember(name, row.seq, writeMemory({ ...memory, folders }))
          return false
        }
        const version = name.replace(/^dila:/, '')
        const without = (one: Source): Source =>
          one.kind === 'article' ? { ...one, versions: one.versions.filter(({ id }) => id !== version) } : one
        const remainder = without(rows.read(row))
        if (remainder.kind === 'article' && remainder.versions.length) {
          dropVersion(write, row, name, without)
          return true
        }
        // published again under another name
        if (isMetSince(row.seq, listed, name)) {
          rows.dropKey(name)
          return false
        }
        return dropSource(write, row, listed)
      })
    },
    /**
     * A record came that a list took back before it was met: an older copy under its other names goes too, unless the source was
     * met since, in another folder or as another record.
     */
    bury(write: Writing, one: PreparedSource, listed: string): void {
      if (one.kind === 'article') return
      const holder = one.keys.flatMap(name => rows.key(name) ?? [])[0]
      const row = holder && rows.bySeq(holder.seq)
      const isSame = row?.kind === one.kind
      if (isSame && isMetSince(row.seq, listed)) return
      for (const name of one.keys) if (name !== one.record) graves.put(name, '', listed)
      if (isSame && !row.removedAt) dropSource(write, row, listed)
    },
    /** A record of another publisher came: where a list took its source back, and nothing of its publisher came since, that is told. */
    tell(write: Writing, seq: number, listed: string): void {
      const row = rows.bySeq(seq)
      if (row && !row.removedAt && !isMetSince(seq, listed)) mark(write, row, listed)
    },
  }
}
