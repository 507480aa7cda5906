/**
 * npm run proof: proofs too long, or too demanding of the machine, for npm test.
 * A file of `tests/proofs` is run by itself with the options after its name; a `*.proof.ts` by vitest.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const HELP = `npm run proof -- NAME [options]

  cells     every document of the campaign at every place of a text, ordinary or accelerated, either chamber first: each request, announcement
            and assertion is read back and held against the table of powers; then a hundred cells, to be read by a person (minutes)
            --seed 1 --printed 100    --drawn 500  only so many, drawn
  check-faults  what the check of citations raises of 428 faulty paragraphs and of the same ones right, half by half and kind by kind (a minute)
  ignorance ten thousand dossiers drawn, counted by a second calendar: no day shown is later than any regime still possible has it (a minute)
  core-kills  the process that holds the library is killed while one types, two hundred times: no word is lost, nor doubled (Linux, a browser, a build;
            half an hour)
            --kills 200 --seed 1
            --electron      in the window of Electron, not a browser's
  draws     every test that draws its cases, on other draws than npm test: the seed is said, and draws the same again (minutes)
            --seed N
  exports   every template in every look, as a working copy and to be filed: parts, pages, lines, by LibreOffice (ten minutes)
  gaps      every template, nothing answered: no gap in a final file of any kind, and every other file says what it is (a minute)
  installed the .deb is made, or is that of PRETOIRE_DEB: installed in a root of its own by whoever runs this, used by command and by
            window, removed (Linux, dpkg, Xvfb; a minute). npm test does it where CI=true
  whole     every case of the tests that try a share of theirs in npm test: prints, kills, messages over HTTP, each key of a verb (half an hour)
  package   packages are made, installed in a computer of their own, used, upgraded, removed (Linux, root, debootstrap; minutes)
  hostile-member  a member sends 5,000 changes drawn by a seed to a space of three desks: none is stopped, none differs, each refusal is told (twenty minutes)
            --changes 5000 --seed 1
  lock-memory  every process of Prétoire is read by /proc/PID/mem after a lock by command, by idleness, by sleep, and after closing: no
            key, no passphrase, none of twenty planted words (Linux, a browser, a build; five minutes)
            --electron      in the window of Electron: it fails there today, by words and passphrases; no key stays
  lines     every template in every look is printed by LibreOffice: no line past the margin, lines where they were estimated (minutes)
  office-page  the commands of docs/office.md, read from the page, typed on a PostgreSQL of its own; those it cannot type are told (root, PostgreSQL 17; seconds)
  office-setup  one command makes the server of an office, cut after each step and run again; twelve desks join; a poor backup is refused;
            it is undone (root, Debian, PostgreSQL 17 with no server 17/main; two minutes)
  places    a path, a traversal and a server's address in every string of every message: nothing of it is opened (minutes)
  power     the power is cut at moments drawn over each work of the trial of kills, and over a text that is saved: what was not flushed to the
            disk is lost, what was acknowledged must not be (Linux, a C compiler; a quarter of an hour)
            --cuts 200 --seed 1
  quotations  two thousand quotations drawn out of published decisions and articles, as filings make them, and the same with one fault: how many are
            judged, caught, called wrong; one half was never looked at (needs the published files beside the work tree; a minute)
  redline   two hundred comparisons of versions drawn at random, accepted and refused by LibreOffice (minutes)
  stages    every document of the campaign about every measure shipped, at every stage: no sentence is untrue there (seconds)
  release   a release is rehearsed in a clone, by the lines of its workflow: version, tag, notes, packages, sums, signatures by a throw-away
            key, minisign, and the update by file from the version before (Linux, dpkg, minisign, Xvfb; two minutes)
  returns   a hundred working copies edited at random by LibreOffice, changes tracked or not, read back (minutes)
  silence   the window does the main job in a network of its own, whose only way out is recorded (Linux, root, tcpdump, Xvfb)
            --electron      the window of Electron, not a browser's
            --seconds 60    how long it stays open once the job is done
            --plant         asks for something elsewhere: the proof must then fail
  soak      a sealed library with a space at work: memory, open files and temporary files, printed each minute, must stay flat
            --minutes 20
  storm     two hundred desks in eight processes meet on a PostgreSQL with a replica: absences, wrong clocks, cut connections, kills of desks
            and of the server, failover, duplicates, lies of the host, a return to before, a removal (PostgreSQL 17; half an hour)
            --desks 200 --processes 8 --seed 1 --texts 25
            --plant NAME    makes a fault on purpose (diverge, lose, repeat, read, keep-member, no-attack, no-rollback): the proof must then fail

Without a name: every one of them. What this machine lacks is said, and its proof left out.`

/** Runs a file in a Node of its own; its exit code. */
const run = (...args: readonly string[]): number =>
  spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1

const vitest = (...args: readonly string[]): number =>
  run('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/proof.config.ts', ...args)

/** A test of npm test, in full. */
function places(): number {
  process.env.PRETOIRE_PLACES = 'whole'
  return run('node_modules/vitest/vitest.mjs', 'run', 'tests/contract/contract.test.ts')
}

/** Tests that try a share of their cases in npm test, with all of them. */
function whole(): number {
  process.env.PRETOIRE_WHOLE = 'true'
  return run('node_modules/vitest/vitest.mjs', 'run', ...testsThat(/whole\.ts'/))
}

/** A story of npm test, its core killed more often. */
function coreKills(options: readonly string[]): number {
  const { kills, seed, electron } = parseArgs({
    args: [...options],
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      electron: { type: 'boolean', default: false },
    },
  }).values
  process.env.PRETOIRE_KILLS = kills
  process.env.PRETOIRE_SEED = seed
  const story = 'tests/e2e/safekeeping/core.spec.ts'
  const project = `--project=${electron ? 'electron' : 'page'}`
  return run('node_modules/@playwright/test/cli.js', 'test', project, '-g', 'no word', story)
}

/** The tests of npm test that draw their cases, from another seed. */
function draws([, seed = `${Date.now() % 2 ** 31}`]: readonly string[]): number {
  process.env.PRETOIRE_SEED = seed
  console.log(`PRETOIRE_SEED=${seed}`)
  return run('node_modules/vitest/vitest.mjs', 'run', ...testsThat(/from 'fast-check'|draws\.ts'/))
}

/** The tests whose code has this. */
const testsThat = (code: RegExp): string[] =>
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => join(import.meta.dirname, name))
    .filter(file => code.test(readFileSync(file, 'utf8')))

/** Proofs made of tests of npm test. */
const own: Readonly<Record<string, (options: readonly string[]) => number>> = {
  places,
  whole,
  draws,
  'core-kills': coreKills,
}

/** A proof that is a program; undefined for one of vitest. */
function program(name: string): string | undefined {
  const file = join(import.meta.dirname, 'proofs', `${name}.ts`)
  return /^[a-z-]+$/.test(name) && existsSync(file) ? file : undefined
}

const [name, ...options] = process.argv.slice(2)
if (name === '--help' || name === '-h') console.log(HELP)
else if (name === undefined) {
  const codes = [
    vitest(),
    places(),
    whole(),
    draws([]),
    coreKills([]),
    ...['cells', 'silence', 'lock-memory', 'storm', 'hostile-member', 'office-page', 'power', 'soak'].map(
      one => run(join(import.meta.dirname, 'proofs', `${one}.ts`)),
    ),
  ]
  process.exitCode = Math.max(...codes)
} else {
  const file = program(name)
  process.exitCode = file ? run(file, ...options) : (own[name]?.(options) ?? vitest(name, ...options))
}
