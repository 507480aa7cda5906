import { fundOfKey } from '../../../shared/imports/funds.ts'
import type { FundFacts } from '../../../shared/imports/library-state.ts'
import { dayOfState } from '../../../shared/library/states.ts'
import type { Database } from '../../kernel/database/open.ts'
import { absentKeys, cardsWithoutText } from '../../library/citations/absent.ts'
import { joinedLinks } from '../../library/corpus/joined-links.ts'
import { fundTexts } from '../../library/funds/fund-texts.ts'
import { columnReader } from '../../search/column-reader.ts'
import { type Columns, courtOf } from '../../search/columns.ts'
import { archives, memberCounts, publisherKeys } from './store.ts'

/** Decisions of these courts are counted as a fund, whoever published them. */
export const COURT_FUNDS: Readonly<Record<string, string>> = { CEDH: 'CEDH', CJUE: 'CJUE' }
const UNPUBLISHED_GRADE = 4

interface Tally {
  texts: number
  state: string
  /** as 20250124 */
  latest: number
}

/** Gathers what the library knows of each fund: its texts, its newest state, what is cited and absent, its archives. */
export function fundFacts(db: Database): (fund: string) => FundFacts {
  const tallies = new Map<string, Tally>()
  const cards = cardsWithoutText(db)
  const attached = fundTexts(db)()
  const { isInFund } = joinedLinks(db)
  tally(tallies, db, columnReader(db)(), new Set(cards.map(({ seq }) => seq)))
  for (const { fund, columns } of attached) tally(tallies, fund.db, columns(), new Set())
  const absent = new Map<string, Map<string, number>>()
  const miss = (keys: readonly string[]) => {
    const [place] = keys.flatMap(key => fundOfKey(key) ?? [])
    if (!place) return
    const months = absent.get(place.fund) ?? new Map<string, number>()
    absent.set(place.fund, months)
    months.set(place.month ?? '', (months.get(place.month ?? '') ?? 0) + 1)
  }
  for (const key of absentKeys(db)) if (!isInFund(key)) miss([key])
  for (const { keys } of cards) if (!keys.some(isInFund)) miss(keys)
  const archiveList = [db, ...attached.map(({ fund }) => fund.db)].flatMap(one => archives(one).list())
  const members = memberCounts(db)
  const memberTexts: Readonly<Record<string, number | undefined>> = {
    AN: members.get('assemblee'),
    SENAT: members.get('senat'),
  }
  return fund => {
    const counts = tallies.get(fund)
    return {
      texts: memberTexts[fund] ?? counts?.texts ?? 0,
      absent: absent.get(fund) ?? new Map(),
      archives: archiveList.filter(one => one.fund === fund),
      recordDay: dayOfState(counts?.state),
      latest: dayOfState(counts?.latest ? String(counts.latest) : ''),
    }
  }
}

/** Adds up by fund the texts of the library, or of a fund attached to it. */
function tally(
  tallies: Map<string, Tally>,
  db: Database,
  facts: Columns,
  cardSeqs: ReadonlySet<number>,
): void {
  const counted = new Map<string, Uint8Array>()
  const add = (fund: string, seq: number, state: string) => {
    const counts = tallies.get(fund) ?? { texts: 0, state: '', latest: 0 }
    tallies.set(fund, counts)
    if (state > counts.state) counts.state = state
    const seqs = counted.get(fund) ?? new Uint8Array(facts.size)
    counted.set(fund, seqs)
    if (!facts.kind[seq] || seqs[seq]) return
    seqs[seq] = 1
    counts.texts += 1
    counts.latest = Math.max(counts.latest, facts.date[seq] ?? 0)
  }
  for (const [key, seq, hash] of publisherKeys(db)) {
    const fund = fundOfRecord(key, seq, facts)
    if (fund) add(fund, seq, hash ? (hash.split(' ')[0]?.split('@')[1] ?? '') : '')
  }
  for (let seq = 0; seq < facts.size; seq += 1) {
    const fund = COURT_FUNDS[courtOf(facts, seq)]
    if (fund && !cardSeqs.has(seq)) add(fund, seq, '')
  }
}

/** The fund of a record, by the key its publisher gave it. */
export function fundOfRecord(key: string, seq: number, columns: Columns): string | undefined {
  if (key.startsWith('dila:LEGI')) return 'LEGI'
  if (key.startsWith('dila:CETA')) return 'JADE'
  if (key.startsWith('dila:CONS')) return 'CONSTIT'
  if (key.startsWith('dila:CNIL')) return 'CNIL'
  if (key.startsWith('dila:JURI')) {
    if (courtOf(columns, seq) !== 'Cass.') return 'CAPP'
    const { of, grade } = columns.classes
    return grade[of[seq] ?? 0] === UNPUBLISHED_GRADE ? 'INCA' : 'CASS'
  }
  const [, open] = /^file:conseildetatopendata\|(?:D|OR)(CE|CA|TA)_/.exec(key) ?? []
  if (open) return `${open === 'CA' ? 'CAA' : open}-OUVERT`
  return key.startsWith('file:courdecassationjudilibre|') ? 'JUDILIBRE' : undefined
}
