import { AppError } from '../../../shared/kernel/errors.ts'
import { hold } from '../../kernel/database/hold.ts'
import { inTurn } from '../../kernel/database/turns.ts'
import type { Library } from '../../kernel/library.ts'
import { writing } from '../../library/writing.ts'
import { takeGroup } from './group.ts'
import type { PackWork } from './journal.ts'
import { PackOrigin } from './pack-acts.ts'
import { type Stores, stores } from './stores.ts'
import { forget, undoPart } from './undo.ts'

/** Outcome of taking a pack: counts of things. */
export interface TakeOutcome {
  /** the act, by which it can be undone */
  readonly act: string
  readonly added: number
  readonly changed: number
  /** left as they were */
  readonly kept: number
}
/** Outcome of undoing a pack: how many things are as they were, and those left alone, with the reason. */
export interface UndoOutcome {
  readonly restored: number
  readonly left: { label: string; reason: string }[]
}

/** Runs work on packs that no other program does at the same time: what one takes, another would compare with. */
export function withPackLock<T>({ folder }: Library, run: () => T): T {
  const release = hold(folder, 'packs')
  if (!release)
    throw new AppError(
      'refused',
      'Un lot est reçu, ou remis comme avant, dans une autre fenêtre. Rien n’a été changé : attendez la fin de son travail, puis recommencez.',
    )
  try {
    return run()
  } finally {
    release()
  }
}

/**
 * Takes what was set down of a pack. Each step is a transaction of its own, after which others may write; all are done, or none
 * stays. Where neither can be (a full disk), the next start ends it. `onStep` is told before each.
 */
export function goOnTaking(library: Library, act: string, onStep = () => {}): TakeOutcome {
  const all = stores(library.db)
  try {
    for (;;) {
      onStep()
      const outcome = inTurn(library.db, () => writing(library.db, () => takeStep(all, act)))
      if (outcome) return outcome
    }
  } catch (error) {
    giveUp(library, all, act, onStep)
    throw error
  }
}

function takeStep(all: Stores, act: string): TakeOutcome | undefined {
  const { journal, acts } = all
  const work = workOf(all, act)
  const { next, pack, origin = PackOrigin.parse({ row: pack.id }) } = work
  if (next < work.steps) {
    const part = takeGroup(all, origin, journal.step(act, next))
    acts.addPart(act, next, part)
    journal.dropStep(act, next)
    const additions = work.added + part.items.filter(line => line.before === undefined || line.removed).length
    journal.set(act, { ...work, next: next + 1, added: additions, changes: work.changes + part.items.length })
    return undefined
  }
  const { previous, author, added: additions, changes, things } = work
  if (author?.before) all.packs.dropAuthor(author.before.name)
  if (author) all.packs.setAuthor(author.now)
  acts.add(act, { kind: 'pack', pack, previous, author, changes })
  journal.end(act)
  return { act, added: additions, changed: changes - additions, kept: things - changes }
}

/**
 * Puts back what a pack changed, step by step. A thing that cannot be put back is left and reported, so that it never blocks the
 * rest. Where nothing can be written any more, the next start goes on.
 */
export function goOnUndoing(library: Library, act: string, onStep = () => {}): UndoOutcome {
  const all = stores(library.db)
  const step = (run: () => UndoOutcome | undefined) => inTurn(library.db, () => writing(library.db, run))
  for (;;) {
    onStep()
    let outcome: UndoOutcome | undefined
    try {
      outcome = step(() => undoStep(all, act))
    } catch (error) {
      if (cannotWrite(error)) throw interruptedError('L’annulation du lot', error)
      outcome = step(() => passStep(all, act))
    }
    if (outcome) return outcome
  }
}

/** The disk or the library refuses, whatever is asked of it. */
const cannotWrite = (error: unknown): error is AppError =>
  error instanceof AppError && ['full', 'refused', 'damaged'].includes(error.code)

const interruptedError = (what: string, { code }: AppError): AppError =>
  new AppError(
    code,
    `${what} s’est arrêtée en chemin : la bibliothèque ne se laisse plus écrire (disque plein, ou occupée ailleurs). Prétoire l’achèvera à sa prochaine ouverture, ou au prochain lot.`,
  )

function undoStep(all: Stores, act: string): UndoOutcome | undefined {
  const { journal, acts } = all
  const work = workOf(all, act)
  const { next, pack, changes } = work
  const leftovers = [...work.left]
  if (next >= 0) {
    undoPart(all, pack.id, acts.part(act, next), leftovers)
    acts.dropPart(act, next)
    journal.set(act, { ...work, next: next - 1, left: leftovers })
    return undefined
  }
  forget(all, work)
  acts.setUndone(act)
  journal.end(act)
  return {
    restored: changes - leftovers.length,
    left: leftovers.toReversed().map(({ label, reason }) => ({ label, reason })),
  }
}

function passStep(all: Stores, act: string): undefined {
  const { journal, acts } = all
  const work = workOf(all, act)
  const leftovers = acts
    .part(act, work.next)
    .items.toReversed()
    .map(({ label, from, what }) => ({ label, from, what, reason: 'n’a pas pu être remise comme avant' }))
  acts.dropPart(act, work.next)
  journal.set(act, { ...work, next: work.next - 1, left: [...work.left, ...leftovers] })
}

/** Puts back the part already taken of a pack that cannot be taken whole. */
function giveUp(library: Library, all: Stores, act: string, onStep: () => void): void {
  try {
    writing(library.db, () => {
      const work = workOf(all, act)
      for (let n = work.next; n < work.steps; n += 1) all.journal.dropStep(act, n)
      all.journal.set(act, { ...work, state: 'undoing', next: work.next - 1 })
    })
    goOnUndoing(library, act, onStep)
  } catch (error) {
    throw cannotWrite(error) ? interruptedError('La réception du lot', error) : error
  }
}

function workOf({ journal }: Stores, act: string): PackWork {
  const work = journal.get(act)
  if (!work) throw new AppError('not-found', 'La réception de ce lot n’est plus en cours.')
  return work
}
