// Proof that docs/office.md can be typed: its commands, read from the page itself, are run one after the other on a PostgreSQL of its own.
//   npm run proof -- office-page
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { postgresPrograms } from '../../src/main/demo/local-postgres.ts'
import { root } from '../../src/main/kernel/places.ts'
import { startPostgres, whyNoPostgres } from '../fixtures/office/postgres.ts'

/** Commands that a server of one’s own cannot take, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^apt |office setup/, 'installs packages of the system'],
  [
    /\/var\/lib\/postgresql\/17\/main|retour\.conf|^pg_ctlcluster 17 main start$/,
    'replaces the data of a server of the system',
  ],
  [/replication|copie/, 'asks for a second machine'],
  [/office corpus/, 'asks for a corpus, loaded from archives of public texts'],
]
const PASSWORD = 'mot-de-passe-de-preuve'

/** The commands of the page, in order: each line of an indented block, or the whole of a block of SQL. */
function commandsOf(page: string): string[] {
  const blocks = page.match(/(?:^ {4}.*\n)+/gm) ?? []
  return blocks.flatMap(block => {
    const lines = block
      .trimEnd()
      .split('\n')
      .map(line => line.slice(4))
    return /^(?:CREATE|WITH) /.test(lines[0] ?? '') ? [lines.join('\n')] : lines
  })
}

function prove(commands: readonly string[], server: Awaited<ReturnType<typeof startPostgres>>): number {
  const place = (name: string) => {
    const folder = join(server.folder, name)
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
    return folder
  }
  const etc = place('etc')
  place('etc/conf.d')
  symlinkSync(join(server.data, 'pg_hba.conf'), join(etc, 'pg_hba.conf'))
  writeFileSync(join(server.data, 'postgresql.conf'), `include_dir = '${etc}/conf.d'\n`)
  const here = (command: string) =>
    command
      .replaceAll('/etc/postgresql/17/main', etc)
      .replaceAll('/root/', `${place('root')}/`)
      .replaceAll('/var/backups/', `${place('backups')}/`)
      .replaceAll('/media/cle/', `${place('key')}/`)
      .replaceAll('bureau.exemple.fr/', `localhost:${server.port}/`)
  const asPostgres = `command runuser -u postgres -- env PATH=${postgresPrograms}:$PATH PGHOST=${server.folder} PGPORT=${server.port}`
  const prelude = [
    `runuser() { shift 3; ${asPostgres} "$@"; }`,
    `pg_ctlcluster() { ${asPostgres} pg_ctl "$3" --wait --silent --pgdata ${server.data} --log ${server.folder}/log >/dev/null 2>&1 </dev/null; }`,
    `pretoire() { PGPASSWORD=${PASSWORD} ${process.execPath} ${root}/run.mjs ${root}/src/main/cli.ts "$@"; }`,
  ].join('\n')
  const counts = { run: 0, failed: 0, left: 0 }
  for (const command of commands) {
    const reason = LEFT_OUT.find(([what]) => what.test(command))?.[1]
    if (reason) {
      counts.left++
      console.log(`not run (${reason}): ${command}`)
      continue
    }
    const isSql = /^(?:CREATE|WITH) /.test(command)
    const sql = join(server.folder, 'typed.sql')
    if (isSql) writeFileSync(sql, `${command}\n`)
    const typed = isSql ? `runuser -u postgres -- psql -v ON_ERROR_STOP=1 -d bureau -f ${sql}` : here(command)
    // without a terminal, the passwords that PostgreSQL's programs ask for are read from the input
    const done = spawnSync('setsid', ['--wait', 'bash', '-c', `${prelude}\n${typed}`], {
      cwd: etc,
      input: `${PASSWORD}\n${PASSWORD}\n`,
      encoding: 'utf8',
      env: { ...process.env, PRETOIRE_LIBRARY: place('library') },
    })
    counts.run++
    if (done.status === 0) continue
    counts.failed++
    console.log(`FAULT ${command}\n  ${done.stderr.trim()}`)
  }
  // the commands typed let a member in by the name of the server, under the authority of the page
  const address = `host=bureau.exemple.fr hostaddr=127.0.0.1 port=${server.port} dbname=bureau user=lea password=${PASSWORD} sslmode=verify-full sslrootcert=${etc}/autorite.crt`
  if (!server.run('psql', '-d', address, '-c', 'SELECT * FROM office.format')) {
    counts.failed++
    console.log('FAULT the member made by the page does not enter by TLS')
  }
  console.log(`${counts.run} commands run, ${counts.failed} failed, ${counts.left} not run`)
  return counts.failed > 0 || counts.run === 0 ? 1 : 0
}

const missing = whyNoPostgres ?? (process.getuid?.() === 0 ? undefined : 'the page is typed as root')
if (missing) console.log(`left out: ${missing}`)
else {
  const server = await startPostgres()
  try {
    process.exitCode = prove(commandsOf(readFileSync(join(root, 'docs/office.md'), 'utf8')), server)
  } finally {
    server.stop()
  }
}
