import { AppError } from '../../../shared/kernel/errors.ts'
import type { CutPack, EndingPack } from '../../../shared/sharing/model.ts'
import { hold } from '../../kernel/database/hold.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { goOnTaking, goOnUndoing } from './pack-steps.ts'
import { stores } from './stores.ts'

/**
 * Ends what the end of a program cut short: a pack of which nothing shows yet is let go, one being taken is taken whole, one being
 * undone is undone. What became of each is kept, to be told. Nothing is done while some program is at it. `onStep`: told before
 * each step which it is of.
 */
export function finishInterrupted(library: Library, onStep: (one: EndingPack) => void = () => {}): void {
  const { journal } = stores(library.db)
  if (!journal.any()) return
  const release = hold(library.folder, 'packs')
  if (!release) return
  try {
    for (const act of journal.all()) finishOne(library, act, onStep)
  } finally {
    release()
  }
}

/** Refuses a pack while an interrupted one could not be ended. */
export function refuseWhileInterrupted({ db }: Library): void {
  if (stores(db).journal.any())
    throw new AppError(
      'refused',
      'Un lot n’est encore reçu, ou remis comme avant, qu’en partie, et ne peut pas être achevé maintenant. Rien n’a été changé : libérez de la place sur le disque, puis rouvrez Prétoire.',
    )
}

function finishOne(library: Library, act: string, onStep: (one: EndingPack) => void): void {
  const { db } = library
  const all = stores(db)
  const work = all.journal.get(act)
  if (!work) return
  const { title, author } = work.pack
  const write = (run: () => void) => guarded(() => db.transaction(run).immediate())
  const tell = (outcome: CutPack['outcome']) =>
    all.journal.cut(act, { title, author, at: new Date().toISOString(), outcome })
  if (work.state === 'reading') {
    write(() => {
      for (let n = 0; n < work.steps; n += 1) all.journal.dropStep(act, n)
      all.journal.end(act)
      tell('left')
    })
    return
  }
  const ending = all.acts.get(act) ? 'undone' : 'left'
  // said before it is done: another end of the program must not silence it
  write(() => tell(work.state === 'taking' ? 'taken' : ending))
  const step = () => {
    const now = all.journal.ending().find(one => one.id === act)
    if (now) onStep(now)
  }
  try {
    if (work.state === 'taking') goOnTaking(library, act, step)
    else goOnUndoing(library, act, step)
  } catch {
    // taken back, or left for another time
    write(() => (all.journal.get(act) ? all.journal.dropCut(act) : tell('left')))
  }
}
