import type { campaignVerbs } from '../campaign/campaigns-table.ts'
import type { amendmentTextVerbs, amendmentVerbs, billVerbs } from '../campaign/table.ts'
import type { ExamplesOf } from './example.ts'

export const campaignExamples: ExamplesOf<typeof campaignVerbs> = {
  'campaign begin': [
    [
      'pretoire campaign begin narcotrafic --association "Regards libres" --contact contact@exemple.fr',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
  ],
  'campaign list': [
    ['pretoire campaign list', 'campaign:narcotrafic  Proposition de loi visant à sortir la France du'],
  ],
  'campaign use': [
    [
      'pretoire campaign use narcotrafic',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
  ],
  'campaign show': [
    ['pretoire campaign show', 'Proposition de loi visant à sortir la France du piège du narcotrafic'],
  ],
  'campaign state': [
    [
      'pretoire campaign state --json',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
  ],
  'campaign edit': [
    [
      'pretoire campaign edit --signature "Camille Exemple"',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
  ],
  'campaign export': [
    ['pretoire campaign export --author "Regards libres" --out campagne.pretoire', 'Campagne signée'],
  ],
  'campaign receive': [
    [
      'pretoire campaign receive campagne.pretoire',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
    [
      'pretoire campaign receive campagne.pretoire --take',
      'Proposition de loi visant à sortir la France du piège du narcotrafic',
    ],
  ],
  'campaign archive': [
    [
      'pretoire campaign archive TEXTE',
      'Proposition de loi visant à un exemple » est archivée : rien d’elle',
    ],
  ],
}

export const billExamples: ExamplesOf<typeof billVerbs> = {
  'bill list': [
    ['pretoire bill list', 'narcotrafic  Proposition de loi visant à sortir la France du piège du'],
  ],
  'bill show': [
    [
      'pretoire bill show narcotrafic',
      'narcotrafic  Proposition de loi visant à sortir la France du piège du',
    ],
    ['pretoire bill show narcotrafic --format csv --out mesures.csv', 'Tableau des mesures'],
  ],
  'bill import': [
    [
      'pretoire bill import ppl23-735.akn.xml',
      'ppl23-735  Proposition de loi visant à un exemple — Transmission',
    ],
    [
      'pretoire bill import texte-adopte.html --into TEXTE --stage an-transmission',
      'Un tableau compte ici pour un alinéa : vérifiez-le sur le texte',
    ],
  ],
  'bill stage': [
    ['pretoire bill stage TEXTE', 'renvoi an  renvoi en commission, Assemblée nationale, première lecture'],
  ],
  'bill state': [
    ['pretoire bill state narcotrafic --author "Votre nom" --out etat.pretoire', 'État du texte, signé'],
  ],
  'bill mend': [['pretoire bill mend TEXTE', 'Aucun document']],
  'bill measure': [
    [
      'pretoire bill measure TEXTE portiques --title "Portiques biométriques" --article 2',
      'Portiques biométriques (art. 2',
    ],
    ['pretoire bill measure TEXTE portiques', 'Portiques biométriques (art. 2'],
  ],
}

export const amendmentTextExamples: ExamplesOf<typeof amendmentTextVerbs> = {
  'amendment compose': [
    ['pretoire amendment compose changements.json --chamber an', 'À l’alinéa 1, substituer au mot'],
    [
      'pretoire amendment compose changements.json --chamber an --bill TEXTE --version VERSION --article 1er --apply',
      'À l’alinéa 1, substituer au mot',
    ],
  ],
  'amendment apply': [
    ['pretoire amendment apply article.txt dispositif.txt --chamber senat', '1   Le rapport est public'],
  ],
  'amendment check': [
    [
      'pretoire amendment check --bill TEXTE',
      '· délai : La date limite de dépôt n’est pas connue : demandez-la à la',
    ],
  ],
}

export const amendmentExamples: ExamplesOf<typeof amendmentVerbs> = {
  'amendment import': [
    [
      'pretoire amendment import liasse.xml --bill TEXTE',
      'Assemblée nationale, XML : 3 lus, 3 ajoutés, 0 mis à jour, 0 inchangés',
    ],
  ],
  'amendment list': [
    [
      'pretoire amendment list --bill TEXTE',
      'Article 1er, amendement sans numéro  À l’alinéa 1, substituer au mot',
    ],
  ],
  'amendment link': [
    ['pretoire amendment link AMENDEMENT INT-BASE', 'Article 1er, amendement sans numéro : INT-BASE'],
  ],
  'amendment unlink': [
    ['pretoire amendment unlink AMENDEMENT INT-BASE', 'Article 1er, amendement sans numéro : aucun argument'],
  ],
  'amendment export': [['pretoire amendment export --bill TEXTE --out liasse.docx', '4 amendements écrits']],
}
