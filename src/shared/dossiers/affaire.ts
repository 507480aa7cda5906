import type { Affaire, Dossier } from './model.ts'

/** As the main case of a dossier is called where there are several. */
export const MAIN_AFFAIRE = 'Affaire principale'

/** The case of that id; undefined for the main one, and for one that is no longer there. */
export const affaireOf = (
  { affaires = [] }: Pick<Dossier, 'affaires'>,
  id: string | undefined,
): Affaire | undefined => affaires.find(one => one.id === id)

/** As a case is called. */
export const affaireTitle = (affaire: Affaire | undefined): string => affaire?.title || MAIN_AFFAIRE

/** Dossiers as texts of their cases see them: what is assembled after each key asks for the same object. */
const views = new WeakMap<Dossier, Map<string, Dossier>>()

/** The dossier as a text of that case prints it: its court and its number, under the keys where its template looks for them. */
export function inAffaire(
  dossier: Dossier,
  affaire: Affaire | undefined,
  answers: Dossier['facts'] = {},
): Dossier {
  if (!affaire) return dossier
  const facts = {
    ...dossier.facts,
    ...(affaire.court && { [answers.court ?? 'court']: affaire.court }),
    ...(affaire.caseNumber && { [answers['case.number'] ?? 'case.number']: affaire.caseNumber }),
  }
  const ofDossier = views.get(dossier) ?? new Map<string, Dossier>()
  views.set(dossier, ofDossier)
  const key = JSON.stringify(facts)
  const view = ofDossier.get(key) ?? { ...dossier, facts }
  ofDossier.set(key, view)
  return view
}
