import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project, whose built program is packaged. */
export const projectRoot: string = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  readonly name: string
  readonly productName: string
  readonly version: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest

/** An address given for the page of the project, without its last slash. Throws on what is no plain https address. */
export function readHomepage(given = ''): string | undefined {
  if (given === '') return undefined
  const address = given.replace(/\/+$/, '')
  if (!/^https:\/\/[a-z0-9.-]+(?:\/[\w.~-]+)*$/i.test(address))
    throw new Error(`PRETOIRE_HOMEPAGE attend une adresse « https://… » simple, non « ${given} ».`)
  return address
}

/** The product as installers and desktops name it. */
export const product = {
  ...manifest,
  /** reverse domain name, which AppStream and macOS ask for */
  id: 'fr.pretoire.atelier',
  executable: 'pretoire',
  summary: 'Recours administratifs et notes parlementaires, hors ligne, jusqu’au fichier Word',
  description: [
    'Prétoire est l’atelier où l’on rédige des recours administratifs et des notes parlementaires, hors ligne, à partir d’une seule bibliothèque locale de jurisprudence, d’articles de loi et d’arguments, jusqu’au fichier Word prêt à être déposé.',
    'Rien de ce que vous écrivez ne quitte votre ordinateur. Ce que le logiciel ne sait pas de façon sûre porte la mention « à vérifier » ; il ne donne pas de conseil juridique.',
  ],
  mimeType: 'application/x-pretoire',
  extension: 'pretoire',
  fileKind: 'Lot Prétoire',
  authors: 'Les auteurs de Prétoire',
  maintainer: process.env.PRETOIRE_MAINTAINER ?? 'Les auteurs de Prétoire <contact@pretoire.invalid>',
  /** page of the project, of a forge that publishes its releases; none where nobody gave it */
  homepage: readHomepage(process.env.PRETOIRE_HOMEPAGE),
  /** said by every uninstaller */
  libraryStays: 'Votre bibliothèque reste sur cet ordinateur',
} as const

/** Operating systems as Node and Electron name them. */
export type Platform = 'linux' | 'win32' | 'darwin'
export type Arch = 'x64' | 'arm64'

export interface Target {
  readonly platform: Platform
  readonly arch: Arch
}

/** Where the library lies unless the user chose a place, as people read it. */
export const libraryPlaces: Readonly<Record<Platform, string>> = {
  linux: '~/.local/share/pretoire/bibliotheque',
  win32: '%APPDATA%\\Pretoire\\bibliotheque',
  darwin: '~/Library/Application Support/Pretoire/bibliotheque',
}
