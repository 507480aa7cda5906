import { momentOf } from '../../shared/exhibits/formats.ts'
import type { BundleReport } from '../../shared/filings/bundle.ts'
import { UNFILED_FOLDER } from '../exhibits/bundle-writer.ts'

/** The list of fingerprints, in the format of `sha256sum -c`. */
export const fingerprints = ({ files }: BundleReport): string =>
  files
    .map(
      one =>
        `${one.sha256}  ${one.name.startsWith(UNFILED_FOLDER) ? one.name.slice(UNFILED_FOLDER.length + 1) : `../${one.name}`}\n`,
    )
    .join('')

const words = { blocking: 'À CORRIGER', warning: 'À VÉRIFIER', information: 'Pour information' } as const

export function reportText({ files, lines }: BundleReport): string {
  const messages = lines.map(one => `${words[one.severity]} – ${one.message}`)
  return [
    `Dossier de dépôt fait le ${momentOf(new Date().toISOString())}.`,
    '',
    ...(messages.length > 0 ? messages : ['Rien à signaler.']),
    '',
    ...files.map(one => one.name),
    '',
  ].join('\n')
}
