import { LINUX_BOXES } from '../../src/main/hosts/screen/message-box.ts'
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

const STOPPED =
  'Prétoire s’est arrêté de lui-même, sans pouvoir dire pourquoi dans sa fenêtre. Ce qui était enregistré est gardé. Ouvrez-le de nouveau ; s’il ne s’ouvre jamais, ce système lui refuse le bac à sable qui isole ses pages : installez le paquet .deb, qui apporte le sien.'

/** Signals of a crash, as a shell gives them: ILL, TRAP, ABRT, BUS, FPE, SEGV. */
const CRASHES = [4, 5, 6, 7, 8, 11].map(signal => 128 + signal)

// The command line draws no page: it needs no sandbox. What Chromium has to say of the desktop does not concern it.
// Chromium ends by a signal where its sandbox is refused, before the program runs: without a terminal, a box says so.
const electronLines = `if [ "$command_line" ]; then
  exec "$program/pretoire" --no-sandbox --disable-gpu --log-level=3 --command-line -- "$@"
fi
"$program/pretoire" "$@"
code=$?
case $code in ${CRASHES.join('|')})
  sentence="${STOPPED}"
  echo "$sentence" >&2
  [ -t 1 ] || for box in ${LINUX_BOXES.map(box => `"${box.join(' ')}"`).join(' ')}; do
    command -v "\${box%% *}" >/dev/null || continue
    $box "$sentence"
    break
  done
esac
exit $code
`

const node = `"$program/node" ${NODE_FLAGS.join(' ')}`
const browserLines = `export MALLOC_MMAP_THRESHOLD_="\${MALLOC_MMAP_THRESHOLD_:-${MMAP_THRESHOLD_BYTES}}"
if [ "$command_line" ]; then
  exec ${node} "$program/app/out/main/cli.js" "$@"
fi
exec ${node} "$program/app/out/main/browser.js" "$@"
`
