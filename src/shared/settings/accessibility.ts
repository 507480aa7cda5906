/** A part of the accessibility statement: a title, a paragraph, or a list. */
export interface StatementPart {
  readonly kind: 'title' | 'text' | 'items'
  readonly lines: readonly string[]
}

/** The accessibility statement (RGAA), as the window shows it; `docs/accessibilite.md` says the same. */
export const statement: readonly StatementPart[] = [
  {
    kind: 'text',
    lines: [
      'Établie le 28 novembre 2026, pour la fenêtre de Prétoire et pour les fichiers Word et PDF qu’elle écrit.',
    ],
  },
  { kind: 'title', lines: ['État de conformité'] },
  {
    kind: 'text',
    lines: [
      'Prétoire est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1). C’est l’avis de celles et ceux qui l’écrivent : aucun audit n’a été mené par un tiers, et aucun taux de conformité n’est donné.',
    ],
  },
  { kind: 'title', lines: ['Ce qui a été vérifié'] },
  {
    kind: 'items',
    lines: [
      'Les écrans principaux passent les règles automatiques d’axe, niveaux A et AA, en clair et en sombre : ces essais sont rejoués à chaque changement du logiciel.',
      'Le travail entier, de l’import au fichier Word, se fait au clavier seul ; l’endroit du clavier se voit, et ne se perd pas quand une ligne est retirée d’une liste.',
      'Les écrans tiennent sans défilement horizontal à 400 pixels de large et avec un texte à 200 %, tableaux à part.',
      'Les mouvements sont supprimés quand le système le demande ; les thèmes de contraste du système (couleurs forcées) sont suivis.',
      'Les fichiers Word ont une langue, de vrais titres, des tableaux à en-têtes, et un texte de remplacement pour les images qui en ont reçu un.',
    ],
  },
  { kind: 'title', lines: ['Ce qui n’est pas accessible, ou n’a pas été vérifié'] },
  {
    kind: 'items',
    lines: [
      'Aucun essai complet n’a été fait avec un lecteur d’écran (NVDA, JAWS, VoiceOver, Orca) ni avec une loupe ou une commande vocale.',
      'Dans le texte, les citations, renvois et appels de pièces sont lus comme du texte ; leur nature n’est dite qu’à l’ouverture de leur fiche.',
      'La carte de France des parlementaires n’est pas utilisable au clavier ; la liste dit la même chose.',
      'Les images de pages (pièces, aperçus) n’ont pas de texte de remplacement autre que leur nom.',
      'Le déplacement d’une section ou d’une pièce à la souris se fait aussi par les boutons et les touches, mais sans annonce de chaque position.',
      'Les PDF sont faits par LibreOffice ; leurs balises n’ont pas été contrôlées une à une.',
    ],
  },
  { kind: 'title', lines: ['Signaler une difficulté'] },
  {
    kind: 'text',
    lines: [
      'Ouvrez un signalement dans le dépôt du projet, à la page « Issues », en disant l’écran, ce que vous vouliez faire et l’outil que vous employez. Si la réponse ne vous satisfait pas, vous pouvez saisir le Défenseur des droits (defenseurdesdroits.fr).',
    ],
  },
]
