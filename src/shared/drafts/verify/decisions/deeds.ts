import type { Decision } from '../../../library/model.ts'
import { type Ruling, rulingOf } from './rulings.ts'

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

export interface ToldDeed {
  readonly deed: Deed
  /** the words of the sentence that say it */
  readonly written: string
  /** what it was done to is a judgment, not an act or a request */
  readonly ofJudgment: boolean
  /** an act, of which the sentence does not say that this very court did it: a court below may have */
  readonly ofActBelow: boolean
}

/** How what a sentence says of the outcome stands to the decision; undefined where it says nothing of it. */
export type OutcomeCheck =
  | { readonly stands: 'same'; readonly written: string }
  | { readonly stands: 'differs'; readonly written: string; readonly expected: string }
  | { readonly stands: 'uncompared'; readonly written: string; readonly why: string }

/** Holds what a sentence says that a decision did against its dispositif. `words`: the sentence, without its quotations and citations. */
export function checkOutcome(words: string, decision: Decision): OutcomeCheck | undefined {
  const deeds = deedsIn(words, decision)
  const first = deeds[0]
  if (!first) {
    const unread = otherDeed(words, decision)
    return unread
      ? { stands: 'uncompared', written: unread, why: 'Prétoire ne sait pas lire ce que la phrase en dit' }
      : undefined
  }
  const ruling = rulingOf(decision)
  if (!ruling)
    return {
      stands: 'uncompared',
      written: first.written,
      why: 'la bibliothèque n’a ni le dispositif ni la solution de cette décision',
    }
  const answers = deeds.map(told => ({ told, fits: fits(told, ruling, isReview(decision, ruling)) }))
  const wrong = answers.find(({ fits }) => fits === false)
  if (wrong)
    return {
      stands: 'differs',
      written: wrong.told.written,
      expected: `«\u00a0${shortened(ruling.wording)}\u00a0»`,
    }
  return answers.every(({ fits }) => fits)
    ? { stands: 'same', written: first.written }
    : { stands: 'uncompared', written: first.written, why: 'le dispositif ne le dit pas en ces termes' }
}

const REASONING =
  'jugé|considéré|estimé|rappelé|précisé|énoncé|retenu|relevé|affirmé|posé|admis|dit|défini|reconnu|souligné|déduit|consacré|dégagé|expliqué|indiqué|constaté|déjà|pu|ainsi|donc|exigé|entendu|eu|été|fait|appliqué|étendu|interprété|encadré|vérifié|contrôlé|écarté|transposé|repris|pris|limité|fondé|tenu|regardé|subordonné|fixé|examiné|mis|réaffirmé|ajouté|conclu|observé|noté|tranché|confirmé|censuré|validé'

/** Finds what a sentence says that the court did, in a verb that is neither of an outcome nor of its reasons. */
function otherDeed(words: string, decision: Decision): string | undefined {
  const capture = new RegExp(
    `${before(`le|la|l[’']|Le|La|L[’']`)}\\s?(?:${speakers(decision)})(?!\\p{L})\\sa\\s(?!(?:${REASONING})(?!\\p{L}))\\p{L}+(?:é|i|it|is|ert)e?s?(?!\\p{L})`,
    'iu',
  ).exec(words.replace(/[\s\u00a0\u202f]+/g, ' '))
  return capture?.[0]
}

const MAX_WORDING = 220
const shortened = (text: string): string =>
  text.length <= MAX_WORDING ? text : `${text.slice(0, text.lastIndexOf(' ', MAX_WORDING))}…`

/** Whether a decision is on another one, whose act it leaves or undoes. */
const isReview = ({ court, solution = '' }: Decision, { wording }: Ruling): boolean =>
  court === 'CAA' ||
  court === 'Cass.' ||
  /pourvoi|appel|arrêt|jugement|cassation/iu.test(`${wording} ${solution}`)

/** Whether a ruling did what is told of it; undefined where it cannot be said. */
function fits(told: ToldDeed, ruling: Ruling, isOnOther: boolean): boolean | undefined {
  const answer = answerOf(told, ruling)
  return answer === false && isOnOther && told.ofActBelow ? undefined : answer
}

function answerOf({ deed, ofJudgment }: ToldDeed, ruling: Ruling): boolean | undefined {
  const { annuls, inPart, rejects, suspends, enjoins, noGround, refers, admits } = ruling
  const gives = annuls || suspends || enjoins || admits
  switch (deed) {
    case 'annuls':
      return annuls
    case 'annuls-in-part':
      return annuls ? inPart || undefined : false
    case 'annuls-whole':
      return annuls && !inPart
    case 'upholds':
      if (!annuls) return rejects || undefined
      return ofJudgment || !rejects || inPart ? false : undefined
    case 'rejects':
      return rejects ? true : gives || noGround ? false : undefined
    case 'grants':
      return gives ? true : rejects || noGround ? false : undefined
    case 'suspends':
      return suspends
    case 'refuses-suspension':
      return suspends ? false : rejects || undefined
    case 'enjoins':
      return enjoins
    case 'refuses-injunction':
      return enjoins ? false : rejects || undefined
    case 'no-ground':
      return noGround
    case 'refers':
      return refers
    case 'settles':
      return refers ? false : undefined
  }
}

const JUDGMENTS =
  'arrêts?|jugements?|ordonnances?(?!\\sn°)|chambre|(?:cette|la|sa)\\sdécision\\s(?:attaquée|entreprise|d[eu]\\s(?:la\\scour|tribunal))'
const REQUESTS = 'pourvois?|requêtes?|recours|appels?|saisine|conclusions|tierce[ -]opposition|déféré'
const ACTS =
  'décisions?|délibérations?|décrets?|arrêtés?|articles?|dispositions?|lois?|directives?|permis|refus|actes?|autorisations?|sanctions?|circulaires?|règlements?|convention|contrat|mesures?|prolongation|titre|liste'
const OBJECT = `(?:${JUDGMENTS}|${REQUESTS}|${ACTS})`
/** Objects that a court which is named may reject besides. */
const OWN_OBJECT = `(?:${JUDGMENTS}|${REQUESTS}|${ACTS}|demandes?|plaintes?|affaire)`

/** A form of verb and what it tells; `passive` and `active` are written as participle and as third person. */
const VERBS: readonly { readonly deed: Deed; readonly participle: string; readonly active: string }[] = [
  {
    deed: 'annuls',
    participle:
      'annulée?s?|cassée?s?|censurée?s?|infirmée?s?|invalidée?s?|désavouée?s?|sanctionnée?s?|réformée?s?',
    active: 'annule|casse|censure|infirme|invalide|désavoue|réforme',
  },
  {
    deed: 'upholds',
    participle:
      'confirmée?s?|validée?s?|approuvée?s?|suivie?s?|avalisée?s?|(?:jugée?s?|déclarée?s?)\\s(?:légale?s?|réguli(?:er|ère)s?|conformes?)',
    active: 'confirme|valide|approuve|avalise',
  },
  { deed: 'rejects', participle: 'rejetée?s?|déboutée?s?', active: 'rejette|déboute' },
  {
    deed: 'grants',
    participle: 'accueillie?s?|admise?s?',
    active: 'accueille|admet|fait\\s(?:entièrement\\s)?droit',
  },
  { deed: 'suspends', participle: 'suspendue?s?', active: 'suspend|ordonne\\sla\\ssuspension' },
  { deed: 'enjoins', participle: 'enjointe?s?', active: 'enjoint' },
  { deed: 'refers', participle: 'renvoyée?s?', active: 'renvoie' },
]

/** Names of the court that speaks, by which a sentence says that the cited decision did it. */
function speakers({ court, formation = '' }: Decision): string {
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
      return 'Cour(?:\\sde\\s(?:justice|Luxembourg))?'
    case 'CEDH':
      return 'Cour(?:\\s(?:européenne|EDH|de\\sStrasbourg))?'
    case 'Cass.':
      return 'Cour\\sde\\scassation|chambre\\s\\p{L}+'
    default:
      return '\\0'
  }
}

const OTHERS =
  /\spar\s(?:le|la|les|un|une|l[’'])\s?(?:maire|préfet|préfète|ministre|commune|département|région|tribunal|cour(?!\p{L})|premiers?\sjuges?|administration|commission|conseil\smunicipal|juge\sde\spremière)|en\spremière\sinstance/iu

const before = (words: string) => `(?<=^|[\\s,;:(—–])(?:${words})`

/** The deeds that a sentence tells of the decision it rests on. */
function deedsIn(words: string, decision: Decision): ToldDeed[] {
  const text = words.replace(/[\s\u00a0\u202f]+/g, ' ')
  const told: ToldDeed[] = []
  const who = speakers(decision)
  const addDeed = (deed: Deed, written: string, object: string, isOwn = true) => {
    const ofJudgment = new RegExp(`(?<!\\p{L})(?:${JUDGMENTS})(?!\\p{L})`, 'iu').test(object)
    const ofActBelow =
      !isOwn && !ofJudgment && new RegExp(`(?<!\\p{L})(?:${ACTS})(?!\\p{L})`, 'iu').test(object)
    if (!told.some(one => one.deed === deed))
      told.push({ deed, written: written.trim(), ofJudgment, ofActBelow })
  }
  for (const { deed, participle, active } of VERBS) {
    // « le pourvoi a été rejeté », « a été annulée » after the citation of what was annulled
    const passive = new RegExp(
      `(${OBJECT}(?!\\p{L})[^.;:]{0,90}?|^\\)?\\s?)\\s?(?<!\\p{L})((?:n[’'])?(?:a|ont)\\s(?:donc\\s|aussi\\s|ainsi\\s)?(pas\\s)?été|est|sont|fut|furent)\\s(partiellement\\s|entièrement\\s|totalement\\s)?(${participle})(?!\\p{L})([^.;:]*)`,
      'giu',
    )
    for (const [wording, object = '', , negation, extent = '', verb = '', after = ''] of text.matchAll(
      passive,
    )) {
      if (OTHERS.test(after) && !new RegExp(`par\\s(?:le|la|l[’'])\\s?(?:${who})`, 'iu').test(after)) continue
      if (decision.court !== 'TA' && /première\sinstance/iu.test(wording)) continue
      addDeed(ofExtent(negated(deed, negation), `${extent}${after}`), written(object, verb), object, false)
    }
    // « le Conseil d’État a annulé l’arrêt », « l’a rejeté », « rejette le pourvoi »
    const act = new RegExp(
      `${before(`le|la|l[’']|Le|La|L[’']`)}\\s?(?:${who})(?!\\p{L})[^.;:]{0,60}?\\s(?:(?:l[’']|les\\s)?(?:a|ont)\\s(?:donc\\s|ainsi\\s)?(partiellement\\s|entièrement\\s)?(?:${participle})|(?:l[’']|les\\s)?(?:${active}))(?!\\p{L})([^.;:]*)`,
      'giu',
    )
    for (const [wording, extent = '', after = ''] of text.matchAll(act)) {
      if (!isOutcome(deed, after, wording)) continue
      if (/(?:n[’']|\sne\s)[^.;:]*$/u.test(wording.slice(0, wording.length - after.length))) continue
      addDeed(ofExtent(deed, `${extent}${after}`), wording.slice(0, 120), after.slice(0, 40))
    }
    // a citation that begins, then what it did: « : rejette le pourvoi »
    const alone = new RegExp(
      `^\\s?[,:(–—]?\\s?(?:qui\\s)?(?:${active})\\s((?:l[’']|le|la|les|ce|cette|son|sa)\\s?${OBJECT}[^.;:]*)`,
      'iu',
    )
    const begins = alone.exec(text)
    if (begins) addDeed(deed, begins[0], begins[1] ?? '')
  }
  for (const [deed, pattern] of PHRASES) {
    const capture = pattern.exec(text)
    if (capture) addDeed(deed, capture[0], capture[0])
  }
  return withoutRefused(told)
}

/** Whether an active verb is of the outcome: « admet que », « confirme que », « censure le raisonnement » are of the reasons. */
function isOutcome(deed: Deed, after: string, wording: string): boolean {
  if (/(?:l[’']|les\s)(?:a\s|ont\s)?\p{L}+$/iu.test(wording.slice(0, wording.length - after.length)))
    return true
  if (deed === 'enjoins') return /^\s(?:à|au|aux)\s/u.test(after)
  if (deed === 'grants' && /fait\s\p{L}*\s?droit$/iu.test(wording.slice(0, wording.length - after.length)))
    return /^\s(?:à|au|aux)\s/u.test(after)
  return (
    new RegExp(
      `^\\s(?:(?:en\\spartie|partiellement|ainsi)\\s)?(?:l[’']|le\\s|la\\s|les\\s|ce\\s|cet\\s|cette\\s|ces\\s|son\\s|sa\\s)(?:affaire|litige|litigieuse?\\s)?(?:${OWN_OBJECT})?(?!\\p{L})`,
      'iu',
    ).test(after) && new RegExp(`^[^.;:]{0,40}?(?<!\\p{L})${OWN_OBJECT}(?!\\p{L})`, 'iu').test(after)
  )
}

const PHRASES: readonly (readonly [Deed, RegExp])[] = [
  ['refuses-suspension', /(?<!avait\s)refus(?:é|e)\s(?:de\ssuspendre|d[’']ordonner\sla\ssuspension)/iu],
  ['refuses-injunction', /(?<!avait\s)refus(?:é|e)\sd[’']enjoindre/iu],
  ['rejects', /(?<!avait\s)refus(?:é|e)\sd[’'](?:annuler|accueillir|admettre)/iu],
  ['no-ground', /(?:prononc(?:é|e)|donné\slieu\sà|constat(?:é|e)|conclu(?:t)?\sà)\s(?:un\s)?non-lieu/iu],
  ['settles', /règl(?:e|é)\sl[’']affaire\sau\sfond|sans\srenvoi|pas\s(?:eu\s)?de\srenvoi/iu],
  ['annuls', /conclut?\sà\sla\sviolation|donné\slieu\sà\sune\sannulation/iu],
  ['rejects', /conclut?\sà\sla\snon-violation|conclut?\sà\sl[’']absence\sde\sviolation/iu],
  ['refers', /affaire\s(?:a\sété\s|est\s|étant\s)?renvoyée|renvo(?:ie|yé)\sl[’']affaire/iu],
  ['annuls', /jugée?s?\s(?:illéga|irrégul|contraire)\p{L}*\set\s(?:\p{L}+\s)?annul/iu],
  ['annuls', /et\ssa\sdécision\sannulée|et\sl[’']arrêt\sannulé|avec\sannulation/iu],
  ['upholds', /et\ssa\sdécision\sconfirmée/iu],
  ['rejects', /le\spourvoi\sétant\srejeté/iu],
]

const negated = (deed: Deed, negation: string | undefined): Deed =>
  !negation ? deed : deed === 'annuls' ? 'upholds' : deed === 'rejects' ? 'grants' : 'rejects'

function ofExtent(deed: Deed, around: string): Deed {
  if (deed !== 'annuls') return deed
  if (/partiel|en\spartie|en\stant\squ/iu.test(around)) return 'annuls-in-part'
  return /dans\stoutes\sses|dans\sson\sensemble|en\stotalité|totalement|entièrement|intégralement/iu.test(
    around,
  )
    ? 'annuls-whole'
    : deed
}

/** « A refusé de suspendre » is not « a suspendu ». */
const withoutRefused = (told: readonly ToldDeed[]): ToldDeed[] =>
  told.filter(
    ({ deed }) =>
      !(
        (deed === 'suspends' && told.some(one => one.deed === 'refuses-suspension')) ||
        (deed === 'enjoins' && told.some(one => one.deed === 'refuses-injunction'))
      ),
  )

const written = (object: string, verb: string): string =>
  `${object.trim().split(/\s/u).slice(0, 8).join(' ')}… ${verb}`
