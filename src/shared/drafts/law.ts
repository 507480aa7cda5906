/** The day whose law a dossier is about: that of the decision attacked, else that of the request it left unanswered. */
export function attackedDay(facts: Readonly<Record<string, string>>): string | undefined {
  const day = facts['decision.date'] || facts['request.date'] || ''
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined
}
