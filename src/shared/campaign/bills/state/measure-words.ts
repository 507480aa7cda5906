import { dayText } from '../../../french/dates.ts'
import { capital, listText, uncapital, withFullStop } from '../../../french/wording.ts'
import type { Measure, Stage } from '../model.ts'
import type { MeasureState, Phase, Standing } from './measure-state.ts'

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
    case 'debate': {
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
  const name = `mesure «\u00a0${title.replace(/«[\s\u00a0\u202f]*/g, '“').replace(/[\s\u00a0\u202f]*»/g, '”')}\u00a0»`
  return { the: `la ${name}`, of: `de la ${name}`, at: `à la ${name}`, isPlural: false, isFeminine: true }
}

/** A measure by its number at the stage, else by its title. */
export const measureName = ({ measure, state }: StagedMeasure): MeasureName =>
  state.article ? articlesName([state.article]) : titleName(measure)

const agree = (participle: string, { isPlural, isFeminine }: MeasureName): string =>
  `${participle}${isFeminine ? 'e' : ''}${isPlural ? 's' : ''}`

/** When the last cell was decided: the day it gives, else its stage; nothing where no cell is of this stage. */
function moment({ fate }: MeasureState): string {
  if (!fate) return ''
  return fate.date ? ` le ${dayText(fate.date)}` : ` à l’étape «\u00a0${fate.at.label}\u00a0»`
}

/** The change a measure met, in one clause without a capital: `supprimé le 5 mars 2025`; nothing for one that simply stands. */
export function changeClause(subject: StagedMeasure, name = measureName(subject)): string {
  const { standing } = subject.state
  const when = moment(subject.state)
  switch (standing) {
    case 'restored':
      return `${agree('rétabli', name)}${when}`
    case 'deleted':
    case 'to-be-restored':
      return subject.state.phase === 'adopted' || subject.state.phase === 'law'
        ? `${agree('écarté', name)} avant le vote définitif`
        : `${agree('supprimé', name)}${when}`
    case 'struck':
      return `${agree('censuré', name)}${when}`
    case 'partly-struck':
      return `${agree('censuré', name)} en partie${when}`
    case 'in-text':
    case 'law':
    case 'unknown':
      return ''
  }
}

/** The words of a table on a measure: what it does or did, and its danger if it came back. */
const BEFORE: Readonly<Partial<Record<Standing, string>>> = {
  deleted: 'Avant sa suppression\u00a0: ',
  'to-be-restored': 'Avant sa suppression\u00a0: ',
  struck: 'Avant sa censure\u00a0: ',
  'partly-struck': 'Avant la censure partielle\u00a0: ',
}

/** The effect of a measure, or the one it had before it went, as a sentence. */
export const doesText = ({ measure, state }: StagedMeasure): string => {
  const before = BEFORE[state.standing]
  return withFullStop(before ? `${before}${uncapital(measure.does)}` : capital(measure.does))
}

/** Its danger, or what it would be if it came back, as a sentence. */
export const dangerText = ({ measure, state }: StagedMeasure): string =>
  withFullStop(
    state.presence === 'out' ? `Si la mesure revenait\u00a0: ${uncapital(measure.danger)}` : measure.danger,
  )

/** The cell of a measure in words, with its stage and its day: nothing that came later. */
export function fateText({ state }: StagedMeasure): string {
  const { fate, standing } = state
  const doubt = state.certain ? '' : ' (à vérifier)'
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

/** The sentence a letter opens its reason with: a measure that worries, or one that must not come back. Undefined where the state is not known. */
export function reasonText(subject: StagedMeasure, text: TextName): string | undefined {
  const { measure, state } = subject
  const { standing, article } = state
  const named = uncapital(measure.title)
  const name = measureName(subject)
  const where = article ? `${capital(name.at)} ${text.of}` : undefined
  switch (standing) {
    case 'unknown':
      return undefined
    case 'restored':
      return where
        ? `${where}, ${changeClause(subject)}, figure une mesure qui m’inquiète\u00a0: ${named}.`
        : `${capital(text.the)} contient de nouveau une mesure qui m’inquiète\u00a0: ${named}.`
    case 'in-text':
    case 'law':
      return where
        ? `${where} figure une mesure qui m’inquiète\u00a0: ${named}.`
        : `${capital(text.the)} contient une mesure qui m’inquiète\u00a0: ${named}.`
    case 'partly-struck':
      return `${capital(name.the)}${article ? ` ${text.of}` : ''} ${name.isPlural ? 'ont' : 'a'} été ${changeClause(subject)}${article ? ` (${named})` : ''}\u00a0: ce qui en reste m’inquiète.`
    case 'deleted':
    case 'to-be-restored':
    case 'struck': {
      const was = `${capital(name.the)}${article ? ` ${text.of} (${named})` : ''} ${name.isPlural ? 'ont' : 'a'} été ${changeClause(subject)}`
      return `${was}\u00a0: ${outWish(subject, name)}.`
    }
  }
}

/** The wish about a measure that is out: that it does not come back, in this text while there is one, then in another. */
function outWish({ state }: StagedMeasure, { isPlural, isFeminine }: MeasureName): string {
  if (state.phase === 'adopted' || state.phase === 'law')
    return `${isFeminine ? 'elle' : 'cette mesure'} ne doit pas revenir dans un autre texte`
  return isPlural ? 'ils ne doivent pas y revenir' : `${isFeminine ? 'elle' : 'il'} ne doit pas y revenir`
}

/** The measure a call or a question is about, as the object of a sentence and after « au sujet »: by its number in its text where it has one. */
export function subjectWords(
  subject: StagedMeasure,
  text: TextName,
): { readonly the: string; readonly of: string } {
  const { measure, state } = subject
  const named = uncapital(measure.title)
  const name = measureName(subject)
  if (state.article)
    return { the: `${name.the} ${text.of} (${named})`, of: `${name.of} ${text.of} (${named})` }
  return state.presence === 'in'
    ? { the: `une mesure ${text.of} (${named})`, of: `d’une mesure ${text.of} (${named})` }
    : { the: name.the, of: name.of }
}

/** The change the measure of a call met, as a sentence that follows its subject; empty where it simply stands. */
export function sinceText(subject: StagedMeasure): string {
  const it: MeasureName = { the: '', of: '', at: '', isPlural: false, isFeminine: true }
  const clause = changeClause(subject, it)
  if (!clause) return ''
  const wish = subject.state.presence === 'out' ? '\u00a0: elle ne doit pas revenir' : ''
  return `Cette mesure a été ${clause}${wish}.`
}

type Ask = 'delete' | 'refuse' | 'refer' | 'repeal' | 'repeal-rest' | 'keep-out' | 'never-again'

/** The request that a measure allows at a stage; nothing where its state is not known. */
export function askOf({ standing, phase, fate }: MeasureState): Ask | undefined {
  switch (standing) {
    case 'unknown':
      return undefined
    case 'in-text':
    case 'restored':
      if (phase === 'debate') return 'delete'
      if (phase === 'joint') return 'refuse'
      // the Conseil has decided where a cell of its own says so
      return phase === 'adopted' && fate?.at.kind !== 'conseil' ? 'refer' : 'repeal'
    case 'law':
      return 'repeal'
    case 'partly-struck':
      return 'repeal-rest'
    case 'deleted':
    case 'to-be-restored':
      return phase === 'debate' || phase === 'joint' ? 'keep-out' : 'never-again'
    case 'struck':
      return 'never-again'
  }
}

/** The request that fits measures at a stage, a verb in the infinitive; undefined where none of their states is known. */
export function requestText(subjects: readonly StagedMeasure[], text: TextName): string | undefined {
  const groups = new Map<Ask, StagedMeasure[]>()
  for (const one of subjects) {
    const ask = askOf(one.state)
    if (ask) groups.set(ask, [...(groups.get(ask) ?? []), one])
  }
  const clauses = [...groups].map(([ask, group]) => askText(ask, group, text))
  return clauses.length > 0 ? listText(clauses) : undefined
}

function askText(ask: Ask, group: readonly StagedMeasure[], text: TextName): string {
  const names = namesOf(group)
  const of = listText(names.map(one => one.of))
  const the = listText(names.map(one => one.the))
  const isPlural = names.length > 1 || names.some(one => one.isPlural)
  const isFeminine = names.every(one => one.isFeminine)
  switch (ask) {
    case 'delete':
      return `voter la suppression ${of}`
    case 'refuse':
      return `voter contre ${text.the}`
    case 'refer':
      return `déférer au Conseil constitutionnel ${the} ${text.of}`
    case 'repeal':
      return `demander l’abrogation ${of} ${text.of}`
    case 'repeal-rest':
      return `demander l’abrogation de ce qui reste ${of} ${text.of}`
    case 'keep-out':
      return `refuser que ${the} ${isPlural ? 'soient' : 'soit'} ${agree('rétabli', { the, of, at: '', isPlural, isFeminine })}`
    case 'never-again':
      return `refuser que ${listText(group.map(one => titleName(one.measure).the))} ${group.length > 1 ? 'reviennent' : 'revienne'} dans un autre texte`
  }
}

/** The names of measures: their articles together, then those that have no number by their titles. */
function namesOf(group: readonly StagedMeasure[]): MeasureName[] {
  const numbers = group.flatMap(({ state }) => state.article ?? [])
  const others = group.filter(({ state }) => !state.article).map(({ measure }) => titleName(measure))
  return [...(numbers.length > 0 ? [articlesName(numbers)] : []), ...others]
}
