import { FUNDS } from '../../../shared/imports/funds.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { FundDescription } from '../../../shared/library/fund.ts'
import type { Source } from '../../../shared/library/model.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import type { Database } from '../../kernel/database/open.ts'
import { cardsWithoutText } from '../../library/citations/absent.ts'
import { fundMaker } from '../../library/funds/fund-maker.ts'
import { type FundTexts, fundTexts } from '../../library/funds/fund-texts.ts'
import { readMemory } from '../../library/intake/last-record.ts'
import { sourceRows } from '../../library/source-rows.ts'
import { columnReader } from '../../search/column-reader.ts'
import { type Columns, courtOf, SOURCE_FLAG } from '../../search/columns.ts'
import { COURT_FUNDS, fundOfRecord } from './fund-facts.ts'
import { archives, publisherKeys } from './store.ts'

const BATCH_SOURCES = 500

/** Texts from which a fund is made: the library's own, or those of the fund of that name that is attached. */
interface Origin {
  readonly db: Database
  readonly rows: ReturnType<typeof sourceRows>
  readonly columns: Columns
}

/**
 * Writes the texts that the library has of a public fund to a file of its own: as their publishers say them, without notes, tags,
 * readings, summaries nor anything else of the user's. Those that publishers took back are left out. In a thread.
 */
export function exportFund(db: Database, name: string, file: string, at: string): FundDescription {
  const fund = FUNDS.find(({ id }) => id === name.toUpperCase())
  const attached = fundTexts(db)().filter(one => one.fund.description.fund === fund?.id)
  const origins: Origin[] = [
    { db, rows: sourceRows(db), columns: columnReader(db)() },
    ...attached.map((one: FundTexts) => ({ db: one.fund.db, rows: one.rows, columns: one.columns() })),
  ]
  const parts = fund ? origins.map(origin => ({ origin, ...sourcesOf(origin, fund.id) })) : []
  if (!fund || parts.every(({ seqs }) => seqs.length === 0))
    throw new AppError(
      'not-found',
      fund
        ? `La bibliothèque n’a aucun texte du fonds «\u00a0${fund.title}\u00a0» : aucun fichier n’a été fait.`
        : `«\u00a0${name}\u00a0» n’est pas un fonds. Fonds : ${FUNDS.map(({ id }) => id).join(', ')}.`,
    )
  const maker = fundMaker(file)
  try {
    for (const { origin, seqs } of parts)
      for (let from = 0; from < seqs.length; from += BATCH_SOURCES)
        maker.add(seqs.slice(from, from + BATCH_SOURCES).flatMap(seq => fundSource(origin, seq)))
    for (const { origin } of parts) {
      maker.addTombstones(
        origin.db
          .prepare<[], { key: string; folder: string; state: string }>(
            'SELECT key, folder, state FROM tombstones',
          )
          .all(),
      )
      for (const one of archives(origin.db).list())
        if (one.fund === fund.id) maker.addArchive(one.key, `${one.readOn}T00:00:00.000Z`)
    }
    const newest = parts
      .map(({ state }) => state)
      .sort()
      .at(-1)
    const day = dayOfState(newest)
    return maker.finish({ fund: fund.id, title: fund.title, at, ...(day !== undefined && { day }) })
  } finally {
    maker.close()
  }
}

/** The rows of a fund, and the newest state of their records. */
function sourcesOf({ db, columns }: Origin, fund: string): { seqs: number[]; state: string } {
  const { kind, flags, size } = columns
  const isOffered = (seq: number) => kind[seq] !== 0 && !((flags[seq] ?? 0) & SOURCE_FLAG.withdrawn)
  const seqs = new Set<number>()
  let state = ''
  for (const [key, seq, hash] of publisherKeys(db)) {
    if (!isOffered(seq) || fundOfRecord(key, seq, columns) !== fund) continue
    seqs.add(seq)
    const memory = readMemory(hash)
    if (memory.state > state) state = memory.state
  }
  if (Object.values(COURT_FUNDS).includes(fund)) {
    const cards = new Set(cardsWithoutText(db).map(({ seq }) => seq))
    for (let seq = 0; seq < size; seq += 1)
      if (isOffered(seq) && COURT_FUNDS[courtOf(columns, seq)] === fund && !cards.has(seq)) seqs.add(seq)
  }
  return { seqs: [...seqs].sort((a, b) => a - b), state }
}

function fundSource({ rows }: Origin, seq: number) {
  const row = rows.bySeq(seq)
  return row ? [{ source: publicSource(rows.baseOf(row)), keys: rows.keys(seq) }] : []
}

/** A source as its publisher says it. */
function publicSource(source: Source): Source {
  const bare = { ...source, tags: [], notes: '', readings: undefined, caveat: undefined }
  return 'holding' in bare ? { ...bare, holding: undefined } : bare
}
