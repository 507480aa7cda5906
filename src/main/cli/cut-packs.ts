import type { CutPack } from '../../shared/model/pack.ts'
import { packJournal } from '../db/pack-journal.ts'
import type { Library } from '../library.ts'
import { endCutShort } from '../packs/cut.ts'

/** Ends the taking or the undoing of packs that a kill cut short, and says so, once. */
export function cutShort(library: Library): string[] {
  endCutShort(library)
  const journal = packJournal(library.db)
  return journal.cuts().map(one => {
    journal.told(one.id)
    return sentence(one)
  })
}

function sentence({ id, title, author, outcome }: CutPack): string {
  const named = `« ${title} »${author && ` (${author})`}`
  switch (outcome) {
    case 'left':
      return `La réception du lot ${named} a été interrompue : rien n’en a été gardé. Pour le prendre : pack take FICHIER.pretoire`
    case 'taken':
      return `La réception du lot ${named} avait été interrompue : elle vient d’être achevée, le lot est pris en entier. Pour revenir en arrière : pack undo ${id}`
    case 'undone':
      return `L’annulation du lot ${named} avait été interrompue : elle vient d’être achevée.`
  }
}
