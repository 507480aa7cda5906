import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edition } from '../../src/main/updates/release.ts'
import { type Program, packageName } from '../edition.ts'
import { libraryPlaces, product } from '../product.ts'
import type { DebOptions } from './debian-archive.ts'
import { layTree } from './tree.ts'

/** Writes the portable archive of a program: one folder that works where it is unpacked. Returns its path. */
export function writeTarball(program: Program, { work, out, date, quick }: DebOptions): string {
  const { edition, target } = program
  const name = `${packageName(edition)}-${product.version}-linux-${target.arch}`
  const folder = join(work, name)
  layTree(folder, program, date.toISOString().slice(0, 10))
  writeFileSync(join(folder, 'LISEZ-MOI.txt'), portableNotice(edition))
  const file = join(out, `${name}.tar.gz`)
  const order = [
    '--sort=name',
    `--mtime=@${Math.floor(date.getTime() / 1000)}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
  ]
  const { status } = spawnSync(
    'tar',
    ['-I', quick ? 'gzip -1' : 'gzip -9', '-cf', file, ...order, '-C', work, name],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (status !== 0) throw new Error('L’archive n’a pas pu être écrite (tar).')
  return file
}

/** The page that comes with a portable folder. */
export function portableNotice(edition: Edition): string {
  const window =
    edition === 'browser'
      ? 'La fenêtre est celle de Chromium, Chrome, Edge ou Brave, qui doit être installé.'
      : 'Sur Ubuntu 24.04 ou plus récent, le système peut refuser d’ouvrir la fenêtre d’un dossier portable : installez alors le paquet .deb.'
  return `Prétoire ${product.version}, dossier portable

Ouvrir la fenêtre :             bin/pretoire
La ligne de commande :          bin/pretoire --help
L’icône, le menu, les fichiers .pretoire, la page de manuel et la complétion : copiez « bin », « lib » et « share » dans ~/.local
(pour zsh, ajoutez aussi à ~/.zshrc, avant « compinit » : fpath+=(~/.local/share/zsh/vendor-completions))

${window}

La bibliothèque n’est pas dans ce dossier : elle est dans ${libraryPlaces.linux}, ou dans celui
que nomme PRETOIRE_LIBRARY. Supprimer ce dossier ne la supprime pas.
`
}
