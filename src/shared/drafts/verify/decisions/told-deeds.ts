import { fold } from '../../../french/fold.ts'
import type { Decision } from '../../../library/model.ts'
import {
  ACTS,
  CASSATION_PHRASES,
  COURTS_BELOW,
  type Deed,
  JUDGMENTS,
  NORMS,
  OBJECT,
  OTHERS,
  OWN_OBJECT,
  PHRASES,
  QUESTION,
  QUESTION_PHRASES,
  speakers,
  UNREAD_OUTCOME,
  VERBS,
} from './deed-words.ts'

export interface ToldDeed {
  readonly deed: Deed
  /** the words of the sentence that say it */
  readonly written: string
  /** the words for what it was done to */
  readonly object: string
  /** the words that follow it: the limit, the court that it goes to */
  readonly after: string
  /** what it was done to is a judgment, or the court that gave it, not an act or a request */
  readonly ofJudgment: boolean
  /** an act, of which the sentence does not say that this very court did it: a court below may have */
  readonly ofActBelow: boolean
}

/** Deeds read in a sentence, and its words of an outcome that no deed reads. */
export interface ToldOutcome {
  readonly deeds: readonly ToldDeed[]
  readonly unread: string | undefined
}

const whole = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')
const beginning = (words: string) => `(?<=^|[\\s,;:(—–])(?:${words})`
const ofJudgments = whole(`${JUDGMENTS}|${COURTS_BELOW}|(?<!Cour\\sde\\s)cassation`)
const ofActs = whole(ACTS)

/** Reads the deeds that a sentence tells of the decision it rests on. `words`: the sentence, without its quotations and citations. */
export function toldOutcome(words: string, decision: Decision): ToldOutcome {
  const text = words.replace(/[\s\u00a0\u202f]+/g, ' ')
  const deeds: ToldDeed[] = []
  let rest = text
  const who = speakers(decision)
  const addDeed = (
    deed: Deed,
    wording: string,
    written: string,
    object: string,
    after = '',
    isOwn = true,
  ) => {
    rest = rest.replace(wording, ' ')
    const ofJudgment = ofJudgments.test(object)
    const told = { deed, written: written.trim(), object, after, ofJudgment }
    if (!deeds.some(one => one.deed === deed && one.object === object))
      deeds.push({ ...told, ofActBelow: !isOwn && !ofJudgment && ofActs.test(object) })
  }
  if (QUESTION.test(text)) {
    const answer = QUESTION_PHRASES.map(([deed, pattern]) => ({
      deed,
      capture: pattern.exec(text)?.[0],
    })).find(({ capture }) => capture)
    if (answer?.capture) addDeed(answer.deed, answer.capture, answer.capture, 'question')
    rest = rest.replace(/question[^.;:]*/iu, ' ')
  }
  const isOfNorm = decision.court === 'Cons. const.' || decision.court === 'CJUE'
  const object = isOfNorm ? `(?:${OBJECT}|${NORMS})` : OBJECT
  const own = isOfNorm ? `(?:${OWN_OBJECT}|${NORMS})` : OWN_OBJECT
  for (const { deed, participle, active } of VERBS) {
    // « le pourvoi a été rejeté », « a été annulée » after the citation of what was annulled
    const passive = new RegExp(
      `((?<!\\p{L})${object}(?!\\p{L})(?:(?!\\s(?:a|ont|est|sont|fut|furent|mais)\\s)[^.;:]){0,90}?|^\\)?\\s?)\\s?(?<!\\p{L})((?:n[’'])?(?:a|ont)\\s(?:donc\\s|aussi\\s|ainsi\\s)?(pas\\s)?été|est|sont|fut|furent)\\s(partiellement\\s|entièrement\\s|totalement\\s|intégralement\\s)?(${participle})(?!\\p{L})([^.;:]*)`,
      'giu',
    )
    for (const [wording, subject = '', , negation, extent = '', verb = '', after = ''] of text.matchAll(
      passive,
    )) {
      if (deed === 'refers' && QUESTION.test(text)) continue
      if (OTHERS.test(after) && !new RegExp(`par\\s(?:le|la|l[’'])\\s?(?:${who})`, 'iu').test(after)) continue
      if (decision.court !== 'TA' && /première\sinstance/iu.test(wording)) continue
      const written = `${subject.trim().split(/\s/u).slice(0, 8).join(' ')}… ${verb}`
      const said = wording.slice(0, wording.length - after.length)
      addDeed(ofExtent(negated(deed, negation), `${extent}${after}`), said, written, subject, after, false)
    }
    // « le Conseil d’État a annulé l’arrêt », « l’a rejeté », « rejette le pourvoi »
    const act = new RegExp(
      `${beginning(`le|la|l[’']|Le|La|L[’']`)}\\s?(?:${who})(?!\\p{L})[^.;:]{0,60}?\\s(?:(?:l[’']|n[’']|les\\s)?(?:a|ont)\\s(?:donc\\s|ainsi\\s)?(partiellement\\s|entièrement\\s|totalement\\s|intégralement\\s)?(?:${participle})|(?:l[’']|les\\s)?(?:${active}))(?!\\p{L})([^.;:]*)`,
      'giu',
    )
    for (const [wording, extent = '', after = ''] of text.matchAll(act)) {
      const said = wording.slice(0, wording.length - after.length)
      if (deed === 'refers' && QUESTION.test(text)) continue
      if (!isOutcome(deed, after, said, own)) continue
      const isLimited = /n[’'](?:a|ont)\s[^.;:]*$/u.test(said) && /\squ[’']/u.test(after)
      if (!isLimited && /(?:n[’']|\sne\s)[^.;:]*$/u.test(said)) continue
      addDeed(ofExtent(deed, `${extent}${after}`), said, wording.slice(0, 120), after.slice(0, 40), after)
    }
    // a citation that begins, then what it did: « : rejette le pourvoi »
    const alone = new RegExp(
      `^\\s?[,:(–—]?\\s?(?:qui\\s)?(?:${active})\\s((?:l[’']|le|la|les|ce|cette|son|sa)\\s?${OBJECT}[^.;:]*)`,
      'iu',
    ).exec(text)
    if (alone) addDeed(deed, alone[0], alone[0], alone[1] ?? '')
    // « Annulant le jugement… »
    const participial = new RegExp(
      `^\\s?(?:En\\s)?(${participleOf(deed)})\\s((?:l[’']|le|la|les|ce|cette)\\s?(?:${JUDGMENTS}|${REQUESTS_OF})[^.;:,]*),`,
      'iu',
    ).exec(text)
    if (participial) addDeed(deed, participial[0], participial[0], participial[2] ?? '')
  }
  for (const [deed, pattern] of [...PHRASES, ...(decision.court === 'Cass.' ? CASSATION_PHRASES : [])]) {
    const capture = pattern.exec(text)?.[0]
    if (capture) addDeed(deed, capture, capture, capture, text.slice(text.indexOf(capture) + capture.length))
  }
  for (const { deed, wording, object: court } of sided(text, decision)) addDeed(deed, wording, wording, court)
  return { deeds: withoutRefused(deeds), unread: UNREAD_OUTCOME.exec(rest)?.[0] }
}

const REQUESTS_OF = 'pourvoi|requête|recours|appel'
const PARTICIPLES: Partial<Record<Deed, string>> = {
  annuls: 'annulant|cassant|censurant|infirmant|réformant',
  upholds: 'confirmant|approuvant|validant|maintenant',
  rejects: 'rejetant|écartant',
  grants: 'accueillant',
}
const participleOf = (deed: Deed): string => PARTICIPLES[deed] ?? '\\0'

/** « A donné raison à la cour », « a obtenu gain de cause »: the deed is told by who won. */
function sided(
  text: string,
  { name = '' }: Decision,
): { readonly deed: Deed; readonly wording: string; readonly object: string }[] {
  const capture =
    /a\sdonné\s(?<side>raison|tort)\s(?:à\s(?:la\s|l[’'])?|au\s|aux\s)(?<whom>[^.;:(]{2,80})/iu.exec(text) ??
    /(?<whom>[^.;:(]{2,80})\s(?:a|ont)\s(?:obtenu\s(?<side>gain\sde\scause)|eu\s(?<other>gain\sde\scause))/iu.exec(
      text,
    )
  if (!capture) return []
  const { side = 'raison', whom = '' } = capture.groups ?? {}
  const isWinner = side !== 'tort'
  if (whole(COURTS_BELOW).test(whom))
    return [{ deed: isWinner ? 'upholds' : 'annuls', wording: capture[0], object: 'cour' }]
  const isClaimant =
    /requérant|demandeu|appelant|auteur\sdu\spourvoi/iu.test(whom) ||
    (name !== '' && fold(whom).includes(fold(name)))
  return isClaimant ? [{ deed: isWinner ? 'grants' : 'rejects', wording: capture[0], object: 'requête' }] : []
}

/** Whether an active verb is of the outcome: « admet que », « confirme que », « censure le raisonnement » are of the reasons. */
function isOutcome(deed: Deed, after: string, said: string, own: string): boolean {
  if (/(?:l[’']|les\s)(?:a\s|ont\s)?\p{L}+$/iu.test(said)) return true
  if (deed === 'enjoins') return /^\s(?:à|au|aux)\s/u.test(after)
  if (deed === 'grants' && /fait\s\p{L}*\s?droit$/iu.test(said)) return /^\s(?:à|au|aux)\s/u.test(after)
  return (
    new RegExp(
      `^\\s(?:(?:en\\spartie|partiellement|ainsi)\\s)?(?:l[’']|le\\s|la\\s|les\\s|ce\\s|cet\\s|cette\\s|ces\\s|son\\s|sa\\s)(?:affaire|litige|litigieuse?\\s)?(?:${own})?(?!\\p{L})`,
      'iu',
    ).test(after) && new RegExp(`^[^.;:]{0,40}?(?<!\\p{L})${own}(?!\\p{L})`, 'iu').test(after)
  )
}

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

/** « A refusé de suspendre » is not « a suspendu »; « arrêt de cassation » is not besides « cassé sans renvoi ». */
const withoutRefused = (told: readonly ToldDeed[]): ToldDeed[] => {
  const has = (deed: Deed) => told.some(one => one.deed === deed)
  return told.filter(
    ({ deed }) =>
      !(
        (deed === 'suspends' && has('refuses-suspension')) ||
        (deed === 'enjoins' && has('refuses-injunction')) ||
        (deed === 'no-ground' && has('keeps-question'))
      ),
  )
}
