import type { Route } from '../kernel/route.ts'

/** The page of the guide about each place of the window: its path, then the value of `vue` where it has one. */
const PLACES: readonly (readonly [place: RegExp, title: string])[] = [
  [/^dossiers\/orienter/, 'Ouvrir un dossier'],
  [/^dossier\/[^/]+\/[^/]+/, 'Citer, avec la citation mot pour mot'],
  [/^dossiers?(?:\/|$)/, 'Ouvrir un dossier'],
  [/^bibliotheque\b.*\?verifier$/, 'Les contrôles'],
  [/^bibliotheque\b.*\?(?:etat|doublons|absents)$/, 'Importer'],
  [/^bibliotheque/, 'Trouver une décision'],
  [/^campagne\/appels/, 'Parlementaires et appels'],
  [/^campagne\/parlementaires/, 'Parlementaires et appels'],
  [/^campagne\/amendements/, 'Amendements'],
  [/^campagne\/(?:projets|demandes)/, 'Projets locaux et vagues de demandes'],
  [/^campagne\/documents/, 'Écrire aux parlementaires'],
  [/^campagne\/pages/, 'Publier une campagne, reprendre une page'],
  [/^campagne/, 'Suivre un texte de loi'],
  [/^lots/, 'Partager un lot, sans compte'],
  [/^espaces/, 'Écrire un dossier à plusieurs'],
  [/^reglages/, 'Sauvegarder'],
]

/** The titles named above, for the test that looks for each in the guide. */
export const namedTitles: readonly string[] = PLACES.map(([, title]) => title)

/** The title of the page about what the window shows. */
export function titleAt({ path, query }: Route): string | undefined {
  const place = `${path.join('/')}${query.vue ? `?${query.vue}` : ''}`
  return PLACES.find(([pattern]) => pattern.test(place))?.[1]
}
