import type { Gathered } from '../../shared/drafts/gathered.ts'
import { producedByAll } from '../../shared/drafts/production.ts'
import type { PreflightLine } from '../../shared/filings/preflight.ts'
import { filePages } from '../exhibits/scans/store.ts'
import type { Library } from '../kernel/library.ts'

/** Says which exhibits are pictures: those that nobody read, and those whose words may be laid under their pages. */
export function pictureLines(library: Library, contents: readonly Gathered[]): PreflightLine[] {
  return producedByAll(contents).flatMap(({ exhibit }): PreflightLine[] => {
    const { file, id, label } = exhibit
    if (!file || file.signed) return []
    const reading = filePages(library.db).reading(file.sha256)
    const unread = reading?.unread ?? (file.kind === 'image' ? 1 : 0)
    const line = (code: string, message: string): PreflightLine => ({
      ...{ severity: 'information', code },
      message: `«\u00a0${label}\u00a0» ${message}`,
      at: { exhibit: id },
    })
    return [
      ...(unread > 0
        ? [
            line(
              'exhibit-picture',
              `a ${unread} page${unread > 1 ? 's' : ''} en image, dont le texte ne se cherche pas\u00a0: lisez-${unread > 1 ? 'les' : 'la'} depuis les pièces du dossier, puis demandez la couche de texte.`,
            ),
          ]
        : []),
      ...(reading && reading.recognised > 0
        ? [
            line(
              'exhibit-layer',
              'est une image lue par Prétoire\u00a0: avec la couche de texte, ses mots se cherchent aussi dans le fichier déposé.',
            ),
          ]
        : []),
    ]
  })
}
