import { keyDates } from '../../../../shared/campaign/bills/limits.ts'
import { affaireOf, affaireTitle } from '../../../../shared/dossiers/affaire.ts'
import { eventKey, taskKey } from '../../../../shared/dossiers/task.ts'
import { isDay } from '../../../../shared/kernel/days.ts'
import { eventKindOf } from '../../../../shared/procedure/events/kinds.ts'
import type { Due } from '../../../../shared/procedure/reminders.ts'
import type { SharedThing, SpaceDate } from '../../../../shared/sharing/office/dates-contract.ts'
import { bills } from '../../../campaign/bills/store.ts'
import { campaigns } from '../../../campaign/campaigns/store.ts'
import { dossiers } from '../../../dossiers/store.ts'
import type { Database } from '../../../kernel/database/open.ts'
import { practiceOf } from './practice.ts'

/** The limits that run in dossiers. */
export type LimitsOf = (dossiers: readonly string[]) => readonly Due[]

type OwnDate = Omit<SpaceDate, 'of' | 'assignee' | 'isDone' | 'certainty'> &
  Partial<Pick<SpaceDate, 'isDone' | 'certainty'>>

/** The dates of a dossier or a campaign from a day on, and all its tasks; nobody named yet. */
export function datesOfThing(
  db: Database,
  thing: SharedThing,
  since: string,
  limitsOf: LimitsOf,
): SpaceDate[] {
  const own =
    thing.kind === 'dossier'
      ? [...limitDates(limitsOf([thing.id]), since), ...eventDates(db, thing.id, since)]
      : billDates(db, thing.id, since)
  return [...own, ...taskDates(db, thing)].map(one => ({
    certainty: 'verified',
    isDone: false,
    ...one,
    of: thing,
  }))
}

const limitDates = (limits: readonly Due[], since: string): OwnDate[] =>
  limits
    .filter(({ limit }) => (limit.lastDay ?? '') >= since)
    .map(({ limit, affaire }) => ({
      ...{ type: 'limit', key: limit.key, title: limit.title, limit, certainty: limit.certainty },
      day: limit.prudent ?? limit.lastDay ?? '',
      ...(limit.time && { time: limit.time }),
      ...(affaire && { affaire }),
    }))

function eventDates(db: Database, id: string, since: string): OwnDate[] {
  const dossier = dossiers(db).get(id)
  return dossier.events
    .filter(one => isDay(one.date) && one.date >= since)
    .map(({ id, label, kind, date, time, affaire }) => ({
      ...{ type: 'event', key: eventKey(id), title: label || (eventKindOf(kind)?.label ?? kind), day: date },
      ...(time && { time }),
      ...(dossier.affaires?.length && { affaire: affaireTitle(affaireOf(dossier, affaire)) }),
    }))
}

function billDates(db: Database, id: string, since: string): OwnDate[] {
  const { bill: billId, archivedAt } = campaigns(db).get(id)
  const bill =
    archivedAt === undefined
      ? bills(db)
          .list()
          .find(one => one.id === billId)
      : undefined
  return keyDates(bill ?? { stages: [] }).flatMap(({ key, at, label, certainty }) => {
    const [day = '', time] = at.split('T')
    return isDay(day) && day >= since
      ? [{ type: 'bill', key, title: label, day, ...(time && { time }), certainty, bill: billId }]
      : []
  })
}

const taskDates = (db: Database, thing: SharedThing): OwnDate[] =>
  (practiceOf(db, thing).tasks ?? []).map(({ id, title, day, isDone }) => ({
    ...{ type: 'task', key: taskKey(id), title },
    ...(day && { day }),
    isDone: isDone === true,
  }))
