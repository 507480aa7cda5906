import { z } from 'zod'
import { CutPack, type EndingPack } from '../../../shared/sharing/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { workTitle } from '../../library/own.ts'
import { Author, PackOrigin, PackRow, stepTitle, ThingKind } from './pack-acts.ts'

/** A pack being taken or undone, step by step: enough to go on after any end of the program. */
export const PackWork = z.object({
  /** `reading`: its things are being set down, and nothing of them shows yet; then each step writes some of them, or puts some back */
  state: z.enum(['reading', 'taking', 'undoing']),
  pack: PackRow,
  /** none in a work that an older program began */
  origin: PackOrigin.optional(),
  /** the row of the pack before, where an earlier version had been taken */
  previous: PackRow.optional(),
  /** the author to be remembered, and who was known under that name before */
  author: z.object({ now: Author, before: Author.optional() }).optional(),
  /** how many things it holds */
  things: z.int(),
  /** how many steps it has, and the one to be done next; undoing begins with the last */
  steps: z.int(),
  next: z.int(),
  added: z.int().default(0),
  changes: z.int().default(0),
  /** what undoing left as it was, since something rests on it */
  left: z
    .array(z.object({ label: z.string(), reason: z.string(), from: z.string(), what: z.string() }))
    .default([]),
})
export type PackWork = z.infer<typeof PackWork>

/** One thing of a step: how it stood at the review, what was chosen, what the pack says. */
export const StepItem = z.object({
  what: ThingKind,
  id: z.string(),
  label: z.string(),
  /** the state its sender had received it in, by its hash */
  restsOn: z.string().optional(),
  here: z.string().optional(),
  mark: z.string(),
  removed: z.boolean(),
  state: z.enum(['new', 'changed', 'conflict', 'same', 'older']),
  choice: z.union([z.enum(['take', 'keep']), z.record(z.string(), z.enum(['mine', 'theirs']))]).optional(),
  value: z.unknown(),
})
export type StepItem = z.infer<typeof StepItem>

const cutTitle = 'pack-cut'

/** The packs being taken or undone: rows of `acts` that no list shows, gone when it is done. */
export function packJournal(db: Database) {
  const put = db.prepare(
    `INSERT INTO acts (id, title, at, data) VALUES (@id, @title, '', @data)
     ON CONFLICT (id) DO UPDATE SET data = @data`,
  )
  const one = db.prepare<{ id: string }, string>('SELECT data FROM acts WHERE id = @id').pluck()
  const byTitle = db.prepare<{ title: string }, { id: string; data: string }>(
    'SELECT id, data FROM acts WHERE title = @title ORDER BY rowid',
  )
  const any = db.prepare<{ title: string }, number>('SELECT 1 FROM acts WHERE title = @title LIMIT 1').pluck()
  const drop = db.prepare('DELETE FROM acts WHERE id = @id')
  const [workId, cutId] = [(act: string) => `${act}/work`, (act: string) => `${act}/cut`]
  const stepId = (act: string, n: number) => `${act}/step/${n}`
  const workOf = (act: string): PackWork | undefined => {
    const data = one.get({ id: workId(act) })
    return data ? PackWork.parse(JSON.parse(data)) : undefined
  }
  const cutMarks = (): CutPack[] =>
    byTitle.all({ title: cutTitle }).map(({ data }) => CutPack.parse(JSON.parse(data)))

  return {
    /** Where the work on an act stands. */
    set: (act: string, work: PackWork): void =>
      void put.run({ id: workId(act), title: workTitle, data: JSON.stringify(work) }),
    get: workOf,
    /** The acts under way, or cut short, the first begun first. */
    all: (): string[] => byTitle.all({ title: workTitle }).map(({ id }) => id.slice(0, -'/work'.length)),
    any: (): boolean => any.get({ title: workTitle }) !== undefined,
    end: (act: string): void => void drop.run({ id: workId(act) }),

    /** `data`: the JSON of a list of `StepItem`. */
    putStep: (act: string, n: number, data: string): void =>
      void put.run({ id: stepId(act, n), title: stepTitle, data }),
    step: (act: string, n: number): StepItem[] =>
      z.array(StepItem).parse(JSON.parse(one.get({ id: stepId(act, n) }) ?? '[]')),
    dropStep: (act: string, n: number): boolean => drop.run({ id: stepId(act, n) }).changes > 0,

    /** Records the outcome of an interrupted act until the user reads it; written before the act is ended, so that a crash keeps it. */
    cut: (act: string, cut: Omit<CutPack, 'id'>): void =>
      void put.run({ id: cutId(act), title: cutTitle, data: JSON.stringify({ ...cut, id: act }) }),
    cuts: (): CutPack[] => cutMarks().filter(({ id }) => !workOf(id)),
    /** Acts that were interrupted and are being finished, with their progress. */
    ending: (): EndingPack[] =>
      cutMarks().flatMap(cut => {
        const work = workOf(cut.id)
        return work ? { ...cut, ...progressOf(work, cut) } : []
      }),
    dropCut: (act: string): void => void drop.run({ id: cutId(act) }),
  }
}

/** One that could not be taken whole is being taken back. */
function progressOf({ state, steps, next }: PackWork, { outcome }: CutPack) {
  if (state !== 'undoing') return { done: next, of: steps }
  return { outcome: outcome === 'taken' ? 'left' : outcome, done: steps - 1 - next, of: steps } as const
}
