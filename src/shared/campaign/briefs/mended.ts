import { countOf } from '../../french/wording.ts'

/** Tells what became of the documents put at the present step of their bill. */
export function mendedText(
  outcomes: readonly { readonly state: 'mended' | 'closed' | 'questions' }[],
): string {
  const count = (state: 'mended' | 'closed' | 'questions') =>
    outcomes.filter(outcome => outcome.state === state).length
  const [mended, closed, questions] = [count('mended'), count('closed'), count('questions')]
  return [
    ...(mended > 0 ? [`${countOf(mended, 'document mis à jour', 'documents mis à jour')}.`] : []),
    ...(closed > 0
      ? [
          `${countOf(closed, 'document mis à jour où', 'documents mis à jour où')} rien ne peut plus être demandé.`,
        ]
      : []),
    ...(questions > 0
      ? [`${countOf(questions, 'document à reprendre', 'documents à reprendre')} à la main.`]
      : []),
    ...(outcomes.length === 0 ? ['Aucun document n’est à mettre à jour.'] : []),
  ].join(' ')
}
