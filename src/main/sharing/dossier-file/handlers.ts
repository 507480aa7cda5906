import type { Handlers } from '../../../shared/contract/contract.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import { exportDossier } from './export-dossier.ts'
import { importDossier } from './import.ts'
import { addSample } from './sample.ts'
import { withOpenedDossier } from './sealed-dossier.ts'

/** A whole dossier as one file, written for someone else or read; the sample dossiers are such files. */
export function dossierFileHandlers({ library, host, read }: ForeignContext) {
  return {
    'dossiers.sample': ({ type }) => addSample(library, type),
    'dossiers.export': ({ id, passphrase }) => exportDossier(library, id, passphrase),
    'dossiers.import': async ({ file, passphrase }) => {
      const path = await resolveFile(library.folder, file, host.tokens)
      const dossier = await withOpenedDossier(path, { passphrase, folder: library.folder }, opened =>
        importDossier(library, read, opened),
      )
      await used(library.folder, file)
      return dossier
    },
  } satisfies Partial<Handlers>
}
