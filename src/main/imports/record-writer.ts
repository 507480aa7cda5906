import { AppError } from '../../shared/kernel/errors.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded, refusal } from '../kernel/database/refusals.ts'
import { inTurn } from '../kernel/database/turns.ts'
import { adopting } from '../library/funds/adopt.ts'
import { checkpoint } from '../library/indexing/upkeep.ts'
import { type IntakeOutcome, intake } from '../library/intake/intake.ts'
import type { PreparedSource } from '../library/intake/prepare.ts'
import { citedSeqs } from '../library/own.ts'
import { sourceRows } from '../library/source-rows.ts'
import { sources } from '../library/store.ts'
import { columnReader } from '../search/column-reader.ts'
import { tokenBatch } from '../search/index/vocabulary.ts'
import { wordIndex } from '../search/index/word-index.ts'
import { headOf, textsOf } from '../search/source-words.ts'
import { type Batch, type PackRecord, type Where, whereAt } from './batch.ts'
import { citedKeys } from './first/lacking.ts'
import { isWantedBy } from './first/wanted.ts'
import { firstIntake } from './first/write-first.ts'
import { loadPack, type PackCounts } from './formats/load-pack.ts'
import { archives } from './funds/store.ts'
import { readParcel } from './jobs/parcel.ts'
import { addTallies, type FileTally } from './kinds/store.ts'
import type { ParliamentRecord } from './parliament/records/aside.ts'
import { stampOf } from './plan-files.ts'
import { receivers } from './receivers.ts'
import { type Counts, type ImportRow, imports, type Line, type Pass } from './store.ts'

/** Batches between two looks at the index, whose small parts are then joined. */
const TIDY_BATCHES = 6
/** Milliseconds of joining at once. */
const JOIN_MS = 100

/** Writes the batches of a reading of an import: each with its lines of the report and how far it goes, in one transaction. */
export function writer(db: Database, importRow: ImportRow, pass: Pass) {
  const store = imports(db)
  // what the work cites is told when it changes: it must be the library's
  adopting(db).cited()
  const isWanted = pass === 'rest' && importRow.onlyCited ? isWantedBy(citedKeys(db)) : undefined
  const sourceIntake = intake(db, citedSeqs(db), isWanted && (({ keys }) => isWanted(keys)))
  const takeFirst = firstIntake(db, importRow.id, sourceIntake)
  const library = sources(db)
  const fundArchives = archives(db)
  const current = columnReader(db)
  const put = receivers().parliament(db)
  const index = wordIndex(db, () => current().since, JOIN_MS)
  let counts = importRow.counts
  let writtenBatches = 0

  function putBatch({ records, tokens, where }: Batch, report: Report): void {
    if (!records.count) return
    for (const [at, one] of sourceIntake.take(readParcel(records), tokens).entries())
      report.addOutcome(one, whereAt(where, at))
  }

  function putFirst(batch: Batch, report: Report): void {
    takeFirst(batch, report.addOutcome)
  }

  function writeOneByOne({ records, where }: Batch, report: Report): void {
    for (const [at, one] of readParcel(records).entries()) writeAlone(one, whereAt(where, at), report)
  }

  function writeAlone(one: PreparedSource, where: Where, report: Report): void {
    try {
      const source = sourceRows(db).sourceOf(one)
      const words = tokenBatch()
      words.add(headOf(source), textsOf(source).filter(Boolean))
      const [outcome] = db.transaction(() => sourceIntake.take([one], words.finish()))()
      if (outcome) report.addOutcome(outcome, where)
    } catch (error) {
      if (fatal(error)) throw error
      const cause = error instanceof Error ? error.message : String(error)
      report.addRefusal({ ...where, reason: `la bibliothèque ne l’a pas acceptée (${cause})` })
    }
  }

  /** Whole or not at all. */
  function writePack({ records, tokens, rest, ...where }: PackRecord, report: Report): void {
    const write = db.transaction(() => {
      const outcomes = sourceIntake.take(readParcel(records), tokens, 'pack')
      return { outcomes, packCounts: loadPack(db, rest) }
    })
    try {
      const { outcomes, packCounts } = write()
      for (const one of outcomes) report.addOutcome(one, where)
      report.addPackCounts(packCounts, where)
    } catch (error) {
      if (fatal(error)) throw error
      report.addRefusal({ ...where, reason: 'le lot n’a pas pu être chargé : rien n’en a été gardé' })
    }
  }

  function writeParliamentRecord(one: ParliamentRecord, where: Where, report: Report): void {
    const outcome = put.put(one)
    if ('reason' in outcome) report.addRefusal({ ...where, reason: outcome.reason })
    else report.addParliamentRecord(outcome.outcome, where)
  }

  /** A batch in one transaction, with its lines of the report and how far it goes. */
  function whole(batch: Batch, seconds: number, take: typeof putBatch): Counts {
    const write = db.transaction(() => {
      const report = reporting(counts)
      for (const one of batch.refusals) report.addRefusal(one)
      for (const { file, kind, count } of batch.passed) report.tally(file, kind, 'passed', count)
      take(batch, report)
      if (batch.pack) writePack(batch.pack, report)
      for (const { parliamentRecord: one, ...where } of batch.parliamentRecords)
        writeParliamentRecord(one, where, report)
      const state = stampOf(importRow.files[batch.deletionsFile]?.name ?? '')
      for (const [at, isRetired] of library.retireAll(batch.deletions, state).entries())
        if (isRetired)
          report.addDeletion({
            file: batch.deletionsFile,
            place: batch.deletions[at]?.id ?? '',
            n: last,
            kind: 'liste de retraits',
          })
      const next = { ...report.counts, bytes: batch.bytes, seconds }
      store.advance(importRow.id, report.lines(), batch.cursor, next, pass)
      addTallies(db, importRow.id, report.tallies())
      // of one read for what is cited alone, the rest is not in the library
      const isWhole = pass === 'rest' && !importRow.onlyCited
      for (let at = batch.from.file; at < batch.cursor.file && isWhole; at += 1)
        fundArchives.note(
          importRow.id,
          at,
          importRow.files[at]?.reason ? '' : (importRow.files[at]?.name ?? ''),
        )
      return next
    })
    return write.immediate()
  }

  /**
   * Its records all together; when one cannot be taken, the whole is undone and each taken alone, so that only that one is lost.
   * A savepoint around them, rather than that, would make SQLite note every page twice.
   */
  function commit(batch: Batch, seconds: number): Counts {
    try {
      return whole(batch, seconds, pass === 'first' ? putFirst : putBatch)
    } catch (error) {
      if (fatal(error) || !batch.records.count) throw error
      return whole(batch, seconds, pass === 'first' ? leaveToRest : writeOneByOne)
    }
  }

  return {
    /** Commits a batch whole, in `seconds` of work. What stands in the library and in the report then agree, whatever happens. */
    commit(batch: Batch, seconds: number): void {
      counts = inTurn(db, () => guarded(() => commit(batch, seconds)))
      writtenBatches += 1
      if (writtenBatches % TIDY_BATCHES === 0) while (inTurn(db, index.tidy));
      checkpoint(db)
    },
    counts: (): Counts => counts,
  }
}

/** Takes none of a batch of the first reading: the second says which of its records is refused, and why. */
const leaveToRest = (): void => undefined

type Report = ReturnType<typeof reporting>

/** After all that a batch brings. */
const last = Number.MAX_SAFE_INTEGER

/** Collects the outcomes of the records of a batch, in the order of reading. */
function reporting(before: Counts) {
  const counts = { ...before }
  const lines: { readonly n: number; readonly line: Line }[] = []
  const tell = (
    outcome: Line['outcome'],
    { file, place, n }: Where,
    reason = '',
    seq: number | null = null,
  ) => lines.push({ n, line: { outcome, file, place, reason, seq } })
  const tallies = new Map<string, FileTally>()
  const tally = (file: number, kind: string, outcome: FileTally['outcome'], count = 1) => {
    const key = `${file} ${outcome} ${kind}`
    tallies.set(key, { file, kind, outcome, count: (tallies.get(key)?.count ?? 0) + count })
  }
  return {
    counts,
    tally,
    tallies: () => [...tallies.values()],
    lines: () => lines.sort((a, b) => a.n - b.n).map(({ line }) => line),
    addOutcome({ outcome, seq, reason }: IntakeOutcome, where: Where) {
      counts[outcome] += 1
      tally(where.file, where.kind, outcome)
      if (outcome !== 'unchanged' && outcome !== 'left') tell(outcome, where, reason, seq)
    },
    addRefusal({ reason, ...where }: Where & { readonly reason: string }) {
      counts.rejected += 1
      tally(where.file, where.kind, 'rejected')
      tell('rejected', where, reason)
    },
    /** a record of the parliament has no seq */
    addParliamentRecord(outcome: 'added' | 'updated' | 'unchanged', where: Where) {
      counts[outcome] += 1
      tally(where.file, where.kind, outcome)
      if (outcome !== 'unchanged') tell(outcome, where)
    },
    /** the records of a pack that are no sources */
    addPackCounts(packCounts: PackCounts, where: Where) {
      for (const outcome of ['added', 'updated', 'unchanged', 'older'] as const) {
        counts[outcome] += packCounts[outcome]
        if (packCounts[outcome]) tally(where.file, where.kind, outcome, packCounts[outcome])
      }
      for (const outcome of ['added', 'updated'] as const)
        for (let n = 0; n < packCounts[outcome]; n += 1) tell(outcome, where)
    },
    addDeletion(where: Where) {
      counts.deleted += 1
      tally(where.file, where.kind, 'deleted')
      tell('deleted', where)
    },
  }
}

/** A disk or a database that refuses stops the import: trying each record would only repeat it. */
function fatal(error: unknown): boolean {
  const reason = refusal(error)
  return reason instanceof AppError && ['full', 'damaged', 'refused'].includes(reason.code)
}
