import { dateText, dayFigures } from '../../french/dates.ts'
import { localDay } from '../../kernel/days.ts'
import type { Call, CallAnswer, Member } from '../members/model.ts'

/** The last call to a member, as a list and a script tell it. */
export type LastCall = Pick<Call, 'at' | 'answered' | 'position' | 'followUpOn'>

const answers: Readonly<Record<CallAnswer, string>> = {
  membre: 'l’élu·e a répondu',
  assistant: 'un·e assistant·e a répondu',
  messagerie: 'message laissé',
  personne: 'sans réponse',
}

const memberAnswers = { Mme: 'elle a répondu', 'M.': 'il a répondu', '': answers.membre } as const
const agreements = { Mme: 'appelée', 'M.': 'appelé', '': 'appelé·e' } as const

/** « déjà appelée le 12 novembre 2026 : un·e assistant·e a répondu, position dite : contre ». */
export function lastCallText(
  { at, answered, position, followUpOn }: LastCall,
  { civility }: Pick<Member, 'civility'>,
): string {
  return [
    `déjà ${agreements[civility]} le ${dateText(localDay(new Date(at)))} : ${answered === 'membre' ? memberAnswers[civility] : answers[answered]}`,
    position && position !== 'inconnue' && `position dite : ${position}`,
    followUpOn && `à suivre le ${dateText(followUpOn)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

const shortAnswers: Readonly<Record<CallAnswer, string>> = {
  membre: 'l’élu·e',
  assistant: 'assistant·e',
  messagerie: 'message laissé',
  personne: 'sans réponse',
}

/** « appel du 12/11/2026 (assistant·e) : contre », for a cell of a table. */
export const shortCallText = ({ at, answered, position }: LastCall): string =>
  `appel du ${dayFigures(localDay(new Date(at)))} (${shortAnswers[answered]})${position && position !== 'inconnue' ? ` : ${position}` : ''}`

/** The last call to each member; of two at one instant the one of the greater id, so that the order of the log decides nothing. */
export function lastCalls(log: readonly Call[]): Map<string, Call> {
  const last = new Map<string, Call>()
  for (const call of log) {
    const before = last.get(call.member)
    if (!before || `${before.at} ${before.id}` < `${call.at} ${call.id}`) last.set(call.member, call)
  }
  return last
}
