import type { Handlers } from '../../../shared/contract/contract.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import { exportDossier } from './export-dossier.ts'
import { importDossier } from './import.ts'
import { addSample } from './sample.ts'

/** A whole dossier as one file, written for someone else or read; the sample dossiers are such files. */
export function dossierFileHandlers({ library, host, read }: ForeignContext) {
  return {
    'dossiers.sample': ({ type }) => addSample(library, type),
    'dossiers.export': ({ id }) => exportDossier(library, id),
    'dossiers.import': async ({ file }) => {
      const dossier = await importDossier(library, read, await resolveFile(library.folder, file, host.tokens))
      await used(library.folder, file)
      return dossier
    },
  } satisfies Partial<Handlers>
}
