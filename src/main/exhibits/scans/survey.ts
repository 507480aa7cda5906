import type { Exhibit } from '../../../shared/exhibits/model.ts'
import type { ScanState } from '../../../shared/exhibits/scans/model.ts'
import type { Library } from '../../kernel/library.ts'
import { fileOf, viewableFile } from '../exhibit-files.ts'
import type { AskExhibits } from '../worker-client.ts'
import { filePages } from './store.ts'

/** Kinds of file that have pages without LibreOffice, which takes seconds for each. */
const isQuick = ({ file }: Exhibit) =>
  file?.kind === 'pdf' || file?.kind === 'image' || file?.kind === 'mail' || file?.kind === 'text'

/** Looks into the file of an exhibit, once: the text of its pages, and which are pictures. An office file only `withOffice`. Throws the sentence of a file that cannot be opened. */
export async function surveyFile(
  library: Library,
  ask: AskExhibits,
  exhibit: Exhibit,
  withOffice = false,
): Promise<void> {
  const { file } = exhibit
  if (!file || (file.flaw && file.flaw !== 'repaired')) return
  if (filePages(library.db).reading(file.sha256)) return
  const isOffice = file.kind === 'office'
  if (!isQuick(exhibit) && !(isOffice && withOffice)) return
  const path = isOffice ? await viewableFile(library, exhibit) : fileOf(library, exhibit)
  filePages(library.db).survey(file.sha256, await ask('survey', { path }))
}

/** How far the pages of each exhibit are read, their files looked into where they were not. One that cannot be opened is left out: the checks of exhibits tell it. */
export async function scanStates(
  library: Library,
  ask: AskExhibits,
  exhibits: readonly Exhibit[],
): Promise<ScanState[]> {
  const states: ScanState[] = []
  for (const exhibit of exhibits) {
    await surveyFile(library, ask, exhibit).catch(() => undefined)
    const reading = filePages(library.db).reading(exhibit.file?.sha256 ?? '')
    if (reading) states.push({ exhibit: exhibit.id, ...reading })
  }
  return states
}
