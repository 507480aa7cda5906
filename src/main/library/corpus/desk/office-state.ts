import { dayText } from '../../../../shared/french/dates.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { FundDescription, OfficeCorpusState } from '../../../../shared/library/fund.ts'
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
        `SELECT fund, state, coalesce(texts, (SELECT count(*)::int FROM corpus.texts t WHERE t.fund = funds.fund)) AS texts
         FROM corpus.funds ORDER BY fund`,
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

/** A fund that an office has, and the newest state of its records; empty where the publisher dates nothing. */
interface OfficeFund {
  readonly fund: string
  readonly state: string | null
  /** null until a load that counts them ends */
  readonly texts: number | null
}

/** Reads which funds an office has. */
export const officeFunds = (postgres: Pick<Postgres, 'query'>): Promise<readonly OfficeFund[]> =>
  postgres.query<OfficeFund>('SELECT fund, state, texts FROM corpus.funds')

/** Whether an office has a fund as new as the one attached here: the one here is then not asked. */
export function standsFor(
  funds: readonly OfficeFund[],
  { fund, day }: Pick<FundDescription, 'fund' | 'day'>,
): boolean {
  const officeFund = funds.find(one => one.fund === fund)
  const officeDay = dayOfState(officeFund?.state ?? '')
  return officeDay !== undefined && (day === undefined || officeDay >= day)
}

/**
 * Whether a fund attached here, newer than that of the office, answers for all of it: it has no fewer texts. One with fewer may be a part of
 * the fund: the office is then asked for the rest.
 */
export function replaces(
  { fund, texts }: Pick<FundDescription, 'fund' | 'texts'>,
  funds: readonly OfficeFund[],
): boolean {
  const count = funds.find(one => one.fund === fund)?.texts
  return typeof count === 'number' && texts >= count
}

/** Tells who answered a search: the office and its state, then the attached funds that it does not stand for. */
export function answerRemarks(
  funds: readonly OfficeFund[],
  asked: readonly { readonly fund: { readonly description: Pick<FundDescription, 'fund'> } }[],
): string[] {
  const day = dayOfState(
    funds
      .map(({ state }) => state ?? '')
      .toSorted()
      .at(-1) ?? '',
  )
  const names = asked.map(({ fund }) => fund.description.fund)
  return [
    day ? `Réponses du bureau, état du ${dayText(day)}.` : 'Réponses du bureau.',
    ...(names.length > 0
      ? [
          `Réponses aussi de vos fonds attachés que le bureau n’a pas, ou a plus anciens\u00a0: ${names.join(', ')}.`,
        ]
      : []),
  ]
}

/** Said of an office that does not answer. */
export const NO_ANSWER = 'Le bureau ne répond pas\u00a0: réponses d’ici.'
