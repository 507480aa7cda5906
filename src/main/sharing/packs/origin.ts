import type { Source } from '../../../shared/library/model.ts'
import type { Difference } from '../../../shared/sharing/compare.ts'
import { isEmpty, type Thing } from '../../../shared/sharing/thing-fields.ts'
import { isFormerStarter } from '../../imports/formats/former-starter.ts'
import type { Library } from '../../kernel/library.ts'
import { fingerprint, ownPublicKey } from '../keys/own-key.ts'
import type { PackOrigin } from './pack-acts.ts'
import type { ReadPack } from './read-pack.ts'
import type { Stores } from './stores.ts'

/** The origin of a pack that was read. */
export function originOf(library: Library, { key, about }: ReadPack): PackOrigin {
  return {
    row: key ? `${fingerprint(key).replaceAll(' ', '')}:${about.id}` : about.id,
    madeAt: about.madeAt ?? about.date,
    ...(key !== undefined && key === ownPublicKey(library) && { sentAs: about.id }),
    isFormerStarter: key === undefined && isFormerStarter(about),
  }
}

const DAY_CHARS = 10

/** Whether a time comes before another, compared as days where one of them is a day alone. */
export function isEarlier(a: string, b: string): boolean {
  const chars = a.length > DAY_CHARS && b.length > DAY_CHARS ? undefined : DAY_CHARS
  return a !== '' && a.slice(0, chars) < b.slice(0, chars)
}

/** Whether a newer state of a thing came from the same pack, left in it from here, or was shipped with the program. */
export function isOlderState({ packs, bills }: Stores, origin: PackOrigin, { what, value }: Thing): boolean {
  if (isEarlier(origin.madeAt, packs.newestMade(origin, what, value.id))) return true
  if (!origin.isFormerStarter) return false
  return what === 'source' || (what === 'bill' && bills.base(value.id) !== undefined)
}

/** Whether the same publisher says more recently what the library holds of a source. An argument is no publisher's record. */
export function isOlderRecord(mine: Source, theirs: Source): boolean {
  if (mine.kind === 'argument') return false
  const newest = ({ provenance }: Source, publisher: string): string =>
    provenance.reduce(
      (latest, one) => (one.publisher === publisher && (one.asOf ?? '') > latest ? (one.asOf ?? '') : latest),
      '',
    )
  const days = theirs.provenance.flatMap(({ publisher }): [string, string][] => {
    const pair: [string, string] = [newest(mine, publisher), newest(theirs, publisher)]
    return pair.includes('') ? [] : [pair]
  })
  return (
    days.some(([here, received]) => received < here) && days.every(([here, received]) => received <= here)
  )
}

/** Leaves what is here on every difference with an older state. */
export const leaveAll = (differences: readonly Difference[]): Difference[] =>
  differences.map(one => ({ ...one, conflict: false, take: 'mine', older: true }))

/** Leaves what is here where nobody changed it; an older record still says what is not known here. */
export const leaveKnown = (differences: readonly Difference[]): Difference[] =>
  differences.map(one =>
    one.take === 'mine' || isEmpty(one.mine) || one.name === 'tags'
      ? one
      : { ...one, take: 'mine', older: true },
  )
