import { dayText } from '../../../../shared/french/dates.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { OfficeCorpusState } from '../../../../shared/library/fund.ts'
import { dayOfState } from '../../../../shared/library/states.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { OfficeLine } from './office-line.ts'

interface FundRow {
  readonly fund: string
  readonly state: string
  readonly texts: number
}

/** Reads what an office has: its funds, the newest state of each. */
export async function officeState(line: OfficeLine): Promise<OfficeCorpusState> {
  const address = withoutPassword(line.address)
  try {
    return await line.ask(async ({ postgres }) => {
      const rows = await postgres.query<FundRow>(
        `SELECT fund, state, count(texts.seq)::int AS texts FROM corpus.funds LEFT JOIN corpus.texts USING (fund)
         GROUP BY fund, state ORDER BY fund`,
      )
      const funds = rows.map(({ fund, state, texts }) => {
        const day = dayOfState(state)
        return { fund, texts, ...(day !== undefined && { day }) }
      })
      const texts = funds.reduce((sum, one) => sum + one.texts, 0)
      return { address, isAnswering: true, reason: '', texts, funds }
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { address, isAnswering: false, reason: error.message, texts: 0, funds: [] }
  }
}

/** The addresses of an office, as they may be shown. */
function withoutPassword(addresses: string): string {
  return addresses
    .split(/\s+/)
    .map(one => one.replace(/^(postgres(?:ql)?:\/\/[^:/@]*):[^@]*@/, '$1@'))
    .join(' ')
}

/** Who answered a search, and in which state: the newest of its records. */
export async function answerRemark(postgres: Pick<Postgres, 'query'>): Promise<string> {
  const [row] = await postgres.query<{ state: string | null }>('SELECT max(state) AS state FROM corpus.funds')
  const day = dayOfState(row?.state ?? '')
  return day ? `Réponses du bureau, état du ${dayText(day)}.` : 'Réponses du bureau.'
}

/** Said of an office that does not answer. */
export const NO_ANSWER = 'Le bureau ne répond pas\u00a0: réponses d’ici.'
