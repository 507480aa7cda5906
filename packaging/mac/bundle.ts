import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import { writeZip } from '../zip.ts'

/** Writes the macOS bundle of a program to a zip, with a command for the terminal; returns its path. */
export async function writeMac({ folder, target }: Program, out: string, quick: boolean): Promise<string> {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', product.executable), macCommand)
  chmodSync(join(folder, 'bin', product.executable), 0o755)
  writeFileSync(join(folder, 'LISEZ-MOI.txt'), macNotice)
  const name = `${product.executable}-${product.version}-mac-${target.arch}`
  const file = join(out, `${name}.zip`)
  await writeZip(folder, name, file, quick)
  return file
}

/** Words that make the program a command line, which draws no page. */
export const COMMAND_LINE_FLAGS = '--no-sandbox --disable-gpu --log-level=3 --command-line'

const macCommand = `#!/bin/sh
# The command line of the Pretoire.app beside this folder.
exec "$(dirname -- "$0")/../Pretoire.app/Contents/MacOS/Pretoire" ${COMMAND_LINE_FLAGS} -- "$@"
`

const macNotice = `Prétoire ${product.version}

Glissez Pretoire.app dans Applications. Ce programme n’est ni signé ni notarisé par Apple : à la première ouverture,
macOS le refuse ; Réglages Système > Confidentialité et sécurité > « Ouvrir quand même ».
La ligne de commande : bin/pretoire --help

La bibliothèque est dans ${libraryPlaces.darwin}. Supprimer Pretoire.app ne la supprime pas.
`
