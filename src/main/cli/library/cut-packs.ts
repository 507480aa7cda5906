import type { CutPack, EndingPack } from '../../../shared/sharing/model.ts'
import type { Library } from '../../kernel/library.ts'
import { packJournal } from '../../sharing/packs/journal.ts'
import { finishInterrupted } from '../../sharing/packs/recovery.ts'

/** Where what is being done is said. */
interface Outlet {
  readonly err: (sentence: string) => void
  readonly progress?: (text: string) => void
}

/** Ends the taking or the undoing of packs that a kill cut short, and says so: while it lasts, then what became of them, once. */
export function cutShort(library: Library, { err, progress }: Outlet): void {
  const journal = packJournal(library.db)
  const reportedIds = new Set<string>()
  finishInterrupted(library, one => {
    if (!reportedIds.has(one.id)) err(beginning(one))
    reportedIds.add(one.id)
    progress?.(`étape ${Math.min(one.done + 1, one.of)} sur ${one.of}`)
  })
  if (reportedIds.size > 0) progress?.('')
  for (const one of journal.ending())
    err(`${beginning(one)} Une autre fenêtre de Prétoire s’en charge : tout n’en est pas encore là.`)
  for (const one of journal.cuts()) {
    journal.dropCut(one.id)
    err(sentence(one))
  }
}

const packName = ({ title, author }: CutPack): string => `«\u00a0${title}\u00a0»${author && ` (${author})`}`

function beginning(one: EndingPack): string {
  return one.outcome === 'undone'
    ? `L’annulation du lot ${packName(one)}, interrompue, s’achève.`
    : `La réception du lot ${packName(one)}, interrompue, s’achève.`
}

function sentence(one: CutPack): string {
  switch (one.outcome) {
    case 'left':
      return `La réception du lot ${packName(one)} a été interrompue : rien n’en a été gardé. Pour le prendre : pretoire pack take FICHIER.pretoire`
    case 'taken':
      return `La réception du lot ${packName(one)} avait été interrompue : elle vient d’être achevée, le lot est pris en entier. Pour revenir en arrière : pretoire pack undo ${one.id}`
    case 'undone':
      return `L’annulation du lot ${packName(one)} avait été interrompue : elle vient d’être achevée.`
  }
}
