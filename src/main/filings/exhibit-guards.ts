import { affaireOf } from '../../shared/dossiers/affaire.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts } from '../drafts/store.ts'
import { exhibits } from '../exhibits/store.ts'
import type { Database } from '../kernel/database/open.ts'
import { guarded } from '../kernel/database/refusals.ts'

/** Whether a text is of that case; the main one where none is named. */
export function isOfAffaire(db: Database, draftId: string, affaireId: string | undefined): boolean {
  const draft = drafts(db).get(draftId)
  const dossier = dossiers(db).get(draft.dossier)
  return affaireOf(dossier, draft.affaire) === affaireOf(dossier, affaireId)
}

/** The refusal of the copy of a text in the series of that text's own case. */
export const ownCopy = (copy: Exhibit): AppError =>
  new AppError(
    'refused',
    `«\u00a0${copy.label}\u00a0» est la copie d’un écrit de cette affaire même\u00a0: elle ne figure pas à son propre inventaire. Rien n’a été changé.`,
  )

/**
 * Saves an exhibit as a message gives it. The copy of a text stays one: a link, without a file until its deposit, never in its own
 * inventory; and no message makes another exhibit a copy.
 */
export function saveExhibit(db: Database, exhibit: Exhibit): Exhibit {
  const write = db.transaction(() => {
    const before = exhibits(db).find(exhibit.id)
    if (exhibit.copyOf !== before?.copyOf)
      throw new AppError(
        'invalid',
        'Une pièce ne devient ni ne cesse d’être la copie d’un écrit\u00a0: joignez l’écrit par «\u00a0Joindre la copie\u00a0», ou ajoutez une autre pièce. Rien n’a été changé.',
      )
    if (before?.copyOf && !exhibits(db).isFiled(before.id)) {
      if (exhibit.file)
        throw new AppError(
          'refused',
          `«\u00a0${before.label}\u00a0» est la copie d’un écrit du dossier\u00a0: son fichier sera celui qui se dépose. Pour produire un autre fichier, ajoutez une pièce. Rien n’a été changé.`,
        )
      if (!exhibit.aside && isOfAffaire(db, before.copyOf, undefined)) throw ownCopy(before)
    }
    return exhibits(db).save(exhibit)
  })
  return guarded(() => write.immediate())
}

/** Puts back a removed exhibit; the copy of a text that went into this case meanwhile comes back set aside. */
export function restoreExhibit(db: Database, id: string): void {
  const write = db.transaction(() => {
    exhibits(db).restore(id)
    const exhibit = exhibits(db).get(id)
    if (
      exhibit.copyOf &&
      !exhibit.aside &&
      !exhibits(db).isFiled(id) &&
      isOfAffaire(db, exhibit.copyOf, undefined)
    )
      exhibits(db).save({ ...exhibit, aside: true })
  })
  guarded(() => write.immediate())
}
