import { longDayText } from '../../french/dates.ts'
import { isDay } from '../../kernel/days.ts'
import { specOf } from '../slots/facts.ts'
import { problem, type Rule, type Subject } from './subject.ts'

const orders: readonly (readonly [before: string, after: string, message: (days: Days) => string])[] = [
  ['decision.date', 'decision.published', message('La décision est publiée', 'avant d’être prise')],
  ['decision.date', 'decision.notified', message('La décision est notifiée', 'avant d’être prise')],
  ['decision.date', 'filing.date', message('L’écrit est daté', 'avant la décision attaquée')],
  ['request.date', 'refusal.date', message('Le refus est reçu', 'avant la demande')],
  ['request.date', 'filing.date', message('L’écrit est daté', 'avant la demande')],
  ['refusal.date', 'filing.date', message('L’écrit est daté', 'avant le refus attaqué')],
  ['main.date', 'filing.date', message('L’écrit est daté', 'avant le dépôt de la requête au fond')],
  ['defence.date', 'filing.date', message('L’écrit est daté', 'avant le mémoire auquel il répond')],
  ['hearing.date', 'filing.date', message('L’écrit est daté', 'avant l’audience')],
  ['recap.date', 'filing.date', message('L’écrit est daté', 'avant le courrier qui le demande')],
  ['summary.date', 'filing.date', message('L’écrit est daté', 'avant la requête sommaire')],
  ['documents.date', 'filing.date', message('L’écrit est daté', 'avant la demande de documents')],
  ['documents.date', 'documents.refused', message('Le refus des documents est reçu', 'avant la demande')],
  ['documents.date', 'cada.registered', message('La CADA est saisie', 'avant la demande de documents')],
  ['cada.registered', 'cada.date', message('L’avis de la CADA est rendu', 'avant sa saisine')],
  ['cada.registered', 'documents.confirmed', message('Le refus est confirmé', 'avant la saisine de la CADA')],
  ['judgment.date', 'judgment.notified', message('Le jugement est notifié', 'avant d’être rendu')],
  ['judgment.notified', 'filing.date', message('L’écrit est daté', 'avant la notification du jugement')],
  ['cassation.date', 'cassation.notified', message('La décision est notifiée', 'avant d’être rendue')],
  ['cassation.notified', 'filing.date', message('L’écrit est daté', 'avant la notification de la décision')],
]
interface Days {
  readonly before: string
  readonly after: string
}

function message(what: string, early: string) {
  return ({ before, after }: Days) =>
    `${what} le ${longDayText(after)}, ${early} (${longDayText(before)}) : l’une de ces dates est fausse.`
}

/** Checks that the dates of the text come in their order. */
export const chronology: Rule = subject => {
  const day = (key: string) =>
    specOf(key, subject.template) && relevant(subject, key) ? subject.fact(key) : undefined
  return orders.flatMap(([first, last, message]) => {
    const [before, after] = [day(first), day(last)]
    if (!isDay(before) || !isDay(after) || after >= before) return []
    return [problem('warning', 'dates-order', message({ before, after }), '', { fact: last })]
  })
}

/** Answers of another kind of decision are kept, and say nothing of this one. */
function relevant({ fact }: Subject, key: string): boolean {
  const type = fact('decision.type')
  if (/^decision\./.test(key)) return type === 'expresse'
  if (key === 'request.date') return ['implicite', 'refus', 'abrogation'].includes(type ?? '')
  if (key === 'refusal.date') return type === 'refus' || type === 'abrogation'
  return true
}

/** Checks that a text leaves on the day it bears: one gone by is often that of another text of the dossier. */
export const datesInOrder: Rule = ({ material: { filed: pastFiling }, fact, today }) => {
  const day = fact('filing.date')
  if (pastFiling || !isDay(day) || day >= today) return []
  const message = `L’écrit est daté du ${longDayText(day)}, un jour passé : datez-le du jour où il part.`
  return [problem('warning', 'dated-past', message, '', { fact: 'filing.date' })]
}
