import type { Edition } from '../../src/main/updates/release.ts'
import { MMAP_THRESHOLD_BYTES, NODE_FLAGS } from '../browser-edition.ts'

/**
 * The `pretoire` command. Files, addresses and switches alone open the window; a verb runs the command line. It finds the program from
 * its own place, so that the portable folder works wherever it is put.
 */
export function commandScript(edition: Edition): string {
  return `#!/bin/sh
# Opens Prétoire (« pretoire », « pretoire FICHIER »); with a verb, its command line (« pretoire search vie privée »).
program=$(dirname -- "$(readlink -f -- "$0")")/../lib/pretoire
command_line=
for word do
  case $word in
    -h|--help|-V|--version) command_line=yes ;;
    -*|*/*|*.*) ;;
    *) command_line=yes ;;
  esac
done
${edition === 'electron' ? electronLines : browserLines}`
}

// The command line draws no page: it needs no sandbox. What Chromium has to say of the desktop does not concern it.
const electronLines = `if [ "$command_line" ]; then
  exec "$program/pretoire" --no-sandbox --disable-gpu --log-level=3 --command-line -- "$@"
fi
exec "$program/pretoire" "$@"
`

const node = `"$program/node" ${NODE_FLAGS.join(' ')}`
const browserLines = `export MALLOC_MMAP_THRESHOLD_="\${MALLOC_MMAP_THRESHOLD_:-${MMAP_THRESHOLD_BYTES}}"
if [ "$command_line" ]; then
  exec ${node} "$program/app/out/main/cli.js" "$@"
fi
exec ${node} "$program/app/out/main/browser.js" "$@"
`
