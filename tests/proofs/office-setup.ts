// Proof that one command makes the server of an office: cut after each of its steps and run again, twelve desks join it, a backup that
// gives back less is refused, and it is undone. It makes a cluster 17/main of this computer, and drops it: left out where there is one.
//   npm run proof -- office-setup
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../../src/main/kernel/places.ts'
import { BACKUPS, ETC, OWN } from '../../src/main/sharing/office/setup/places.ts'
import { plannedSteps, type SetupLine, setUpOffice } from '../../src/main/sharing/office/setup/setup.ts'

const HOST = 'bureau.exemple.fr'
const MEMBERS = Array.from({ length: 12 }, (_, n) => `poste${n + 1}`)
const SCRIPT = '/usr/local/lib/pretoire-bureau/sauvegarder'
const wishes = { host: HOST, members: MEMBERS }
const place = mkdtempSync(join(tmpdir(), 'pretoire-setup-'))
let faults = 0
const expect = (what: string, isSo: boolean) => {
  console.log(`${isSo ? 'ok   ' : 'FAULT'} ${what}`)
  if (!isSo) faults += 1
}

function pretoire(
  desk: string,
  args: readonly string[],
  input = '',
): { readonly code: number; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'run.mjs'), join(root, 'src/main/cli.ts'), ...args],
    { encoding: 'utf8', input, env: { ...process.env, PRETOIRE_LIBRARY: join(place, desk) } },
  )
  if (status !== 0) console.log(`      ${args.join(' ')} : ${stderr.trim()}`)
  return { code: status ?? 1, out: stdout }
}

/** Sets the server up, cut once `steps` of them were done. */
async function cutAfter(steps: number): Promise<void> {
  let done = 0
  await setUpOffice(wishes, ({ outcome }) => {
    if (outcome === 'done') done += 1
    if (done === steps) throw new Error('cut')
  }).catch(error => {
    if (error.message !== 'cut') throw error
  })
}

const passwordOf = (login: string) =>
  /<dd><code>([a-z0-9-]+)<\/code>/.exec(readFileSync(join(OWN, `fiche-${login}.html`), 'utf8'))?.[1] ?? ''

async function prove(): Promise<void> {
  const planned = plannedSteps(wishes)
  // one step further each time, what was done being left as it is
  for (let cut = 0; cut < planned.length; cut += 1) await cutAfter(1)
  const again: SetupLine[] = []
  await setUpOffice(wishes, line => void again.push(line))
  expect(
    'run again, nothing is done twice',
    again.every(({ outcome }) => outcome === 'already'),
  )
  const sheet = (login: string) => readFileSync(join(OWN, `fiche-${login}.html`), 'utf8')
  expect(
    'the first member alone is told to make the space',
    MEMBERS.filter(login => sheet(login).includes('Créez l’espace')).join() === MEMBERS[0],
  )
  expect('every planned step was gone through', again.map(({ label }) => label).join() === planned.join())

  const port = /^\s*port\s*=\s*(\d+)/m.exec(readFileSync(join(ETC, 'postgresql.conf'), 'utf8'))?.[1]
  const address = (login: string) =>
    `postgres://${login}:${passwordOf(login)}@localhost:${port}/bureau?sslrootcert=${join(OWN, 'autorite.crt')}`
  const [first = '', ...others] = MEMBERS
  expect(
    'the first desk makes the space',
    pretoire(first, ['office', 'space', 'create', 'Recours', '--url', address(first), '--name', first])
      .code === 0,
  )
  const joined = others.filter(login => {
    const card = pretoire(login, ['office', 'card', '--name', login]).out
    const invitation = pretoire(first, ['office', 'space', 'invite', 'Recours', '-'], card).out
    return pretoire(login, ['office', 'space', 'join', '-', '--url', address(login)], invitation).code === 0
  })
  expect(`${joined.length + 1} desks joined`, joined.length === others.length)
  const plain = spawnSync('psql', [
    '-c',
    'SELECT 1',
    `host=localhost port=${port} dbname=bureau user=${first} password=${passwordOf(first)} sslmode=disable`,
  ])
  // the server's own lines let its own users in from itself: from the network, the only line is by TLS
  console.log(`note  without TLS, from the server itself: ${plain.status === 0 ? 'let in' : 'refused'}`)

  const backup = () => spawnSync('runuser', ['-u', 'postgres', '--', SCRIPT], { cwd: '/' }).status
  expect('a backup is given back and kept', backup() === 0 && existsSync(BACKUPS))
  const poor = readFileSync(SCRIPT, 'utf8').replace(
    /^pg_restore.*$/m,
    '$&\npsql -X -q -d bureau_essai -c "DELETE FROM office.desks"',
  )
  const refused = spawnSync('runuser', ['-u', 'postgres', '--', 'sh', '-s'], {
    input: poor,
    encoding: 'utf8',
    cwd: '/',
  })
  expect(
    'a backup that gives back less is refused',
    refused.status !== 0 && refused.stderr.includes('n’est pas gardée'),
  )

  expect('it is undone', pretoire('admin', ['office', 'setup', '--undo']).code === 0)
  const listens = spawnSync(
    'runuser',
    [
      '-u',
      'postgres',
      '--',
      'env',
      `PGPORT=${port}`,
      'psql',
      '-X',
      '-t',
      '-A',
      '-c',
      'SHOW listen_addresses',
    ],
    { cwd: '/', encoding: 'utf8' },
  )
  expect('the server no longer listens to the network', listens.stdout.trim() === 'localhost')
  expect(
    'nothing of the settings is left',
    !existsSync(join(ETC, 'conf.d/pretoire-bureau.conf')) &&
      !existsSync(SCRIPT) &&
      !readFileSync(join(ETC, 'pg_hba.conf'), 'utf8').includes('pretoire-bureau'),
  )
  expect(
    'the base and its backups are left',
    spawnSync(
      'runuser',
      [
        '-u',
        'postgres',
        '--',
        'env',
        `PGPORT=${port}`,
        'psql',
        '-d',
        'bureau',
        '-c',
        'SELECT * FROM office.format',
      ],
      { cwd: '/' },
    ).status === 0 && existsSync(BACKUPS),
  )
}

const missing =
  process.getuid?.() !== 0
    ? 'a server is set up as root'
    : !existsSync('/usr/lib/postgresql/17/bin/postgres')
      ? 'PostgreSQL 17 is not here'
      : existsSync(ETC) || existsSync(OWN)
        ? 'this computer has a server 17/main already'
        : undefined
if (missing) console.log(`left out: ${missing}`)
else {
  try {
    await prove()
  } finally {
    spawnSync('pg_dropcluster', ['--stop', '17', 'main'])
    for (const made of [OWN, BACKUPS, '/usr/local/lib/pretoire-bureau', dirname(ETC), place])
      rmSync(made, { recursive: true, force: true })
  }
  process.exitCode = faults > 0 ? 1 : 0
}
