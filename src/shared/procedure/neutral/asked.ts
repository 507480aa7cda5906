/** A question about a day: its words, the keys of the limits that answer it, and the title that they bear. */
export type Question = readonly [words: RegExp, keys: readonly string[], title?: RegExp]

/** The births of a decision by silence. */
export const birthKeys: readonly string[] = [
  'implicit',
  'gracieux',
  'prior-silence',
  'cada-silence',
  'cada-confirm',
  'cnil-silence',
]

/** A question about one step, which no other day answers: why none is given, where that step is not open. */
export interface OwnQuestion {
  readonly words: RegExp
  readonly keys: readonly string[]
  readonly otherwise: string
}

/** The steps that the words « saisir », « recours » or « juge » never tell of the tribunal. */
export const ownQuestions: readonly OwnQuestion[] = [
  {
    words:
      /\b(quand|quel jour|quelle date|date|jour|moment)\b.*(\bnait\b|\bnee?\b|\bnaissance|naitra|intervient|vaut|acquis)|\bnait\b|\bnaissance|silence.*vaut/,
    keys: birthKeys,
    otherwise:
      'De ce qui est noté, aucune décision ne naît du silence\u00a0: notez le jour où la demande, ou le recours, a été reçu.',
  },
  {
    words: /\bcada\b|acces aux documents/,
    keys: ['cada-seize', 'cada-suit'],
    otherwise:
      'La CADA ne se saisit que du refus de communiquer un document (art. L. 342-1 CRPA)\u00a0: rien de tel n’est noté, et aucun autre délai n’est donné à sa place.',
  },
  {
    words: /aide juridictionnelle|bureau d'aide|refus d'aide|rejet de l'aide/,
    keys: ['legal-aid-recourse'],
    otherwise:
      'Aucun refus d’aide juridictionnelle n’est noté\u00a0: son recours est de quinze jours, de huit devant la Cour nationale du droit d’asile (art. 69 et 70 du décret n° 2020-1717).',
  },
  {
    words: /precontractuel/,
    keys: ['precontractual'],
    otherwise:
      'Le référé précontractuel n’est pas ouvert par ce qui est noté\u00a0: aucun autre délai n’est donné à sa place.',
  },
  {
    words: /defenseur des droits/,
    keys: [],
    otherwise:
      'Le Défenseur des droits se saisit sans délai, et sa saisine n’interrompt aucun délai de recours.',
  },
]

/** The limits a question is about, by its words: the first that fits and has a limit. `title`: only those that bear it. */
export const keysByWords: readonly Question[] = [
  [/reclamation|decompte/, ['account', 'prior']],
  [/mediateur|mediation/, ['prior']],
  [/validite|contestation du contrat/, ['contract']],
  [/produire|memoire annonce|ordre public/, ['formal-notice', 'recap']],
  [/protestation/, ['rep'], /protestation|requete devant|plus court connu/i],
  [/recevab/, ['premature', 'prior-missing', 'utiles-closed', 'cada-missing', 'claim-missing']],
  [/interpretation/, ['interpretation']],
  [/sursis/, ['stay']],
  [/promulgation/, ['promulgation']],
  [/moyens|cristallis/, ['crystallised']],
  [/fond.*provision|provision.*fond|juge du fond/, ['provision-merits']],
  [/achev/, ['urba']],
  [/notifier/, ['urba-notify']],
  [/recours (gracieux|hierarchique)/, ['urba-gracieux']],
  [/recours prealable/, ['prior']],
  [/defere/, ['defere']],
  [/retrait|abrogation d'office/, ['withdrawal']],
  [/abrogation/, ['repeal']],
  [/suspension/, ['crystallised', 'ref-pourvoi']],
  [/refere contractuel/, ['contract-refere']],
  [/prescription/, ['debt']],
  [/tierce opposition/, ['third-opposition']],
  [/opposition(?! (a|au) )/, ['opposition']],
  [/opposition/, ['rep'], /^opposition/i],
  [/rectification/, ['rectification']],
  [/revision/, ['revision']],
  [/refus de transmission/, ['cassation', 'appeal', 'qpc-refused']],
  [/observations/, ['qpc-observations']],
  [/juge statue/, ['permit-judged']],
  [/ouverture au plus tard/, ['enforcement-open']],
  [/procedure juridictionnelle/, ['enforcement-claim']],
  [/demande d'execution|execution.*demande|demander l'execution/, ['enforcement']],
  [/confirmer la requete/, ['ref-confirm']],
  [/confirmer le maintien/, ['maintien']],
  [/recapitulatif/, ['recap']],
  [/regulariser/, ['regularise']],
  [/ampliatif|complementaire/, ['ampliatif']],
  [/repute recu/, ['served']],
  [/quarante-huit/, ['forty-eight-hours']],
  [/production|cloture|intervention/, ['closing', 'hearing']],
  [/cour europeenne/, ['echr']],
  [/rejet implicite/, ['cnil-silence', 'cnil-suit', 'implicit', 'gracieux']],
  [/conseil d'etat/, ['cnil-suit', 'ref-lib-appeal', 'ref-pourvoi', 'cassation']],
  [/conseil d'etat/, ['rep', 'appeal'], /conseil d.etat/i],
  [/pourvoi|cassation/, ['ref-pourvoi', 'cassation']],
  [/pourvoi|cassation/, ['rep'], /pourvoi/i],
  [/appel|contester le jugement/, ['ref-lib-appeal', 'ref-appeal', 'appeal', 'ref-pourvoi', 'cassation']],
  [/appel/, ['rep'], /^appel|cour d.appel/i],
  [/amendement/, ['amendments']],
  [/decision au plus tard/, ['cc-dc']],
  [
    /tribunal|saisir|conclusions|requete|juge\b|contester|attaquer/,
    ['rep', 'urba', 'contract', 'contract-end', 'cada-suit', 'debt', 'cnil-suit', 'known'],
  ],
  [
    /recours/,
    [
      'rep',
      'urba',
      'contract',
      'cada-suit',
      'cnil-suit',
      'ref-lib-appeal',
      'ref-appeal',
      'ref-pourvoi',
      'appeal',
      'cassation',
    ],
  ],
  // what has to come before the judge, where nothing else is open
  [
    /tribunal|saisir|requete|juge\b|contester|attaquer|recours/,
    ['prior', 'cada-seize', 'precontractual', 'account', 'legal-aid-recourse'],
  ],
]
