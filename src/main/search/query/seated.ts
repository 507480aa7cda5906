import { fold } from '../../../shared/french/fold.ts'
import { courtAt, type NamedCourt } from '../../../shared/library/seats.ts'
import type { Columns } from '../columns.ts'
import type { WordReader } from '../index/types.ts'

/** Tells which decisions are those of a court, of one seat of it where it has several. */
export type Seated = (court: NamedCourt, columns: Columns) => (seq: number) => boolean

/** The columns number a court with its seat; of a decision that does not tell its own apart, it is looked for in the title. */
export function seats(reader: WordReader): Seated {
  return ({ court, city }, columns) => {
    const meant = Uint8Array.from([0, ...columns.courts.map(name => (isOf(name, court, city) ? 1 : 0))])
    const wanted = columns.courts.indexOf(court) + 1
    if (!city || !wanted) return seq => meant[columns.court[seq] as number] === 1
    const inTitle = new Uint8Array(columns.size)
    const { count, seqs, impacts } = reader.phrase([...fold(court).split(' '), ...city.split(' ')], 1, true)
    for (let i = 0; i < count; i += 1) {
      const seq = seqs[i] as number
      if ((impacts[i] as number) & 64 && columns.court[seq] === wanted) inTitle[seq] = 1
    }
    return seq => inTitle[seq] === 1 || meant[columns.court[seq] as number] === 1
  }
}

/** Whether a name of the columns is that of a court, or of the seat of it that is told. */
function isOf(name: string, court: string, city: string | undefined): boolean {
  if (!city) return name === court || name.startsWith(`${court} `)
  // « cergy » is enough of Cergy-Pontoise
  const seat = name.startsWith(`${court} `) ? `${fold(name.slice(court.length + 1))} ` : ''
  return seat.replace(/^la /, '').startsWith(`${city.replace(/^la /, '')} `)
}

/** The court a value names and nothing more: `Conseil d’État`, `caa lyon`. */
export function courtNamed(value: string): NamedCourt | undefined {
  const read = courtAt(value)
  return read && fold(value.slice(read.end)) === '' ? read : undefined
}
