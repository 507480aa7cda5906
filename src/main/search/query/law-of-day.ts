import { dateText } from '../../../shared/french/dates.ts'
import { versionOn } from '../../../shared/library/article-versions.ts'
import type { Version } from '../../../shared/library/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { type Columns, KIND_NUMBERS } from '../columns.ts'
import { derivedFrom } from '../derived.ts'

/** Reads the wordings of an article from its row: those of `inside`, its JSON, and those of their own rows, which win. */
export const wordingReader = oncePer((db: Database) => {
  const rowsOf = db
    .prepare<unknown[], string>('SELECT data FROM source_versions WHERE seq = @seq ORDER BY n')
    .pluck()
  return (seq: number, inside: readonly Version[]): Version[] => {
    const rows = rowsOf.all({ seq }).map(data => JSON.parse(data) as Version)
    const newer = new Set(rows.map(({ id }) => id))
    const all = [...inside.filter(({ id }) => !newer.has(id)), ...rows]
    return all.sort((a, b) => compare(a.from ?? '', b.from ?? ''))
  }
})

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const [NOT_READ, IN_FORCE, NOT_IN_FORCE] = [0, 1, 2] as const

/** The articles read for the last day asked, by source. */
interface DayStates {
  day: string
  states: Uint8Array
}

/** Says which articles an answer about the law of a day has. */
export const lawOfDayRemarks = (day: string | undefined): string[] =>
  day ? [`Articles\u00a0: ceux dont la bibliothèque a une rédaction en vigueur le ${dateText(day)}.`] : []

/** Makes the test that a source passes where the law of a day holds it. */
export type LawOfDay = (day: string, columns: Columns) => (seq: number) => boolean

/**
 * The test of a library: an article passes where it has a wording in force on that day; every other source passes. Wordings are read
 * for the articles tested alone, and remembered until they change or another day is asked.
 */
export const lawOfDay = oncePer((db: Database): LawOfDay => {
  const wordings = wordingReader(db)
  const body = db.prepare<unknown[], string>('SELECT data FROM source_bodies WHERE seq = @seq').pluck()
  const isInForce = (seq: number, day: string): boolean => {
    const { versions = [] } = JSON.parse(body.get({ seq }) ?? '{}') as { versions?: Version[] }
    return versionOn({ versions: wordings(seq, versions) }, day) !== undefined
  }
  const memo = derivedFrom<DayStates>(
    () => ({ day: '', states: new Uint8Array() }),
    (value, _, seqs) => {
      for (const seq of seqs) value.states[seq] = NOT_READ
      return value
    },
  )
  return (day, columns) => {
    const value = memo(columns)
    if (value.day !== day || value.states.length < columns.size) {
      const states = new Uint8Array(columns.size)
      if (value.day === day) states.set(value.states)
      Object.assign(value, { day, states })
    }
    const { states } = value
    return seq => {
      if (columns.kind[seq] !== KIND_NUMBERS.article) return true
      if (states[seq] === NOT_READ) states[seq] = isInForce(seq, day) ? IN_FORCE : NOT_IN_FORCE
      return states[seq] === IN_FORCE
    }
  }
})
