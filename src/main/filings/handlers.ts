import type { ExhibitFile } from '../../shared/exhibits/model.ts'
import type { FileRef, Handlers } from '../../shared/kernel/contract.ts'
import { takeIn } from '../exhibits/keep.ts'
import type { Context } from '../kernel/context.ts'
import { guarded } from '../kernel/database/refusals.ts'
import { resolveFile, used } from '../kernel/files/uploads.ts'
import { copyDraft, fileDrafts, undoFiling } from './filing.ts'
import { filings } from './store.ts'

/** Deposits with a court, and what follows them. */
export function filingHandlers({ library, host, ask }: Context) {
  async function kept(file: FileRef | undefined): Promise<ExhibitFile | undefined> {
    if (!file) return undefined
    const found = await resolveFile(library.folder, file, host.tokens)
    const taken = await takeIn(library, ask, found.path, found.name)
    await used(library.folder, file)
    return taken.file
  }
  return {
    'filings.list': ({ dossier }) => filings(library.db).list(dossier),
    'filings.file': async ({ receipt, ...asked }) => fileDrafts(library, asked, await kept(receipt)),
    'filings.save': async ({ filing, receipt }) => {
      const file = (await kept(receipt)) ?? filing.receipt
      return guarded(() => filings(library.db).answer({ ...filing, ...(file && { receipt: file }) }))
    },
    'filings.undo': ({ id }) => {
      undoFiling(library, id)
      return {}
    },
    'drafts.copy': ({ id, title }) => copyDraft(library, id, title),
  } satisfies Partial<Handlers>
}
