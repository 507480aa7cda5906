import { listText } from '../../french/wording.ts'
import type { StagedMeasure, TextName } from '../bills/state/measure-words.ts'
import type { Act } from './model.ts'
import { firstPower, type Ground } from './powers.ts'
import { POWERS } from './table.ts'
import { askText } from './words.ts'

/** An act asked about some measures. */
export interface Ask {
  readonly act: Act
  readonly group: readonly StagedMeasure[]
}

/** Lists what a reader is asked about measures: the acts the table gives, in its order, each with its measures. */
export function asksOver(ground: Ground, subjects: readonly StagedMeasure[]): readonly Ask[] {
  const groups = new Map<string, Ask>()
  for (const subject of subjects) {
    const act = firstPower(ground, subject)?.act
    if (!act) continue
    // what is left of a measure is not asked for in one breath with a whole one
    const key = `${act} ${subject.state.standing === 'partly-struck'}`
    groups.set(key, { act, group: [...(groups.get(key)?.group ?? []), subject] })
  }
  const rankOf = ({ act }: Ask) => POWERS.findIndex(power => power.act === act)
  return [...groups.values()].toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** The request that measures allow of a reader, a verb in the infinitive; undefined where the table has none for any of them. */
export function requestText(
  ground: Ground,
  subjects: readonly StagedMeasure[],
  text: TextName,
): string | undefined {
  const clauses = asksOver(ground, subjects).map(({ act, group }) =>
    askText(act, { group, text, chamber: ground.reader.chamber }),
  )
  // a vote on a whole text is asked for once
  return clauses.length > 0 ? listText([...new Set(clauses)]) : undefined
}
