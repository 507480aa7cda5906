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
      'Les écrans principaux passent les règles automatiques d’axe (WCAG 2.2, niveaux A et AA) en clair, et celle des contrastes en sombre. Un essai automatique le rejoue, comme ceux des trois lignes suivantes et des fichiers Word.',
      'Un travail entier, de l’import au fichier Word, se fait au clavier seul. L’endroit du clavier se voit dans les quatre rubriques et dans un texte ; il ne se perd pas quand on retire un dossier, une partie ou un jour chômé.',
      'Les écrans principaux tiennent sans défilement horizontal à 400 pixels de large, et agrandis à 200 % dans une fenêtre de 1 280 pixels ; les tableaux défilent dans leur cadre.',
      'Les transitions sont supprimées quand le système le demande. Dans les couleurs forcées des thèmes de contraste, simulées par le navigateur, l’endroit du clavier reste dessiné ; les écrans de l’avocat·e y ont été regardés, les autres en partie.',
      'Les fichiers Word ont une langue, de vrais titres, des lignes d’en-tête dans leurs tableaux, et un texte de remplacement pour les images qui en ont reçu un.',
    ],
  },
  { kind: 'title', lines: ['Ce qui n’est pas accessible, ou n’a pas été vérifié'] },
  {
    kind: 'items',
    lines: [
      'Aucun essai n’a été fait avec un lecteur d’écran (NVDA, JAWS, VoiceOver, Orca), une loupe ou une commande vocale, ni sous un thème de contraste de Windows.',
      'Dans le texte, les citations, renvois et appels de pièces sont lus comme du texte ; leur nature n’est dite qu’à l’ouverture de leur fiche.',
      'La carte de France des parlementaires n’est pas utilisable au clavier ; la liste dit la même chose.',
      'Les images de pages (pièces, aperçus) n’ont pas de texte de remplacement autre que leur nom ou leur numéro.',
      'Le déplacement d’une section ou d’une pièce à la souris se fait aussi par les boutons et les touches, mais sans annonce de chaque position.',
      'Les PDF sont faits par LibreOffice ; leurs balises n’ont pas été contrôlées une à une.',
    ],
  },
  { kind: 'title', lines: ['Signaler une difficulté'] },
  {
    kind: 'text',
    lines: [
      'Dites-le à la personne qui vous a remis Prétoire, ou dans le dépôt du projet, à la page «\u00a0Issues\u00a0» : l’écran, ce que vous vouliez faire et l’outil que vous employez. Si la réponse ne vous satisfait pas, vous pouvez saisir le Défenseur des droits (defenseurdesdroits.fr).',
    ],
  },
]
