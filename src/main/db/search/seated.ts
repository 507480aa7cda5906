import { fold } from '../../../shared/text/fold.ts'
import { courtAt, type NamedCourt } from '../../../shared/text/seats.ts'
import type { Columns } from '../columns.ts'
import type { WordReader } from '../words/types.ts'

/** Tells which decisions are those of a court, of one seat of it where it has several. */
export type Seated = (court: NamedCourt, columns: Columns) => (seq: number) => boolean

/** The columns number courts without their seat: the seat is read in the titles. */
export function seats(reader: WordReader): Seated {
  return ({ court, city }, columns) => {
    const wanted = columns.courts.indexOf(court) + 1
    if (!wanted) return () => false
    if (!city) return seq => columns.court[seq] === wanted
    const inTitle = new Uint8Array(columns.size)
    const { count, seqs, impacts } = reader.phrase([...fold(court).split(' '), ...city.split(' ')], 1, true)
    for (let i = 0; i < count; i += 1) {
      const seq = seqs[i] as number
      if ((impacts[i] as number) & 64 && columns.court[seq] === wanted) inTitle[seq] = 1
    }
    return seq => inTitle[seq] === 1
  }
}

/** The court a value names and nothing more: `Conseil d’État`, `caa lyon`. */
export function courtNamed(value: string): NamedCourt | undefined {
  const read = courtAt(value)
  return read && fold(value.slice(read.end)) === '' ? read : undefined
}
