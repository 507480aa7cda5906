import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { FileRef, Handlers } from '../../shared/kernel/contract.ts'
import { intakeFile } from '../exhibits/files.ts'
import type { ExhibitContext } from '../exhibits/worker-client.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { copyDraft, fileDrafts, undoFiling } from './filing.ts'
import { filings } from './store.ts'

/** Deposits with a court, and what follows them. */
export function filingHandlers({ library, host, ask }: ExhibitContext) {
  async function keepReceipt(file: FileRef | undefined): Promise<ExhibitFile | undefined> {
    if (!file) return undefined
    const upload = await resolveFile(library.folder, file, host.tokens)
    const intake = await intakeFile(library, ask, upload.path, upload.name)
    await used(library.folder, file)
    return intake.file
  }
  return {
    'filings.list': ({ dossier }) => filings(library.db).list(dossier),
    'filings.file': async ({ receipt, ...deposit }) =>
      fileDrafts(library, deposit, await keepReceipt(receipt)),
    'filings.save': async ({ filing, receipt }) => {
      const file = (await keepReceipt(receipt)) ?? filing.receipt
      return guarded(() => filings(library.db).answer({ ...filing, ...(file && { receipt: file }) }))
    },
    'filings.undo': ({ id }) => {
      undoFiling(library, id)
      return {}
    },
    'drafts.copy': ({ id, title }) => copyDraft(library, id, title),
  } satisfies Partial<Handlers>
}
