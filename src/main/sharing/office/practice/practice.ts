import { randomUUID } from 'node:crypto'
import type { Parsed } from '../../../../shared/contract/contract.ts'
import { type Practice, type Task, taskKey } from '../../../../shared/dossiers/task.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { SharedThing } from '../../../../shared/sharing/office/dates-contract.ts'
import { campaigns } from '../../../campaign/campaigns/store.ts'
import { dossiers } from '../../../dossiers/store.ts'
import type { Database } from '../../../kernel/database/open.ts'

type Named = Pick<SharedThing, 'kind' | 'id'>

/** The tasks of a dossier or a campaign, and who sees to what. */
export const practiceOf = (db: Database, { kind, id }: Named): Practice =>
  kind === 'dossier' ? dossiers(db).get(id) : campaigns(db).get(id)

function savePractice(db: Database, { kind, id }: Named, change: (practice: Practice) => Practice): void {
  if (kind === 'dossier') {
    const dossier = dossiers(db).get(id)
    dossiers(db).save({ ...dossier, ...change(dossier) })
  } else {
    const campaign = campaigns(db).get(id)
    campaigns(db).save({ ...campaign, ...change(campaign) })
  }
}

const withAssignee = (
  { assignees = {} }: Practice,
  key: string,
  member: string | undefined,
): Pick<Practice, 'assignees'> => {
  const { [key]: _before, ...others } = assignees
  return { assignees: { ...others, ...(member && { [key]: member }) } }
}

/** Says who sees to a date or a task; nobody where no member is named. */
export const assign = (db: Database, { key, member, ...thing }: Parsed<'office.assign'>): void =>
  savePractice(db, thing, practice => withAssignee(practice, key, member))

/** Adds a task; its id. */
export function addTask(db: Database, { title, day, member, ...thing }: Parsed<'office.addTask'>): string {
  const id = randomUUID()
  savePractice(db, thing, practice => ({
    tasks: [...(practice.tasks ?? []), { id, title, ...(day && { day }) }],
    ...(member && withAssignee(practice, taskKey(id), member)),
  }))
  return id
}

/** Changes what is said of a task, and nothing else. */
export function changeTask(
  db: Database,
  { task: id, title, day, isDone, ...thing }: Parsed<'office.changeTask'>,
): void {
  taskIn(practiceOf(db, thing), id)
  const changed = (task: Task): Task => {
    const { day: dayBefore, isDone: wasDone, ...rest } = task
    const newDay = day === undefined ? dayBefore : (day ?? undefined)
    return {
      ...rest,
      ...(title !== undefined && { title }),
      ...(newDay !== undefined && { day: newDay }),
      ...((isDone ?? wasDone) && { isDone: true as const }),
    }
  }
  savePractice(db, thing, ({ tasks = [] }) => ({
    tasks: tasks.map(one => (one.id === id ? changed(one) : one)),
  }))
}

/** Takes a task out, and who saw to it. */
export function removeTask(db: Database, { task: id, ...thing }: Parsed<'office.removeTask'>): void {
  taskIn(practiceOf(db, thing), id)
  savePractice(db, thing, practice => ({
    ...(practice.assignees && withAssignee(practice, taskKey(id), undefined)),
    tasks: (practice.tasks ?? []).filter(one => one.id !== id),
  }))
}

function taskIn({ tasks = [] }: Practice, id: string): Task {
  const task = tasks.find(one => one.id === id)
  if (task) return task
  throw new AppError(
    'not-found',
    'Cette tâche n’est plus dans ce dossier ou cette campagne\u00a0: un autre membre l’a retirée. Rien n’a été changé.',
  )
}
