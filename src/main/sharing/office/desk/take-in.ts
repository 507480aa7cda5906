import { existsSync } from 'node:fs'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { equal } from '../../../../shared/sharing/compare.ts'
import { OfficeKind } from '../../../../shared/sharing/office/thing-state.ts'
import { filings } from '../../../filings/store.ts'
import { pictures as pictureStore } from '../../../kernel/files/picture-store.ts'
import { examinePicture } from '../../../kernel/files/pictures.ts'
import type { Library } from '../../../kernel/library.ts'
import { writingApart } from '../../../library/writing.ts'
import { faultOf } from '../aside/faults.ts'
import { misplaced } from '../aside/misplaced.ts'
import { refuse } from '../aside/refusal.ts'
import { historiesOf } from '../histories.ts'
import { filesLeft, noteRemote } from '../remote/files-left.ts'
import { sha256Hex } from '../seal/desk-key.ts'
import { isWrittenTogether } from '../together/session-name.ts'
import { writingTimes } from '../writing-times.ts'
import { joinOwnThing } from './join-own.ts'
import { recordChange, type Writer } from './local-changes.ts'
import { readThing, thingKey } from './read-thing.ts'
import { inSlices } from './slices.ts'
import type { SpaceLink } from './space-link.ts'
import { officeStore, type ThingRow } from './store.ts'
import { filesOf, pictures, resolveThing, WITH_FILES } from './versions.ts'
import { type IncomingThing, writeExhibitOrder, writeThing } from './write-thing.ts'

/** A thing whose versions say something else than what the library was brought to. */
interface PendingThing {
  readonly kind: OfficeKind
  readonly id: string
  readonly row: ThingRow | undefined
  readonly heads: readonly string[]
  readonly value: Readonly<Record<string, unknown>> | null
  /** why its versions could not be merged */
  readonly fault?: string
}

/** Outcome of taking in: things written, and those that could not be, with why. */
export interface Intake {
  readonly things: number
  readonly refusals: readonly { readonly kind: OfficeKind; readonly id: string; readonly reason: string }[]
}

/** The things of some kinds to write in the library, each after those it rests on; only those whose versions are not what is here are read. */
function pendingThings(
  library: Library,
  space: string,
  kinds: readonly OfficeKind[] = OfficeKind.options,
): PendingThing[] {
  const { db } = library
  const store = officeStore(db)
  const standings = new Map(store.standings(space).map(one => [thingKey(one.kind, one.id), one]))
  const pending = [...historiesOf(db, space).values()].flatMap(({ kind, id, heads }): PendingThing[] => {
    if (!kinds.includes(kind)) return []
    const standing = standings.get(thingKey(kind, id))
    if (heads.length === 0 || (standing && sameHashes(standing.heads, heads) && !standing.refusal)) return []
    if (kind === 'draft' && isWrittenTogether(library, space, id)) return []
    // a text that was filed is asked again once its deposit is gone, or once it has changed again
    const isAsked = standing?.refusal && sameHashes(standing.refusedHeads, heads)
    if (isAsked && kind === 'draft' && filings(db).ofDraft(id)) return []
    const pending = { kind, id, row: store.thing(space, kind, id), heads }
    try {
      const resolution = resolveThing(db, space, kind, id)
      return resolution ? [{ ...pending, value: resolution.state.value }] : []
    } catch (error) {
      return [{ ...pending, value: null, fault: faultOf(error) }]
    }
  })
  const rank = new Map(OfficeKind.options.map((kind, at) => [kind, at]))
  return pending.toSorted((a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0))
}

const sameHashes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

/**
 * Fetches the files that the things to write name and the library has not; those that have not arrived are left for the next time. The
 * exhibits of a space that keeps their files until asked are written without.
 */
export async function fetchFiles(library: Library, space: string, link: SpaceLink): Promise<void> {
  for (const thing of pendingThings(library, space, WITH_FILES)) {
    if (thing.fault !== undefined) continue
    try {
      await fetchFilesOf(library, space, link, thing)
    } catch (error) {
      // a host out of reach ends the meeting; a file that is not what was announced, its thing alone
      if (error instanceof AppError && error.code !== 'damaged') throw error
      faultOf(error)
    }
  }
}

async function fetchFilesOf(
  library: Library,
  space: string,
  link: SpaceLink,
  thing: PendingThing,
): Promise<void> {
  const store = officeStore(library.db)
  const { kind, id, value } = thing
  const missing = new Set(missingFiles(library, space, thing))
  if (missing.size === 0) return
  const named = store.versions(space, kind, id).flatMap(({ hash }) => store.files(space, hash))
  for (const { sha256, blob } of named) {
    if (!missing.has(sha256)) continue
    const bytes = await link.getFile(blob)
    if (!bytes || sha256Hex(bytes) !== sha256) continue
    library.keep(bytes)
    missing.delete(sha256)
  }
  await keepPictures(library, value)
}

/** Enters the pictures of a text among those that texts may show. */
async function keepPictures(library: Library, value: PendingThing['value']): Promise<void> {
  for (const sha256 of pictures(value)) {
    if (!existsSync(library.file(sha256)) || pictureStore(library.db).get(sha256)) continue
    const { shape } = await examinePicture({ path: library.file(sha256), name: 'image' })
    pictureStore(library.db).add({ sha256, ...shape })
  }
}

/** The files that a thing cannot be written without, and that the library has not. */
function missingFiles(library: Library, space: string, thing: PendingThing): string[] {
  const absent = absentFiles(library, thing)
  const left = absent.length > 0 ? filesLeft(library, space, thing) : []
  return absent.filter(sha256 => !left.includes(sha256))
}

const absentFiles = (library: Library, { kind, value }: PendingThing): string[] =>
  filesOf(kind, value).filter(sha256 => !existsSync(library.file(sha256)))

/**
 * Brings the library to what the versions of a space say, a few things by transaction: the user writes between them. Whatever the user
 * wrote in a thing since its change was recorded is recorded first.
 */
export async function takeIn(library: Library, space: string, writer: Writer): Promise<Intake> {
  const outcomes: Intake[] = []
  await inSlices(
    library,
    unitsOf(pendingThings(library, space)),
    unit => void outcomes.push(takeUnit(library, space, unit, writer)),
    (unit, reason) => {
      for (const one of unit) refuse(library, space, one, reason)
      outcomes.push({ things: 0, refusals: unit.map(({ kind, id }) => ({ kind, id, reason })) })
    },
  )
  return {
    things: outcomes.reduce((sum, one) => sum + one.things, 0),
    refusals: outcomes.flatMap(one => one.refusals),
  }
}

/**
 * The things that are written together or not at all: a dossier and its exhibits, which have an order in it; a deposit and the texts that it
 * freezes; what goes with campaigns. Cut short between two of them, what is here would look changed by this desk.
 */
function unitsOf(things: readonly PendingThing[]): PendingThing[][] {
  const dossierOf = ({ value, row }: PendingThing) => String(value?.dossier ?? row?.value?.dossier ?? '')
  const depositing = new Set(things.filter(one => one.kind === 'filing').map(dossierOf))
  const unitOf = (one: PendingThing): string => {
    switch (one.kind) {
      case 'dossier':
        return `dossier ${one.id}`
      case 'exhibit':
        return `dossier ${dossierOf(one)}`
      case 'filing':
        return `filings ${dossierOf(one)}`
      case 'draft':
        return depositing.has(dossierOf(one)) ? `filings ${dossierOf(one)}` : thingKey(one.kind, one.id)
      case 'source':
      case 'collection':
        return thingKey(one.kind, one.id)
      default:
        return 'campaigns'
    }
  }
  const units = new Map<string, PendingThing[]>()
  for (const one of things) {
    const unit = units.get(unitOf(one)) ?? []
    unit.push(one)
    units.set(unitOf(one), unit)
  }
  return [...units.values()]
}

/** Takes in the things of one unit, within a `writing`: each that cannot be is set aside by itself. */
function takeUnit(library: Library, space: string, unit: readonly PendingThing[], writer: Writer): Intake {
  const { db } = library
  const refusals: Intake['refusals'][number][] = []
  const taken: PendingThing[] = []
  /** runs a step of one thing, taken back where it throws; whether it was done */
  const step = (thing: PendingThing, run: () => string | undefined): boolean => {
    let reason: string | undefined
    try {
      reason = writingApart(db, run)
    } catch (error) {
      reason = faultOf(error)
    }
    if (reason === undefined) return true
    refusals.push({ kind: thing.kind, id: thing.id, reason })
    refuse(library, space, thing, reason)
    return false
  }
  for (const thing of unit) {
    let current: PendingThing | undefined
    const isWritten = step(thing, () => {
      const reason = misplaced(library, space, thing)
      if (reason !== undefined) return reason
      current = renewed(library, space, thing, writer)
      return current && writeOne(library, space, current)
    })
    if (isWritten && current) taken.push(current)
  }
  for (const thing of taken)
    if (thing.kind === 'dossier' && thing.value)
      step(thing, () => void writeExhibitOrder(library, thing.id, thing.value ?? {}))
  // read back at the end: a deposit freezes its texts, an exhibit changes the order
  for (const thing of taken) step(thing, () => void noteTaken(library, space, thing))
  return { things: taken.length, refusals }
}

/** Writes a thing as its space has it; returns why it could not be. */
function writeOne(library: Library, space: string, thing: PendingThing): string | undefined {
  const { kind, id, value, heads, fault } = thing
  if (fault !== undefined) return fault
  if (missingFiles(library, space, thing).length > 0) return 'un de ses fichiers n’est pas encore arrivé'
  const reason = isWritten(library, thing)
    ? undefined
    : writeThing(library, { kind, id, value, ...authorOf(library, space, heads) })
  if (reason === undefined) noteRemote(library, space, absentFiles(library, thing))
  return reason
}

/** Notes what the library was brought to of a thing. */
function noteTaken({ db }: Library, space: string, { kind, id, heads, value }: PendingThing): void {
  const now = readThing(db, kind, id)
  const isFrozen = kind === 'draft' && filings(db).ofDraft(id) !== undefined && !equal(now?.value, value)
  officeStore(db).setThing({
    ...{ space, kind, id, heads, value: now?.value },
    refusedHeads: isFrozen ? heads : [],
    refusal: isFrozen ? FROZEN : '',
  })
  writingTimes(db).noteSave(space, kind, id, now?.savedAt)
}

/**
 * A thing as it is to be written now: the user may have changed it here, or settled one of its conflicts, since it was read; undefined for
 * one that is written with others by now.
 */
function renewed(
  library: Library,
  space: string,
  thing: PendingThing,
  writer: Writer,
): PendingThing | undefined {
  const { db } = library
  const { kind, id } = thing
  if (thing.fault !== undefined) return thing
  if (kind === 'draft' && isWrittenTogether(library, space, id)) return undefined
  const store = officeStore(db)
  const row = store.thing(space, kind, id)
  if (row) recordChange(library, space, kind, id, writer)
  else joinOwnThing(library, space, kind, id, writer)
  const heads = historiesOf(db, space).get(thingKey(kind, id))?.heads ?? []
  if (sameHashes(heads, thing.heads)) return { ...thing, row }
  const resolution = resolveThing(db, space, kind, id)
  return resolution && { kind, id, row: store.thing(space, kind, id), heads, value: resolution.state.value }
}

const FROZEN = 'ce texte a été déposé : ce qui y a été écrit ensuite est gardé parmi ses versions'

const isWritten = ({ db }: Library, { kind, id, value }: PendingThing): boolean =>
  equal(readThing(db, kind, id)?.value, value ?? undefined)

/** Who wrote the last versions of a thing, and when the last of them was written where that is known. */
function authorOf(
  { db }: Library,
  space: string,
  heads: readonly string[],
): Pick<IncomingThing, 'author' | 'writtenAt'> {
  const versions = heads.flatMap(hash => {
    const version = officeStore(db).version(space, hash)
    return version && version.member !== '' ? [version] : []
  })
  const times = versions.map(({ hash }) => writingTimes(db).shown(space, hash))
  const isDated = times.length > 0 && times.every(one => one.dated === 'written')
  return {
    author: [...new Set(versions.map(one => one.author))].join(', ') || 'un autre poste',
    writtenAt: isDated
      ? (times
          .map(one => one.at)
          .toSorted()
          .at(-1) ?? '')
      : '',
  }
}
