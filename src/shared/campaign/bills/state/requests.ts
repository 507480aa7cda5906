import { listText } from '../../../french/wording.ts'
import type { MeasureState } from './measure-state.ts'
import {
  agree,
  articlesName,
  type MeasureName,
  type StagedMeasure,
  type TextName,
  titleName,
} from './measure-words.ts'

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
      return `soutenir l’abrogation ${of} ${text.of}`
    case 'repeal-rest':
      return `soutenir l’abrogation de ce qui reste ${of} ${text.of}`
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
