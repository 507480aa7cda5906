import { readSums } from '../../src/main/updates/release.ts'
import { product } from '../product.ts'

/** A release as catalogues of programs point to it. */
export interface PublishedRelease {
  readonly version: string
  /** YYYY-MM-DD */
  readonly date: string
  /** page of the project, whose releases are published as a forge does it */
  readonly homepage: string
  /** SHA-256 by name of file, from the signed list */
  readonly sums: ReadonlyMap<string, string>
}

/** A file of a catalogue: its path from the folder of the catalogues, and its text. */
export interface Manifest {
  readonly path: string
  readonly text: string
}

/** The release whose list of checksums is given. Throws where it is not one, or names no file of this version. */
export function publishedRelease(
  list: string,
  { homepage, date }: { readonly homepage: string | undefined; readonly date: string },
): PublishedRelease {
  if (!homepage)
    throw new Error(
      'PRETOIRE_HOMEPAGE ne donne pas l’adresse du projet (https://…), où ses versions sont publiées : rien n’a été écrit.',
    )
  const { version } = product
  const sums = readSums(list)
  if (!sums) throw new Error('La liste des sommes ne se lit pas : rien n’a été écrit.')
  if (![...sums.keys()].some(name => name.includes(version)))
    throw new Error(`La liste des sommes n’a aucun fichier de la version ${version} : rien n’a été écrit.`)
  return { version, date, homepage, sums }
}

/** Where a file of a release is downloaded from. */
export const downloadAddress = ({ homepage, version }: PublishedRelease, name: string): string =>
  `${homepage}/releases/download/v${version}/${name}`
