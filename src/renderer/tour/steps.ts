/** A step of the tour, and the first of these places that is in sight. */
export interface TourStep {
  readonly title: string
  readonly text: string
  readonly places: readonly string[]
}

export const tourSteps: readonly TourStep[] = [
  {
    title: 'La bibliothèque',
    text: 'Vos décisions, vos articles et vos arguments sont ici. Un numéro de requête tapé dans la recherche, puis Entrée, ouvre la décision.',
    places: ['.rail a[href="#/bibliotheque"]'],
  },
  {
    title: 'Le dossier et son texte',
    text: 'Vous êtes dans un texte du dossier d’exemple : écrivez, tout s’enregistre seul. Son nom, en haut, ramène au dossier : les faits, les parties, les dates et les délais.',
    places: ['.desk-head .crumbs'],
  },
  {
    title: 'Citer',
    text: 'Ce bouton, ou le signe @ dans le texte, insère une décision ou un article. La citation se met en forme seule et reste liée à sa source.',
    places: ['.editor-toolbar [aria-label^="Citer une source"]', '.editor-toolbar'],
  },
  {
    title: 'Les pièces',
    text: 'Ajoutez-les dans ce panneau, ou déposez des fichiers sur la page. Le signe # appelle une pièce ; les numéros suivent toujours l’ordre de la liste.',
    places: ['.side [role="tab"][data-key="exhibits"]', '.desk-head [aria-label="Ouvrir le panneau"]'],
  },
  {
    title: 'Exporter',
    text: 'Le fichier Word, le PDF ou le texte : une copie de travail, ou la version à déposer une fois les contrôles passés.',
    places: ['.desk-head [data-tour="export"]'],
  },
]
