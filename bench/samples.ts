import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** Where larger public files may lie, beside the repository: `PRETOIRE_SAMPLES`, else ../shared/samples. */
const outside = process.env.PRETOIRE_SAMPLES ?? join(root, '..', 'shared', 'samples')
const inside = join(root, 'resources', 'samples')

function findAll(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => pattern.test(name))
    .map(name => join(folder, name))
    .sort()
}
const find = (folder: string, pattern: RegExp): string | undefined => findAll(folder, pattern)[0]

/** The largest LEGI stock and Conseil d’État zip at hand: those beside the repository, else its own small ones. */
export const samples = {
  legi: () => find(outside, /Freemium_legi_global_.*\.tar\.gz$/) ?? find(inside, /legi.*\.tar\.gz$/i),
  conseilEtat: () => find(outside, /CE_202111\.zip$/) ?? find(inside, /\.zip$/i),
  /** every stock of texts of law and decisions at hand, beside the repository */
  publicTexts: () => findAll(outside, /(?:Freemium_[a-z]+_global_.*\.tar\.gz|(?:CE|CAA|TA)_\d{6}\.zip)$/),
  /** the members of both chambers as published */
  deputies: () => find(outside, /AMO.*\.json\.zip$/),
  senators: () => find(outside, /ODSEN_GENERAL\.csv$/),
  /** the plain Python importer to compare with, where it is */
  baseline: () => {
    const file = process.env.PRETOIRE_BASELINE ?? join(root, '..', 'shared', 'bench', 'import-baseline')
    return existsSync(file) ? file : undefined
  },
}
