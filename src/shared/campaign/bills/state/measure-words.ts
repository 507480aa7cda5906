import { dayText } from '../../../french/dates.ts'
import { afterColon, capital, listText, uncapital, withFullStop } from '../../../french/wording.ts'
import { withArticle } from '../../../french/words/determiner.ts'
import { fateState } from '../fate.ts'
import type { Measure, Stage } from '../model.ts'
import type { MeasureState, Standing } from './measure-state.ts'
import type { Phase } from './phase.ts'

/** A measure of a document, with its state at the stage of it. */
export interface StagedMeasure {
  readonly measure: Measure
  readonly state: MeasureState
}

/** The text that stands at a stage, as a sentence names it: `le texte n° 907`, `du texte n° 907`. */
export interface TextName {
  readonly the: string
  readonly of: string
}

/** Names the text of a stage. `number`: the one it bears, or a slot for it; without one, the text is named without. */
export function textName(phase: Phase, number: string): TextName {
  switch (phase) {
    case 'debate':
    case 'lapsed': {
      const name = number.startsWith('T.A')
        ? `texte adopté (${number})`
        : number
          ? `texte n°\u00a0${number}`
          : 'texte'
      return { the: `le ${name}`, of: `du ${name}` }
    }
    case 'joint':
      return {
        the: 'le texte de la commission mixte paritaire',
        of: 'du texte de la commission mixte paritaire',
      }
    case 'adopted':
      return { the: 'la loi votée', of: 'de la loi votée' }
    case 'law': {
      const name = number ? `la loi n°\u00a0${number}` : 'la loi promulguée'
      return { the: name, of: `de ${name}` }
    }
  }
}

/** A measure named in a sentence, with what agrees with it. */
export interface MeasureName {
  readonly the: string
  readonly of: string
  readonly at: string
  readonly isPlural: boolean
  readonly isFeminine: boolean
}

const isNumber = (part: string): boolean => /^(?:\d|[A-Z]{1,2}$)/.test(part)

/** The articles a number names: `15 ter, 15 quater` are two. */
export function articlesIn(number: string): string[] {
  const parts = number.split(/,\s*|\s+et\s+/).filter(Boolean)
  return parts.every(isNumber) ? parts : [number]
}

/** `l’article 8`, `les articles 15 ter et 15 quater`; nothing for no number. */
export function articlesName(numbers: readonly string[]): MeasureName {
  const all = [...new Set(numbers.flatMap(articlesIn))]
  const list = listText(all)
  return all.length > 1
    ? {
        the: `les articles ${list}`,
        of: `des articles ${list}`,
        at: `aux articles ${list}`,
        isPlural: true,
        isFeminine: false,
      }
    : {
        the: `l’article ${list}`,
        of: `de l’article ${list}`,
        at: `à l’article ${list}`,
        isPlural: false,
        isFeminine: false,
      }
}

/** `article 8`, `articles 15 ter et 15 quater`: without the article before it, as a heading or a slot says it. */
export const bareArticles = (number: string): string => articlesName([number]).the.replace(/^l’|^les /, '')

/** A measure by its title, where its number is not known or is of another text. */
export function titleName({ title }: Pick<Measure, 'title'>): MeasureName {
  // quotation marks inside quotation marks are the others
  const name = `mesure «\u00a0${plainTitle(title)
    .replace(/«[\s\u00a0\u202f]*/g, '“')
    .replace(/[\s\u00a0\u202f]*»/g, '”')}\u00a0»`
  return { the: `la ${name}`, of: `de la ${name}`, at: `à la ${name}`, isPlural: false, isFeminine: true }
}

/** The title of a measure without what it puts between parentheses: articles of code, or an end. */
const plainTitle = (title: string): string =>
  title.replace(/[\s\u00a0]*\([^()]*(?:art\.[^()]*\)|\)$)/g, '').trim()

/**
 * A measure named inside a sentence, with its article: `la garde à vue jusqu’à 120 heures`. One whose article is not sure, or whose title is a sentence
 * in two parts, is quoted: `la mesure « Sûreté des ports : enquêtes et contrôles »`.
 */
export function namedIn(measure: Pick<Measure, 'title'>): string {
  const title = plainTitle(measure.title)
  return (/[\s\u00a0\u202f][:;]\s/.test(title) ? undefined : withArticle(title)) ?? titleName(measure).the
}

/** A measure by its number at the stage, else by its title. */
export const measureName = ({ measure, state }: StagedMeasure): MeasureName =>
  state.article ? articlesName([state.article]) : titleName(measure)

/** A participle as it agrees with a measure named. */
export const agree = (participle: string, { isPlural, isFeminine }: MeasureName): string =>
  `${participle}${isFeminine ? 'e' : ''}${isPlural ? 's' : ''}`

const CHAMBERS = { an: 'à l’Assemblée nationale', senat: 'au Sénat' } as const

/** Where and when the last cell was decided, as it follows a participle: ` en séance au Sénat le 4 février 2025`; nothing without a cell. */
function moment({ fate }: MeasureState): string {
  if (!fate) return ''
  const { at, date } = fate
  const chamber = at.chamber ? ` ${CHAMBERS[at.chamber]}` : ''
  const day = date ? ` le ${dayText(date)}` : ''
  switch (at.kind) {
    case 'commission':
      return ` en commission${chamber}${day}`
    case 'seance':
      return ` en séance${chamber}${day}`
    case 'cmp':
      return ` en commission mixte paritaire${day}`
    case 'conseil':
      return ` par le Conseil constitutionnel${day}`
    default:
      return day || ` à l’étape «\u00a0${at.label}\u00a0»`
  }
}

/** The change a measure met, in one clause without a capital: `supprimé en commission le 5 mars 2025`; nothing for one that simply stands. */
export function changeClause(subject: StagedMeasure, name = measureName(subject)): string {
  const { standing, phase, fate } = subject.state
  const when = moment(subject.state)
  switch (standing) {
    case 'restored':
      return `${agree('rétabli', name)}${when}`
    case 'deleted':
    case 'to-be-restored':
      if (phase === 'adopted' || phase === 'law') return `${agree('écarté', name)} avant le vote définitif`
      switch (fateState(fate)) {
        case 'refused':
          return `${agree('supprimé', name)}, et ${name.isPlural ? 'leur' : 'son'} rétablissement rejeté${when}`
        case 'absent':
          return `${agree('écarté', name)}${when}`
        default:
          return `${agree('supprimé', name)}${when}`
      }
    case 'struck':
      return `${agree('censuré', name)}${when}`
    case 'partly-struck':
      return `${agree('censuré', name)} en partie${when}`
    case 'expired':
      return `${agree('arrivé', name)} à ${name.isPlural ? 'leur' : 'son'} terme`
    case 'lapsed':
      return `${agree('écarté', name)} avec le texte, qui n’a pas abouti`
    case 'in-text':
    case 'law':
    case 'unknown':
      return ''
  }
}

/** The change a measure met, with its auxiliary: `a été supprimé`, `sont arrivés à leur terme`. */
const metWith = (subject: StagedMeasure, name: MeasureName): string =>
  subject.state.standing === 'expired'
    ? `${name.isPlural ? 'sont' : 'est'} ${changeClause(subject, name)}`
    : `${name.isPlural ? 'ont' : 'a'} été ${changeClause(subject, name)}`

/** Words before the effect of a measure that went: the present of that effect is then of a text quoted, in every row of a table. */
const GONE: Readonly<Partial<Record<Standing, string>>> = {
  deleted: 'Mesure supprimée\u00a0: ',
  'to-be-restored': 'Mesure supprimée\u00a0: ',
  struck: 'Mesure censurée\u00a0: ',
  // nothing tells which part of what was written is left
  'partly-struck': 'Mesure censurée en partie, telle qu’elle était avant la décision\u00a0: ',
  expired: 'Mesure venue à son terme\u00a0: ',
  lapsed: 'Mesure d’un texte qui n’a pas abouti\u00a0: ',
}

/** The effect of a measure, or the one it had before it went, as a sentence. */
export const doesText = ({ measure, state }: StagedMeasure): string => {
  const { deferred } = state
  if (deferred)
    return withFullStop(
      `${deferred.day ? `À compter du ${dayText(deferred.day)}` : 'Une fois en vigueur'}\u00a0: ${afterColon(uncapital(measure.does))}`,
    )
  const gone = GONE[state.standing]
  return withFullStop(gone ? `${gone}${afterColon(uncapital(measure.does))}` : capital(measure.does))
}

/** Its danger, or the one it is if it comes back (the present of its words follows a present), as a sentence; `isNamed`: among others, it is named. */
export function dangerText(subject: StagedMeasure, isNamed = false): string {
  const { measure, state } = subject
  if (state.presence !== 'out') return withFullStop(measure.danger)
  const name = isNamed ? measureName(subject) : { the: 'la mesure', isPlural: false }
  return withFullStop(
    `Si ${name.the} ${name.isPlural ? 'reviennent' : 'revient'}\u00a0: ${afterColon(uncapital(measure.danger))}`,
  )
}

/** The cell of a measure in words, with its stage and its day: nothing that came later. */
export function fateText({ state }: StagedMeasure): string {
  const { fate, standing } = state
  // what a reader is sent says its certainty in words that are no mark of a gap
  const doubt = state.certain ? '' : ' (non confirmé)'
  if (standing === 'unknown') return 'non connu à ce stade'
  if (!fate) return `${standing === 'deleted' ? 'absent de la loi votée' : 'dans la loi votée'}${doubt}`
  const hasDay = fate.date && !/\d{4}/.test(fate.outcome)
  const day = hasDay
    ? fate.at.label.endsWith(')')
      ? `, le ${dayText(fate.date ?? '')}`
      : ` (${dayText(fate.date ?? '')})`
    : ''
  const stage: Stage = fate.at
  return `${uncapital(fate.outcome)}, ${uncapital(stage.label)}${day}${doubt}`
}

/** A measure that worries, as the object of a sentence. */
const worryOf = (named: string): string =>
  named.startsWith('la mesure «') ? `${named}, qui m’inquiète` : `une mesure qui m’inquiète\u00a0: ${named}`

/** The sentence a letter opens its reason with: a measure that worries, or one that must not come back. Undefined where the state is not known. */
export function reasonText(subject: StagedMeasure, text: TextName): string | undefined {
  const { measure, state } = subject
  const { standing, article } = state
  const named = namedIn(measure)
  const name = measureName(subject)
  const where = article ? `${capital(name.at)} ${text.of}` : undefined
  switch (standing) {
    case 'unknown':
      return undefined
    case 'restored':
      return where
        ? `${where}, ${changeClause(subject)}, figure ${worryOf(named)}.`
        : `${capital(text.the)} contient de nouveau ${worryOf(named)}.`
    case 'in-text':
    case 'law':
      return where ? `${where} figure ${worryOf(named)}.` : `${capital(text.the)} contient ${worryOf(named)}.`
    case 'partly-struck':
      return `${capital(name.the)}${article ? ` ${text.of}` : ''} ${name.isPlural ? 'ont' : 'a'} été ${changeClause(subject)}${article ? ` (${named})` : ''}\u00a0: ce qui en reste m’inquiète.`
    case 'deleted':
    case 'to-be-restored':
    case 'struck':
    case 'lapsed':
    case 'expired': {
      const was = `${capital(name.the)}${article ? ` ${text.of} (${named})` : ''} ${metWith(subject, name)}`
      return `${was}\u00a0: ${outWish(subject, name)}.`
    }
  }
}

/** The wish about a measure that is out: that it does not come back, in this text while there is one, then in another. */
function outWish({ state }: StagedMeasure, { isPlural, isFeminine }: MeasureName): string {
  if (state.standing === 'expired')
    return `${isPlural ? 'ils' : isFeminine ? 'elle' : 'il'} ne ${isPlural ? 'doivent' : 'doit'} pas être ${agree('reconduit', { the: '', of: '', at: '', isPlural, isFeminine })}`
  if (state.phase !== 'debate' && state.phase !== 'joint')
    return `${isFeminine ? 'elle' : 'cette mesure'} ne doit pas revenir dans un autre texte`
  // « y » would be read of the assembly the clause before names
  return isPlural
    ? 'ils ne doivent pas revenir dans le texte'
    : `${isFeminine ? 'elle' : 'il'} ne doit pas revenir dans le texte`
}

/** The measure a call or a question is about, as the object of a sentence and after « au sujet »: by its number in its text where it has one. */
export function subjectWords(
  subject: StagedMeasure,
  text: TextName,
): { readonly the: string; readonly of: string } {
  const { measure, state } = subject
  const named = namedIn(measure)
  const name = measureName(subject)
  if (state.article && state.presence !== 'unknown')
    return { the: `${name.the} ${text.of} (${named})`, of: `${name.of} ${text.of} (${named})` }
  return state.presence === 'in'
    ? { the: `une mesure ${text.of} (${named})`, of: `d’une mesure ${text.of} (${named})` }
    : state.presence === 'out'
      ? { the: name.the, of: name.of }
      : { the: titleName(measure).the, of: titleName(measure).of }
}

/** The change the measure of a call met, as a sentence that follows its subject; empty where it simply stands. */
export function sinceText(subject: StagedMeasure): string {
  const it: MeasureName = { the: '', of: '', at: '', isPlural: false, isFeminine: true }
  const clause = changeClause(subject, it)
  if (!clause) return ''
  if (subject.state.standing === 'expired')
    return `Cette mesure est ${clause}\u00a0: elle ne doit pas être reconduite.`
  const wish = subject.state.presence === 'out' ? '\u00a0: elle ne doit pas revenir' : ''
  return `Cette mesure a été ${clause}${wish}.`
}
