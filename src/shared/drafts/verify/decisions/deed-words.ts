import type { Decision } from '../../../library/model.ts'

/** A deed that a sentence tells of a decision. */
export type Deed =
  | 'annuls'
  | 'annuls-in-part'
  | 'annuls-whole'
  | 'upholds'
  | 'rejects'
  | 'grants'
  | 'suspends'
  | 'refuses-suspension'
  | 'enjoins'
  | 'refuses-injunction'
  | 'no-ground'
  | 'refers'
  | 'settles'
  | 'desists'
  | 'sends-question'
  | 'keeps-question'
  | 'bars'
  | 'does-not-bar'

export const JUDGMENTS =
  'arrêts?|jugements?|ordonnances?(?!\\sn°)|chambre|(?:cette|la|sa)\\sdécision\\s(?:attaquée|entreprise|d[eu]\\s(?:la\\scour|tribunal))'
/** A court below, which is told to be followed or not. */
export const COURTS_BELOW =
  'cours?(?!\\sde\\scassation)|tribunal|tribunaux|premiers\\sjuges|juges?\\sdu\\sfond'
export const REQUESTS = 'pourvois?|requêtes?|recours|appels?|saisine|conclusions|tierce[ -]opposition|déféré'
export const ACTS =
  'décisions?|délibérations?|décrets?|arrêtés?|articles?|dispositions?|lois?|directives?|permis|refus|actes?|autorisations?|sanctions?|circulaires?|règlements?|convention|contrat|mesures?|prolongation|titre|liste'
export const OBJECT = `(?:${JUDGMENTS}|${COURTS_BELOW}|${REQUESTS}|${ACTS}|demandes?)`
/** Objects that a court which is named may reject besides. */
export const OWN_OBJECT = `(?:${OBJECT}|plaintes?|affaire)`
/** Objects that who judges laws and treaties leaves or undoes besides. */
export const NORMS = 'régimes?|dispositifs?|expérimentations?|systèmes?|traitements?|techniques?|drones'

/** A form of verb and what it tells: the participle, and the third person. */
export const VERBS: readonly {
  readonly deed: Deed
  readonly participle: string
  readonly active: string
}[] = [
  {
    deed: 'annuls',
    participle:
      'annulée?s?|cassée?s?|censurée?s?|infirmée?s?|invalidée?s?|désavouée?s?|sanctionnée?s?|réformée?s?|(?:jugée?s?|déclarée?s?)\\s(?:illéga(?:le?s?|ux)|irréguli(?:er|ère)s?|contraires?\\sà|non\\sconformes?|invalides?|inconstitutionnel(?:le)?s?)',
    active: 'annule|casse|censure|infirme|invalide|désavoue|réforme',
  },
  {
    deed: 'upholds',
    participle:
      "confirmée?s?|validée?s?|approuvée?s?|suivie?s?(?!\\s(?:d[’']|de\\s|par\\sune?\\s))|avalisée?s?|maintenue?s?|laissée?s?\\s(?:debout|intacte?s?)|(?:jugée?s?|déclarée?s?)\\s(?:léga(?:le?s?|ux)|réguli(?:er|ère)s?|conformes?)",
    active: 'confirme|valide|approuve|avalise|maintient|laisse\\s(?:debout|intacte?)',
  },
  {
    deed: 'rejects',
    participle: 'rejetée?s?|déboutée?s?|(?:jugée?s?|déclarée?s?)\\sirrecevables?',
    active: 'rejette|déboute',
  },
  {
    deed: 'grants',
    participle:
      'accueillie?s?|admise?s?|(?:jugée?s?|déclarée?s?)\\srecevables?\\set\\s(?:bien\\s)?fondée?s?|fait\\s(?:entièrement\\s)?droit',
    active: 'accueille|admet|fait\\s(?:entièrement\\s)?droit',
  },
  { deed: 'suspends', participle: 'suspendue?s?', active: 'suspend|ordonne\\sla\\ssuspension' },
  { deed: 'enjoins', participle: 'enjointe?s?', active: 'enjoint' },
  { deed: 'refers', participle: 'renvoyée?s?', active: 'renvoie' },
]

/** Phrases that tell a deed by themselves. */
export const PHRASES: readonly (readonly [Deed, RegExp])[] = [
  ['refuses-suspension', /(?<!avait\s)refus(?:é|e)\s(?:de\ssuspendre|d[’']ordonner\sla\ssuspension)/iu],
  ['refuses-injunction', /(?<!avait\s)refus(?:é|e)\sd[’']enjoindre/iu],
  ['rejects', /(?<!avait\s)refus(?:é|e)\sd[’'](?:annuler|accueillir|admettre)|(?<!\p{L})non-admission/iu],
  ['upholds', /(?<!avait\s)refus(?:é|e)\s(?:de\s|d[’'])(?:casser|censurer|infirmer|invalider)/iu],
  ['grants', /décision\sd[’']admission|Il\sa\sété\sfait\sdroit|\set\sfait\sdroit\s(?:à|au|aux)/iu],
  [
    'no-ground',
    /(?:prononc(?:é|e)|donné\slieu\sà|constat(?:é|e)|conclu(?:t)?\sà)\s(?:un\s)?non-lieu(?!\sà\srenvo)|n[’']y\s(?:avait|a|ait|avoir)\s(?:pas|plus)\s(?:eu\s)?lieu\s(?:de|à|d[’']y)\sstatuer/iu,
  ],
  ['settles', /règl(?:e|é|ant)\sl[’']affaire\sau\sfond|sans\srenvoi|pas\s(?:eu\s)?de\srenvoi/iu],
  ['annuls', /conclut?\sà\sla\sviolation|donné\slieu\sà\sune\sannulation/iu],
  ['rejects', /conclut?\sà\sla\snon-violation|conclut?\sà\sl[’']absence\sde\sviolation/iu],
  [
    'refers',
    /affaire\s(?:a\sété\s|est\s|étant\s)?renvoyée|renvo(?:ie|yé|yant)\sl[’']affaire|cassé\savec\srenvoi|cassation\savec\srenvoi/iu,
  ],
  ['annuls', /jugée?s?\s(?:illéga|irrégul|contraire)\p{L}*\set\s(?:\p{L}+\s)?annul/iu],
  ['annuls', /et\ssa\sdécision\sannulée|et\sl[’']arrêt\sannulé|avec\sannulation/iu],
  ['upholds', /et\ssa\sdécision\sconfirmée/iu],
  [
    'rejects',
    /le\spourvoi\sétant\srejeté|pourvoi[^.;:]{0,60}\sn[’']a\spas\s(?:prospéré|abouti|été\saccueilli)/iu,
  ],
  [
    'rejects',
    /(?:a|ont)\s(?:écarté|repoussé)\sle\s(?:pourvoi|recours)|^[^.;:]{0,80}\s(?:a|ont)\séchoué\sen\scassation/iu,
  ],
  [
    'annuls',
    /(?:obtenu|prononcé|ordonné)\s(?:l[’']|la\s|une\s)(?:annulation|cassation|censure|infirmation)|(?:annulation|cassation)\s(?:partielle\s)?(?:a\sété|est|fut)\sprononcée/iu,
  ],
  [
    'upholds',
    /(?:obtenu|prononcé)\sla\sconfirmation|(?:annulation|cassation|censure)\s(?:a\sété|est|fut)\s(?:refusée|écartée)/iu,
  ],
  [
    'desists',
    /(?:donné\sacte|pris\sacte|constaté?)\s(?:du|le|son)\sdésistement|désistement[^.;:]{0,40}\s(?:a|est)\s(?:été\s)?(?:constaté|donné)|s(?:[’']est|e\ssont)\sdésistée?s?/iu,
  ],
  [
    'bars',
    /déclarée?s?\s(?:[^.;:]{0,40}\s)?inéligibles?|inéligibilité\s(?:a\sété|est|fut)\sprononcée|prononcé\sl[’']inéligibilité/iu,
  ],
  [
    'does-not-bar',
    /(?:écarté|refusé\sde\sprononcer)\sl[’']inéligibilité|déclarée?s?\séligibles?|n[’']y\s(?:avoir|avait)\s(?:pas\s)?lieu\s(?:à|de)\s(?:prononcer|déclarer)/iu,
  ],
]

/** Phrases of who judges a judgment of another: « arrêt de rejet », « arrêt de cassation ». */
export const CASSATION_PHRASES: readonly (readonly [Deed, RegExp])[] = [
  [
    'annuls',
    /arrêts?\sde\scassation(?!\p{L})|(?<!\p{L})a\s(?:partiellement\s)?cassé(?=\s(?:avec|sans)\s|\s?[,;(]|$)/iu,
  ],
  ['rejects', /arrêts?\sde\srejet(?!\p{L})/iu],
]

/** Phrases on a question of constitutionality, read where the sentence speaks of one. */
export const QUESTION =
  /question[^.;:]{0,60}(?:constitutionn)|(?<!\p{L})QPC(?!\p{L})|question[^.;:]{0,40}Conseil\sconstitutionnel|renvo\p{L}+\s(?:de\s)?la\squestion/iu
export const QUESTION_PHRASES: readonly (readonly [Deed, RegExp])[] = [
  [
    'keeps-question',
    /refus(?:é|e|ant)\s(?:de\s)?(?:\p{L}+\s)?(?:renvoyer|transmettre|renvoi|transmission)|n[’'](?:a|ont)\spas\sété\s(?:renvoyée?s?|transmise?s?)|n[’']y\s(?:avoir|avait|a)\s(?:pas\s)?lieu\s(?:à|de)\s(?:renvoi|renvoyer|transmettre)|non-lieu\sà\srenvoi|dépourvue?s?\sde\scaractère\ssérieux|pas\ssérieuses?|pas\snouvelles?/iu,
  ],
  [
    'sends-question',
    /(?<!n[’'])(?<!\p{L})(?:a|ont)\s(?:été\s)?(?:renvoyée?s?|transmise?s?)|(?<!n[’'])y\savoir\slieu\s(?:à|de)\s(?:renvoi|renvoyer)/iu,
  ],
]

/** Names of the court that speaks, by which a sentence says that the cited decision did it. */
export function speakers({ court, formation = '' }: Decision): string {
  const judge = /ord|réf/iu.test(formation) ? '|juge\\sdes\\sréférés' : ''
  switch (court) {
    case 'CE':
      return `Conseil\\sd[’']\\s?[ÉE]tat|Haute\\s(?:juridiction|assemblée)|juge\\sde\\scassation|section\\sdu\\scontentieux|assemblée\\sdu\\scontentieux${judge}`
    case 'CAA':
      return `cour(?!\\sde\\scassation)(?:\\sadministrative\\sd[’']appel)?(?:\\sde\\s\\p{Lu}[\\p{L}-]+)?|juge\\sd[’']appel${judge}`
    case 'TA':
      return `tribunal(?:\\sadministratif)?(?:\\sde\\s\\p{Lu}[\\p{L}-]+)?|magistrate?(?:\\sdésignée?)?${judge}`
    case 'Cons. const.':
      return 'Conseil(?:\\sconstitutionnel)?|juge\\sconstitutionnel'
    case 'CJUE':
      return `Cour(?:\\sde\\s(?:justice|Luxembourg))?|Tribunal(?:\\sde\\sl[’']Union)?|juge\\sde\\sl[’']Union`
    case 'CEDH':
      return 'Cour(?:\\s(?:européenne|EDH|de\\sStrasbourg))?'
    case 'Cass.':
      return 'Cour\\sde\\scassation|(?:\\p{L}+\\s)?chambre(?:\\s(?:civile|commerciale|sociale|criminelle|mixte))?|assemblée\\splénière|juge\\sde\\scassation'
    default:
      return '\\0'
  }
}

/** Others than the court, by whom a thing may have been done before it. */
export const OTHERS =
  /\spar\s(?:le|la|les|un|une|l[’'])\s?(?:maire|préfet|préfète|ministre|commune|département|région|tribunal|cour(?!\p{L})|premiers?\sjuges?|administration|commission|conseil\smunicipal|juge\sde\spremière)|en\spremière\sinstance/iu

const OUTCOMES =
  'annulée?s?|cassée?s?|censurée?s?|infirmée?s?|réformée?s?|confirmée?s?|validée?s?|invalidée?s?|approuvée?s?|maintenue?s?|rejetée?s?|déboutée?s?|accueillie?s?|accordée?s?|refusée?s?|suspendue?s?|transmise?s?|renvoyée?s?|condamnée?s?|abrogée?s?|admise?s?(?!\\s(?:que|comme|à))'
/** Words of an outcome that no deed reads: what a sentence says so is told, and not compared. */
export const UNREAD_OUTCOME = new RegExp(
  [
    `(?<!\\p{L})(?:n[’'])?(?:a|ont)\\s(?:\\p{L}+\\s)?été\\s(?:\\p{L}+ment\\s)?(?:${OUTCOMES})(?!\\p{L})`,
    `(?<!\\p{L})(?:fut|furent)\\s(?:${OUTCOMES})(?!\\p{L})`,
    '(?<!\\p{L}|Cour\\sde\\s)(?:annulation|cassation|censure|confirmation|rejet|désistement|non-lieu|inéligibilité|astreinte|suspension|injonction)\\s(?:[^.;:]{0,40}\\s)?(?:a|est|fut)\\s(?:pas\\s)?(?:été\\s)?\\p{L}+',
    `(?<!\\p{L})(?:gain\\sde\\scause|vu\\sdonner\\s(?:raison|tort)|a\\sdonné\\s(?:raison|tort)|obtenu\\s(?:l[’']|la\\s)(?:annulation|cassation|suspension|confirmation))`,
    "(?<!\\p{L})(?:fait\\sdroit\\sà|lieu\\s(?:à|de)\\s(?:[\\p{L}’']+\\s?){0,3}(?:inéligib|renvo|annul|statuer))",
  ].join('|'),
  'iu',
)
