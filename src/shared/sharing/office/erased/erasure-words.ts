import { dayText } from '../../../french/dates.ts'
import { inGuillemets, listText } from '../../../french/wording.ts'
import { localDay } from '../../../kernel/days.ts'
import type { MemberStance, ProposedErasure } from './erasure-contract.ts'

const on = (at: string): string => ` (${dayText(localDay(new Date(at)))})`
const nameOf = ({ name, isOwn }: MemberStance): string => (isOwn ? 'ce poste' : name)

const answers = (stances: readonly MemberStance[], answer: MemberStance['answer']): string =>
  listText(
    stances
      .filter(one => one.answer === answer)
      .map(one => nameOf(one) + (one.answeredAt === '' ? '' : on(one.answeredAt))),
  )

/** Who proposed an erasure, and who says what of it, as clauses. */
export function stanceClauses(stances: readonly MemberStance[]): string[] {
  const proposers = stances.filter(one => one.proposedAt !== '')
  const clauses = [
    [`proposé à tous par`, listText(proposers.map(one => nameOf(one) + on(one.proposedAt)))],
    ['disent l’avoir effacé\u00a0:', answers(stances, 'erased')],
    ['disent le garder\u00a0:', answers(stances, 'kept')],
    ['n’ont pas répondu\u00a0:', answers(stances, '')],
  ]
  return clauses.flatMap(([words, names]) => (names ? [`${words} ${names}`] : []))
}

/** Said of a thing proposed for erasure that this desk does not have. */
const ELSEWHERE: Readonly<Record<ProposedErasure['kind'], string>> = {
  dossier: 'Un dossier qui n’est pas sur ce poste',
  exhibit: 'Une pièce qui n’est pas sur ce poste',
}

export const proposedLabel = ({ kind, label }: ProposedErasure): string =>
  label === '' ? ELSEWHERE[kind] : inGuillemets(label)

/** Whether this desk has yet to answer a proposal of another member. */
export const awaitsAnswer = ({ isHere, stances }: ProposedErasure): boolean =>
  isHere && stances.some(one => one.isOwn && one.answer === '' && one.proposedAt === '')
