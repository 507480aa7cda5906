import { DAY_SHAPE } from '../kernel/days.ts'
/** The day whose law a dossier is about: that of the decision attacked, else that of the request it left unanswered. */
export function attackedDay(facts: Readonly<Record<string, string>>): string | undefined {
  const day = facts['decision.date'] || facts['request.date'] || ''
  return DAY_SHAPE.test(day) ? day : undefined
}
