import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { OFFICE_PACKAGE } from '../../src/main/updates/release.ts'
import { MMAP_THRESHOLD_BYTES, NODE_FLAGS } from '../browser-edition.ts'
import type { Program } from '../edition.ts'
import { product } from '../product.ts'
import { NODE_LIBRARIES } from './deb.ts'
import { type DebOptions, debianArch, writeDebianArchive } from './debian-archive.ts'
import { wrapLines } from './debian-files.ts'

/**
 * Writes the Debian package of the server of an office: the command line alone, on its own Node, with the database server that it sets
 * up. It stands beside a desk's package on one computer, which opens no window here. Returns its path.
 */
export function writeOfficeDeb({ target, folder }: Program, options: DebOptions): string {
  const root = join(options.work, 'deb-office')
  rmSync(root, { recursive: true, force: true })
  cpSync(folder, join(root, 'usr', 'lib', OFFICE_PACKAGE), { recursive: true, verbatimSymlinks: true })
  const command = join(root, 'usr', 'bin', OFFICE_PACKAGE)
  mkdirSync(dirname(command), { recursive: true })
  writeFileSync(command, officeCommand)
  chmodSync(command, 0o755)
  const arch = debianArch[target.arch]
  return writeDebianArchive(
    {
      name: OFFICE_PACKAGE,
      edition: 'browser',
      arch,
      root,
      control: kilobytes => officeControlFile(arch, kilobytes),
      scripts: { postinst: welcomeScript, postrm: farewellScript },
    },
    options,
  )
}

/** The verbs of an office alone: `pretoire-bureau setup` is `pretoire office setup`. */
const officeCommand = `#!/bin/sh
# Le serveur d'un bureau de Prétoire : « pretoire-bureau setup --host bureau.exemple.fr --member lea ».
program=$(dirname -- "$(readlink -f -- "$0")")/../lib/${OFFICE_PACKAGE}
export MALLOC_MMAP_THRESHOLD_="\${MALLOC_MMAP_THRESHOLD_:-${MMAP_THRESHOLD_BYTES}}"
exec "$program/node" ${NODE_FLAGS.join(' ')} "$program/app/out/main/cli.js" office "$@"
`

/** The control file of the server of an office. */
export function officeControlFile(arch: string, kilobytes: number): string {
  return `${[
    `Package: ${OFFICE_PACKAGE}`,
    `Version: ${product.version}`,
    'Section: database',
    'Priority: optional',
    `Architecture: ${arch}`,
    `Maintainer: ${product.maintainer}`,
    ...(product.homepage ? [`Homepage: ${product.homepage}`] : []),
    `Installed-Size: ${kilobytes}`,
    `Depends: ${NODE_LIBRARIES}, postgresql-17, openssl, util-linux`,
    'Description: serveur d’un bureau de Prétoire, que les postes retrouvent',
    ...wrapLines(
      'Les postes d’un cabinet ou d’un collectif y retrouvent leurs espaces partagés. Ils gardent chacun leur bibliothèque entière et scellent ce qu’ils envoient : le serveur n’en lit rien.',
      ' ',
    ),
    ' .',
    ...wrapLines(
      'La commande « pretoire-bureau setup » règle PostgreSQL 17, fait le certificat, prépare la base, la sauvegarde chaque nuit et écrit la fiche de chaque membre.',
      ' ',
    ),
  ].join('\n')}\n`
}

/** Says what is left to do: the name of the server and those of its members are known to who installs it alone. */
const welcomeScript = `#!/bin/sh
set -e
case "$1" in
  configure)
    # an upgrade: the server is there
    [ -z "$2" ] || exit 0
    cat <<'FIN'
Le serveur du bureau n'est pas encore réglé. En root, avec le nom par lequel les postes l'atteignent :
    ${OFFICE_PACKAGE} setup --host bureau.exemple.fr --member lea --member ali
« --plan » au bout dit les étapes sans rien faire. La fiche de chacun sera dans /root/pretoire-bureau.
FIN
    ;;
esac
exit 0
`

/** Says, when the package goes, that an office set up here stays. */
const farewellScript = `#!/bin/sh
set -e
case "$1" in
  remove|purge)
    cat <<'FIN'
Les commandes du bureau sont retirées. Un bureau réglé sur ce serveur reste : sa base, ses sauvegardes, leur réveil
de chaque nuit. Pour arrêter aussi celui-ci et l'écoute du réseau : remettez ce paquet, lancez
« ${OFFICE_PACKAGE} setup --undo », puis retirez-le.
FIN
    ;;
esac
exit 0
`
