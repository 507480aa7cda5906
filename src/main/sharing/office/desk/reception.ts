import { AppError } from '../../../../shared/kernel/errors.ts'
import { parseJson } from '../../../../shared/kernel/json.ts'
import { CHANGE_FORMAT, type ThingVersion } from '../../../../shared/sharing/office/thing-state.ts'
import { schemaVersion } from '../../../kernel/database/open.ts'
import { guarded } from '../../../kernel/database/refusals.ts'
import type { Library } from '../../../kernel/library.ts'
import { version as programVersion } from '../../../kernel/places.ts'
import { admissible, nameOf } from '../aside/admission.ts'
import { type AsideUnit, asideStore } from '../aside/aside-units.ts'
import { faultOf, NOT_WELL_MADE } from '../aside/faults.ts'
import { erasedThings } from '../erased/erased-things.ts'
import { isTooDeep } from '../json-depth.ts'
import { officeLog } from '../spaces/store.ts'
import { writingTimes } from '../writing-times.ts'
import { inSlices } from './slices.ts'
import type { SignedChange, SpaceLink } from './space-link.ts'
import { officeStore } from './store.ts'
import { authors, rowOf, versionHash } from './versions.ts'

/** This program, as far as what it reads goes: what another could not read is tried again by it. */
const PROGRAM = `${programVersion} ${schemaVersion} ${CHANGE_FORMAT}`

/** Bytes of the longest state that a desk reads of a file. */
const MAX_STATE_BYTES = 32 * 2 ** 20

/** A unit of a change as a member wrote it. */
type WrittenUnit = Omit<AsideUnit, 'reason' | 'lacks' | 'triedBy'> & {
  readonly written: Readonly<Record<string, unknown>> & { readonly stateBlob?: string | undefined }
}

/** A unit read: a version and its hash, or why it is set aside. */
type Reading =
  | { readonly unit: WrittenUnit; readonly version: ThingVersion; readonly hash: string }
  | { readonly unit: WrittenUnit; readonly reason: string; readonly lacks: AsideUnit['lacks'] }

/** Receives the versions that came since the last time; how many were not known. Units that are none are set aside, each by itself. */
export async function receiveVersions(library: Library, space: string, link: SpaceLink): Promise<number> {
  const store = officeStore(library.db)
  let receptions = await retryAside(library, space, link)
  for (;;) {
    const before = store.space(space)
    const { changes, cursor } = await link.receive(before.cursor)
    const readings: Reading[] = []
    for (const one of changes) readings.push(...(await readChange(space, one, link)))
    receptions += await keepReadings(library, space, readings)
    if (changes.length === 0 && cursor === before.cursor) return receptions
    // those received before a cut are known when the same changes come again
    guarded(() => store.setSpace({ ...store.space(space), cursor }))
    if (changes.length === 0 || cursor === before.cursor) return receptions
  }
}

/** Reads the units of a change, one by one. */
async function readChange(
  space: string,
  { member, sequence, change }: SignedChange,
  link: SpaceLink,
): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const [place, written] of change.things.entries()) {
    const named = nameOf(written)
    const unit = {
      ...{ space, member, sequence, place, written },
      ...{ kind: named.kind ?? '', id: named.id, label: named.label },
      ...{ author: change.author.slice(0, MAX_NAME), format: change.format },
    }
    readings.push(await readUnit(unit, link))
  }
  return readings
}

/** Characters kept of the name of an author. */
const MAX_NAME = 200

/** Tries again the units set aside that this program has not read yet, or whose file may have come. */
async function retryAside(library: Library, space: string, link: SpaceLink): Promise<number> {
  const aside = asideStore(library.db)
  const units = aside.toTry(space, PROGRAM)
  if (units.length === 0) return 0
  let count = 0
  for (const one of units) {
    const written = aside.written(one)
    if (typeof written !== 'object' || written === null) continue
    const reading = await readUnit({ ...one, written: { ...written } }, link)
    if ('version' in reading || one.triedBy !== PROGRAM)
      count += await keepReadings(library, space, [reading])
  }
  return count
}

/** Reads a unit, its long state from the file that it is in. Rejects where the host does not answer. */
async function readUnit(unit: WrittenUnit, link: SpaceLink): Promise<Reading> {
  const { written, format } = unit
  const lacking = (reason: string, lacks: AsideUnit['lacks'] = 'program') => ({ unit, reason, lacks })
  if (format > CHANGE_FORMAT)
    return lacking('il est écrit avec une version plus récente de Prétoire : mettez Prétoire à jour')
  try {
    let whole: Readonly<Record<string, unknown>> = written
    if (written.stateBlob !== undefined) {
      const state = await longState(written.stateBlob, link)
      if (typeof state === 'string') return lacking(state, 'file')
      whole = { ...written, state: state.state }
    }
    const version = admissible(whole)
    return version ? { unit, version, hash: versionHash(whole) } : lacking(NOT_WELL_MADE)
  } catch (error) {
    if (error instanceof AppError) throw error
    return lacking(faultOf(error))
  }
}

const BLOB_NAME = /^[0-9a-f]{64}$/

/** A state that travels as a file, or why it could not be read. */
async function longState(blob: string, link: SpaceLink): Promise<{ readonly state: unknown } | string> {
  if (!BLOB_NAME.test(blob)) return { state: undefined }
  try {
    const bytes = await link.getFile(blob, MAX_STATE_BYTES)
    if (!bytes) return 'un long texte est annoncé et n’est pas encore arrivé'
    const json = Buffer.from(bytes).toString('utf8')
    return { state: isTooDeep(json) ? undefined : parseJson(json) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return error.message
    throw error
  }
}

/** Keeps what was read: versions among those of the space, the rest aside. Returns how many versions were not known. */
async function keepReadings(library: Library, space: string, readings: readonly Reading[]): Promise<number> {
  const { db } = library
  const [store, times, aside] = [officeStore(db), writingTimes(db), asideStore(db)]
  const erased = erasedThings(db)
  const receivedAt = new Date().toISOString()
  let count = 0
  await inSlices(library, readings, reading => {
    const { written, ...unit } = reading.unit
    if (erased.isErased('version' in reading ? reading.version : written)) {
      aside.drop(unit)
      officeLog(db).dropCopy(space, unit.member, unit.sequence)
      return
    }
    if (!('version' in reading)) {
      aside.put({ ...unit, reason: reading.reason, lacks: reading.lacks, triedBy: PROGRAM }, written)
      return
    }
    const { version, hash } = reading
    const { member, sequence, author } = unit
    const row = rowOf(space, version, hash, { author: authors(author, version), member, isSent: true })
    if (store.addVersion(row, version)) {
      times.noteReception(space, hash, version.writtenAt ?? '', receivedAt)
      count += 1
    }
    store.addTaking(space, hash, member, sequence)
    aside.drop(unit)
  })
  return count
}
