import { inGuillemets } from '../../french/wording.ts'
import type { Phase } from '../bills/state/measure-state.ts'
import {
  articlesIn,
  changeClause,
  measureName,
  type StagedMeasure,
  titleName,
} from '../bills/state/measure-words.ts'

/** Words that ask for a measure to be taken out, and those that ask for it not to come back. */
const ASKS_REMOVAL = /(?<!refuser |contre )(?:supprim|suppression|retirer|retrait|repousser l’article)/i
const ASKS_KEEP_OUT = /r[ée]tabli|revien|revenir|réintrodui/i
const ASKS_VOTE = /\bvote[rz]?\b|amendement/i

/** Whether a request names an article by this number, and not another that begins like it. */
function names(request: string, number: string): boolean {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(
    `(?<![\\d\\p{L}])${escaped}(?![\\d\\p{L}]|[\\s\\u00a0]+(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)\\b)`,
    'u',
  ).test(request)
}

/**
 * Why a request cannot be made of these measures at their stage, as a sentence that says what to ask instead: it asks to delete what is
 * absent, not to put back what is there, or to vote where there is no vote left. Nothing where it can.
 */
export function contradiction(
  request: string,
  subjects: readonly StagedMeasure[],
  phase: Phase,
): string | undefined {
  const words = request.replace(/[\u00a0\u202f]/g, ' ').replace(/'/g, '’')
  if (phase === 'law' && ASKS_VOTE.test(words) && !/abrog|proposition de loi|projet de loi/i.test(words))
    return `La loi est promulguée : il n’y a plus rien à voter sur ce texte. Demandez son abrogation, ou que la mesure ne revienne pas dans un autre texte.`
  for (const clause of words.split(CLAUSE_STARTS)) {
    const reason = clauseContradiction(clause, subjects)
    if (reason) return reason
  }
  return undefined
}

/** The verbs a clause of a request begins with: each clause is of the measures it names. */
const CLAUSE_STARTS = /(?:,| et)\s+(?=(?:demander|refuser|voter|déférer|soutenir)(?!\p{L}))/iu

function clauseContradiction(words: string, subjects: readonly StagedMeasure[]): string | undefined {
  const named = subjects.filter(
    ({ measure, state }) =>
      (state.article && articlesIn(state.article).some(one => names(words, one))) ||
      words.includes(titleName(measure).the.replace(/[\u00a0\u202f]/g, ' ')),
  )
  const concerned = named.length > 0 ? named : subjects
  if (ASKS_REMOVAL.test(words)) {
    const absent = concerned.find(({ state }) => state.presence === 'out')
    const isOfAll = named.length > 0 || concerned.every(({ state }) => state.presence === 'out')
    if (absent && isOfAll) return absentReason(absent)
  }
  if (ASKS_KEEP_OUT.test(words)) {
    const present = concerned.every(({ state }) => state.presence === 'in') ? concerned[0] : undefined
    if (present)
      return `Vous demandez que ${inGuillemets(present.measure.title)} ne revienne pas : à ce stade, la mesure est dans le texte. Demandez plutôt sa suppression.`
  }
  return undefined
}

/** Why nothing may ask to delete a measure that is out. */
function absentReason(subject: StagedMeasure): string {
  const name = measureName(subject)
  const clause = changeClause(subject)
  return `Vous demandez de supprimer ${name.the} (${subject.measure.title}) : à ce stade, ${name.isPlural ? 'ils ont' : name.isFeminine ? 'elle a' : 'il a'} déjà été ${clause}. Demandez plutôt que la mesure ne revienne pas.`
}

/** The request made of a whole bill, by the text that stands. */
export function wholeRequest(phase: Phase): string {
  switch (phase) {
    case 'debate':
      return 'voter contre ce texte'
    case 'joint':
      return 'voter contre le texte de la commission mixte paritaire'
    case 'adopted':
      return 'déférer cette loi au Conseil constitutionnel'
    case 'law':
      return 'soutenir l’abrogation de cette loi'
  }
}
