import { fold } from '../../../shared/french/fold.ts'
import { courtAt, type NamedCourt } from '../../../shared/search/named-court.ts'
import type { Columns } from '../columns.ts'
import { IN_TITLE } from '../index/format/impact.ts'
import type { WordReader } from '../index/model.ts'

/** Makes a test of the decisions of a court, or of one of its seats. */
export type CourtTest = (court: NamedCourt, columns: Columns) => (seq: number) => boolean

/** Columns hold a court with its seat; for a decision whose column has no seat, the seat is searched in the title. */
export function courtTest(reader: Pick<WordReader, 'phrase'>): CourtTest {
  return ({ court, city }, columns) => {
    const isMeant = Uint8Array.from([0, ...columns.courts.map(name => (isOf(name, court, city) ? 1 : 0))])
    const { of, court: courts } = columns.classes
    const number = columns.courts.indexOf(court) + 1
    if (!city || !number) return seq => isMeant[courts[of[seq]!]!] === 1
    const inTitle = new Uint8Array(columns.size)
    const { count, seqs, impacts } = reader.phrase([...fold(court).split(' '), ...city.split(' ')], 1, true)
    for (let i = 0; i < count; i += 1) {
      const seq = seqs[i] as number
      if ((impacts[i] as number) & IN_TITLE && courts[of[seq]!] === number) inTitle[seq] = 1
    }
    return seq => inTitle[seq] === 1 || isMeant[courts[of[seq]!]!] === 1
  }
}

/** Tells whether a name of the columns is that of a court, or of the seat given. */
function isOf(name: string, court: string, city: string | undefined): boolean {
  if (!city) return name === court || name.startsWith(`${court} `)
  // « cergy » is enough of Cergy-Pontoise
  const seat = name.startsWith(`${court} `) ? `${fold(name.slice(court.length + 1))} ` : ''
  return seat.replace(/^la /, '').startsWith(`${city.replace(/^la /, '')} `)
}

/** The court that a value names, without any other word: `Conseil d’État`, `caa lyon`. */
export function courtNamed(value: string): NamedCourt | undefined {
  const reading = courtAt(value)
  return reading && fold(value.slice(reading.end)) === '' ? reading : undefined
}
