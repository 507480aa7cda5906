import { capital } from '../../french/wording.ts'
import {
  articlesIn,
  changeClause,
  measureName,
  type StagedMeasure,
  textName,
  titleName,
} from '../bills/state/measure-words.ts'
import { impasse } from './impasse.ts'
import type { Act } from './model.ts'
import { type Ground, powersOver } from './powers.ts'
import { requestText } from './requests.ts'
import { wholePowers } from './whole.ts'

const VOTES: readonly Act[] = [
  'vote-text',
  'delete',
  'refuse-joint',
  'refuse-joint-if',
  'refuse-joint-if-restored',
  'refuse-final',
  'censure',
  'reject-motion',
  'keep-out',
  'refuse-senate-amendment',
]

/** Words of a request and the acts they may ask for, the most precise first. */
const READINGS: readonly (readonly [RegExp, readonly Act[]])[] = [
  [/question prioritaire|\bQPC\b/i, ['qpc']],
  [/nouvelle délibération|ne pas promulguer/i, ['new-deliberation']],
  [/\bpromulgue[rz]?\b/i, ['promulgate']],
  [/seconde délibération/i, ['second-deliberation']],
  [/saisine|saisir le conseil|déférer|conseil constitutionnel/i, ['refer', 'refer-alone', 'contribution']],
  [/une fois (?:la loi|qu’elle)[^,;]*promulgu/i, ['repeal-once-law']],
  [/abrog[^,;]*avant [^,;]*entrée en vigueur/i, ['repeal-deferred']],
  [/abrog/i, ['repeal', 'repeal-rest', 'repeal-once-law', 'repeal-deferred']],
  [/reconduc|reconduir|reconduit/i, ['no-renewal']],
  [/\bcensure\b(?! partielle)/i, ['censure']],
  [/article 40(?!\d)|irrecevabilité financière/i, ['raise-article-40']],
  [/retirer (?:le texte|ce texte|le projet|ce projet|son (?:texte|projet))/i, ['withdraw']],
  [/motion|question préalable/i, ['reject-motion']],
  [/commission mixte/i, ['refuse-joint', 'refuse-joint-if', 'refuse-joint-if-restored', 'drop', 'leave-out']],
  [/lecture définitive/i, ['refuse-final']],
  [/amendement du Sénat/i, ['refuse-senate-amendment']],
  [
    /r[ée]tabli|réintrodui/i,
    ['keep-out', 'leave-out', 'refuse-senate-amendment', 'refuse-joint-if-restored'],
  ],
  [/revien|revenir/i, ['never-again']],
  [/question écrite|interroger/i, ['question']],
  [/commission d’enquête/i, ['inquiry']],
  [/pétition/i, ['petition']],
  [/proposition de résolution|une résolution/i, ['resolution']],
  [/\bdécrets?\b/i, ['decree', 'challenge-decree']],
  [/supprim|suppression|retirer|retrait/i, ['delete', 'delete-in-committee', 'propose-deletion']],
  [/amendement|\bamende[rz]?\b/i, ['amend', 'sub-amend', 'amend-with-agreement']],
  [/\bvot(?:e[rz]?|ant)\b|rejet|repousser|oppose[rz]\b|\brefuse[rz]?\b/i, VOTES],
]

/** Words of what an amendment of a member may not do: create or increase a public charge (Constitution, art. 40). */
const CHARGE =
  /(?:cré\p{L}+|ouvr\p{L}+|financ\p{L}+|augment\p{L}+|relev\p{L}+) (?:un|une|des|les?|la) (?:fonds|postes?|emplois?|agence|autorité|établissement|allocation|aide|service|moyens|crédits|effectifs|budget)|subvention|recrut|indemnis/iu

/** Verbs of what anybody may be asked at any time: an answer, a meeting, a position. */
const COURTESIES =
  /^(?:de |d’)?(?:(?:me|nous|vous|lui) )?(?:dire|donner|faire (?:savoir|connaître)|répondre|recevoir|rencontrer|accorder|transmettre|relayer|exprimer|prendre position|préciser)(?!\p{L})/iu

/** The verbs a clause of a request begins with: each clause is of the measures it names. */
const CLAUSE_STARTS = /(?:,| et)\s+(?=(?:demander|refuser|voter|déférer|signer|soutenir)(?!\p{L}))/iu

/** The acts a clause of a request may ask for; nothing where its words are of none. */
export const actsIn = (clause: string): readonly Act[] | undefined =>
  READINGS.find(([words]) => words.test(clause))?.[1]

/** The first clause of a request that is neither an act of the procedure nor a courtesy: nobody can tell whether its reader may do it. */
export const unreadClause = (request: string): string | undefined =>
  clausesOf(request).find(
    clause => clause.trim() !== '' && !actsIn(clause) && !COURTESIES.test(clause.trim()),
  )

/** The clauses of a request. */
export const clausesOf = (request: string): string[] =>
  request
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/'/g, '’')
    .split(CLAUSE_STARTS)

/** Whether a request names an article by this number, and not another that begins like it. */
function names(request: string, number: string): boolean {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(
    `(?<![\\d\\p{L}])${escaped}(?![\\d\\p{L}]|[\\s\\u00a0]+(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)\\b)`,
    'u',
  ).test(request)
}

/** The measures a clause names; all of them where it names none. */
export function concernedBy(clause: string, subjects: readonly StagedMeasure[]): readonly StagedMeasure[] {
  const named = subjects.filter(
    ({ measure, state }) =>
      (state.article && articlesIn(state.article).some(number => names(clause, number))) ||
      clause.includes(titleName(measure).the.replace(/[\u00a0\u202f]/g, ' ')),
  )
  return named.length > 0 ? named : subjects
}

/**
 * Why a request cannot be made of a reader about measures, in a sentence that says what can be asked instead: the table of powers has no
 * entry for what it asks. Nothing where it has one for each clause, or where the words of a clause are of no act of the table.
 */
export function misfit(
  request: string,
  ground: Ground,
  subjects: readonly StagedMeasure[],
): string | undefined {
  for (const clause of clausesOf(request)) {
    const acts = actsIn(clause)
    if (!acts) continue
    if (acts.includes('amend') && CHARGE.test(clause))
      return `«\u00a0${capital(clause.trim().replace(/\.$/, ''))}\u00a0» serait irrecevable\u00a0: l’amendement d’un parlementaire ne crée ni n’aggrave une charge publique, et un gage n’y change rien (Constitution, article 40). Demandez plutôt une question écrite, ou que le Gouvernement dépose l’amendement.`
    const concerned = concernedBy(clause, subjects)
    const isHeld =
      subjects.length === 0
        ? wholePowers(ground).some(power => acts.includes(power.act))
        : concerned.some(one => powersOver(ground, one).some(power => acts.includes(power.act)))
    if (!isHeld) return reasonFor(clause, ground, concerned)
  }
  return undefined
}

function reasonFor(clause: string, ground: Ground, concerned: readonly StagedMeasure[]): string {
  const asked = `«\u00a0${capital(clause.trim().replace(/\.$/, ''))}\u00a0»`
  const [subject] = concerned
  const dead = subject && impasse(ground, subject)
  if (dead) return `${asked} ne peut pas être demandé à cette étape. ${dead}`
  const state = subject?.state.presence === 'out' ? ` ${stateSentence(subject)}` : ''
  const instead = subject && requestText(ground, concerned, textName(subject.state.phase, ''))
  return `${asked} ne peut pas être demandé à cette étape.${state}${instead ? ` Demandez plutôt de ${instead}.`.replace(/de (?=[aeéiou])/, 'd’') : ''}`
}

function stateSentence(subject: StagedMeasure): string {
  const name = measureName(subject)
  const verb =
    subject.state.standing === 'expired'
      ? name.isPlural
        ? 'sont'
        : 'est'
      : name.isPlural
        ? 'ont été'
        : 'a été'
  return `${capital(name.the)} ${verb} ${changeClause(subject)}.`
}
