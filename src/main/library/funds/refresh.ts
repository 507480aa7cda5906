import type { Database } from '../../kernel/database/open.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { intake } from '../intake/intake.ts'
import { type RecordMemory, readMemory, supersedes } from '../intake/last-record.ts'
import { prepare } from '../intake/prepare.ts'
import { sourceRows } from '../source-rows.ts'
import { sources } from '../store.ts'
import { writing } from '../writing.ts'
import { type Fund, fundsOf } from './attached.ts'
import { hiddenRows } from './hidden.ts'

const BATCH_SOURCES = 200

/**
 * Completes the sources that the library holds itself by those of a fund, where the fund knows newer records of them, and takes
 * back what the fund knows to be taken back: the library then knows at least as much. How many were completed?
 */
export function refreshFrom(db: Database, fund: Fund): number {
  const { bits } = hiddenRows(db, fund)()
  const seqs = [...bits.keys()].filter(seq => bits[seq] === 1)
  const complete = completing(db, fund)
  let count = 0
  for (let at = 0; at < seqs.length; at += BATCH_SOURCES)
    count += inTurn(db, () =>
      writing(db, () => seqs.slice(at, at + BATCH_SOURCES).filter(seq => complete(seq)).length),
    )
  inTurn(db, () => takeBack(db, fund))
  setSettled(db, fund)
  return count
}

/**
 * Completes the library by the funds with which that was not done to the end: the program was stopped in the middle of it, the file
 * was put there by hand, or the library was put back from a backup.
 */
export function settleFunds({ db, isReadOnly }: Pick<Library, 'db' | 'isReadOnly'>): void {
  if (isReadOnly) return
  for (const fund of fundsOf(db)) if (settledHash(db, fund) !== fund.description.sha256) refreshFrom(db, fund)
}

const settledKey = ({ description }: Fund): string => `library.fund.${description.fund}`

const settledHash = (db: Database, fund: Fund): string | undefined =>
  db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(settledKey(fund))

function setSettled(db: Database, fund: Fund): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(settledKey(fund), fund.description.sha256)
}

function completing(db: Database, fund: Fund): (seq: number) => boolean {
  const own = sourceRows(db)
  const theirs = sourceRows(fund.db)
  const { complete } = intake(db)
  return seq => {
    const row = theirs.bySeq(seq)
    const keys = theirs.keys(seq)
    const holder = row && [{ key: `id:${row.id}` }, ...keys].flatMap(({ key }) => own.key(key) ?? [])[0]
    const target = holder && own.bySeq(holder.seq)
    if (!row || !target || target.kind !== row.kind) return false
    const news = keys.flatMap(({ key, hash }) => {
      const [memory, ownMemory] = [readMemory(hash), readMemory(own.key(key)?.hash)]
      return isNews(memory, ownMemory) ? [{ key, hash, memory }] : []
    })
    if (news.length) {
      const isOfOwnRecord = news.some(({ key }) => own.key(key)?.seq === target.seq && own.key(key)?.hash)
      complete(target, prepare(theirs.read(row)), isOfOwnRecord ? 'corrects' : 'joins')
    }
    for (const { key, hash } of keys)
      if (own.key(key) === undefined || news.some(one => one.key === key)) own.holdKey(key, target.seq, hash)
    if (row.id !== target.id) own.alias(row.id, target.seq)
    return news.length > 0
  }
}

const isNews = (memory: RecordMemory, own: RecordMemory): boolean =>
  memory.mark !== '' && memory.mark !== own.mark && supersedes(memory.mark, memory, own)

function takeBack(db: Database, fund: Fund): void {
  const all = fund.db
    .prepare<[], { key: string; folder: string; state: string }>('SELECT key, folder, state FROM tombstones')
    .all()
  const { retire } = sources(db)
  writing(db, () => {
    for (const { key, folder, state } of all)
      retire(key, /^(?:en|non)$/.test(folder) ? `_${folder}_vigueur` : folder, state)
  })
}
