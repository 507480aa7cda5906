import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, packageName } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import { writeZip } from '../zip.ts'
import { commandFile } from './command.ts'

/** Adds to a program laid for Windows what both its installer and its portable folder have: icon, command, notice. */
export function dressWindows({ edition, folder }: Program, icon: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', 'pretoire.cmd'), commandFile(edition))
  chmodSync(join(folder, 'bin', 'pretoire.cmd'), 0o644)
  cpSync(icon, join(folder, 'pretoire.ico'))
  writeFileSync(join(folder, 'LISEZ-MOI.txt'), windowsNotice(edition))
}

/** Writes the portable archive of a program; returns its path. */
export async function writePortable(program: Program, out: string, quick: boolean): Promise<string> {
  const name = `${packageName(program.edition)}-${product.version}-win-${program.target.arch}`
  const file = join(out, `${name}.zip`)
  await writeZip(program.folder, name, file, quick)
  return file
}

function windowsNotice(edition: Program['edition']): string {
  const window = edition === 'browser' ? ' La fenêtre est celle de Chrome ou d’Edge, déjà installé.' : ''
  return [
    `Prétoire ${product.version}`,
    '',
    `Ouvrir la fenêtre : Pretoire.exe.${window}`,
    'La ligne de commande : bin\\pretoire.cmd --help',
    '',
    'Ce programme n’est pas signé par un éditeur connu de Windows, qui le dira à la première ouverture.',
    '',
    `La bibliothèque n’est pas dans ce dossier : elle est dans ${libraryPlaces.win32}, ou dans celui que nomme PRETOIRE_LIBRARY. Supprimer ce dossier ne la supprime pas.`,
    '',
  ].join('\r\n')
}
