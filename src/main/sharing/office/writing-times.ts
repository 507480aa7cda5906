import { dayText } from '../../../shared/french/dates.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import type { OfficeKind } from '../../../shared/sharing/office/thing-state.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { officeStore } from './desk/store.ts'

/** Clocks that differ by less agree: few are set to the second. */
const CLOCK_MARGIN_MS = 10 * 60_000

/** Times known of a version. Those of this desk's clock are empty in what it received before it noted them. */
export interface VersionTimes {
  /** of the version itself, by its writer's clock: the meeting that made it */
  readonly at: string
  /** the last save of what it holds, by the same clock; empty where its writer did not say */
  readonly writtenAt: string
  /** by this desk's clock; empty for one of its own */
  readonly receivedAt: string
  /** the last version of this desk among its ancestors, by this desk's clock; empty where there is none */
  readonly notBefore: string
}

/** A moment to show of a version. `sent`: its writer did not say when it was written; `received`: the two clocks disagree. */
export interface ShownTime {
  readonly at: string
  readonly dated: 'written' | 'sent' | 'received'
}

const timeOf = (instant: string): number => Date.parse(instant)

/**
 * When a version was written, as far as its writer's clock may be believed: nothing is received before it is sent, nor written before
 * what it follows. A clock that is behind goes unnoticed where a version follows nothing of this desk.
 */
export function shownTime({ at, writtenAt, receivedAt, notBefore }: VersionTimes): ShownTime {
  const isAhead = timeOf(at) > timeOf(receivedAt) + CLOCK_MARGIN_MS
  const isBehind = timeOf(at) < timeOf(notBefore) - CLOCK_MARGIN_MS
  if (receivedAt !== '' && (isAhead || isBehind || Number.isNaN(timeOf(at))))
    return { at: receivedAt, dated: 'received' }
  const isWithin =
    timeOf(writtenAt) <= timeOf(at) && !(timeOf(writtenAt) < timeOf(notBefore) - CLOCK_MARGIN_MS)
  if (isWithin) return { at: writtenAt, dated: 'written' }
  return { at, dated: receivedAt === '' ? 'written' : 'sent' }
}

/** `le 28 novembre 2026 à 14 h 05`, by the clock on the wall. */
export function momentWords(instant: string): string {
  const moment = new Date(instant)
  const hour = `${moment.getHours()}\u00a0h\u00a0${String(moment.getMinutes()).padStart(2, '0')}`
  return `le ${dayText(localDay(moment))} à ${hour}`
}

/** Name of the version kept of a text as it was before that of others took its place. */
export const nameBefore = (author: string, writtenAt: string): string =>
  `Avant ce que ${author} a écrit${writtenAt && ` ${momentWords(writtenAt)}`}`

const statements = oncePer(db => ({
  times: db.prepare<{ space: string; hash: string }, VersionTimes & { readonly member: string }>(
    `SELECT at, member, written_at AS writtenAt, received_at AS receivedAt, not_before AS notBefore
     FROM office_versions WHERE space = @space AND hash = @hash`,
  ),
  setWritten: db.prepare(
    'UPDATE office_versions SET written_at = @writtenAt WHERE space = @space AND hash = @hash',
  ),
  setReceived: db.prepare(
    `UPDATE office_versions SET written_at = @writtenAt, received_at = @receivedAt, not_before = coalesce(
       (SELECT max(CASE parent.member WHEN '' THEN parent.at ELSE parent.not_before END) FROM office_versions AS parent
        WHERE parent.space = @space AND parent.hash IN (SELECT value FROM json_each(office_versions.parents))), '')
     WHERE space = @space AND hash = @hash`,
  ),
  savedAt: db
    .prepare<{ space: string; kind: string; id: string }, string>(
      'SELECT saved_at FROM office_things WHERE space = @space AND kind = @kind AND id = @id',
    )
    .pluck(),
  setSavedAt: db.prepare(
    'UPDATE office_things SET saved_at = @savedAt WHERE space = @space AND kind = @kind AND id = @id',
  ),
}))

const NO_TIMES: VersionTimes = { at: '', writtenAt: '', receivedAt: '', notBefore: '' }

/** The times of the versions of a library. */
export function writingTimes(db: Database) {
  const sql = statements(db)
  return {
    of: (space: string, hash: string): VersionTimes => sql.times.get({ space, hash }) ?? NO_TIMES,
    shown: (space: string, hash: string): ShownTime => shownTime(sql.times.get({ space, hash }) ?? NO_TIMES),
    /** Notes when a version of this desk was written. */
    noteWriting: (space: string, hash: string, writtenAt: string): void =>
      void sql.setWritten.run({ space, hash, writtenAt }),
    /** Notes when a version came, and what its writer says of when it was written. */
    noteReception: (space: string, hash: string, writtenAt: string, receivedAt: string): void =>
      void sql.setReceived.run({ space, hash, writtenAt, receivedAt }),
    /** Notes when the library saved a thing, as its space now leaves it. */
    noteSave: (space: string, kind: OfficeKind, id: string, savedAt = ''): void =>
      void sql.setSavedAt.run({ space, kind, id, savedAt }),
    /**
     * When a change of this desk in a thing was written: its last save, where that came after what the space brought, or after the last
     * meeting for a thing that the space has not. Undefined where no save says so: the order of exhibits leaves their dossier as it was.
     */
    ofChange(space: string, kind: OfficeKind, id: string, savedAt: string | undefined): string | undefined {
      const before = sql.savedAt.get({ space, kind, id })
      // public texts come into a library long before they are cited
      if (before === undefined && kind === 'source') return undefined
      const floor = before || officeStore(db).space(space).metAt
      return savedAt && floor && savedAt > floor ? savedAt : undefined
    },
  }
}
