import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '../../src/main/kernel/postgres/connect.ts'
import type { ChangeStore } from '../../src/main/sharing/office/change-store.ts'
import { openPostgresStore } from '../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import { randomEnvelope } from '../../tests/fixtures/office/envelopes.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { command, type Figure } from '../measure.ts'

const APPEND_SECONDS = Number(process.env.PRETOIRE_BENCH_APPEND ?? 10)
const APPEND_CLIENTS = 8
const ENVELOPE_BYTES = 4096

/** Measures the log of an office on a PostgreSQL of its own, with fsync, all on loopback. */
export const figure: Figure = async () => {
  if (whyNoPostgres) return { log: { absent: whyNoPostgres } }
  const server = await startPostgres({
    isDurable: true,
    settings: ['log_statement = none', 'shared_buffers = 256MB'],
  })
  try {
    await prepareOffice(server.address())
    return { log: { append: await measureAppend(server) } }
  } finally {
    server.stop()
  }
}

/** Envelopes appended by as many clients as pgbench has, each in a transaction, beside pgbench: its own transaction, and an insertion of as many bytes. */
async function measureAppend(server: PostgresServer) {
  const stores: ChangeStore[] = []
  const members = Array.from({ length: APPEND_CLIENTS }, () => randomBytes(32).toString('hex'))
  for (const member of members) stores.push(await openPostgresStore(server.address(), member))
  const end = performance.now() + APPEND_SECONDS * 1000
  const counts = await Promise.all(
    stores.map(async (store, at) => {
      let sequence = 0
      while (performance.now() < end) {
        sequence += 1
        await store.append([
          randomEnvelope(`mesure-${at}`, members[at] ?? '', sequence, {
            sealed: randomBytes(ENVELOPE_BYTES),
          }),
        ])
      }
      return sequence
    }),
  )
  for (const store of stores) await store.close()
  const pgbench = (...args: readonly string[]) => runPgbench(server, args)
  const script = (name: string, sql: string) => {
    writeFileSync(join(server.folder, name), `${sql}\n`)
    return `--file=${join(server.folder, name)}`
  }
  const insert = `INSERT INTO mesure (bytes) VALUES (decode(repeat('ab', ${ENVELOPE_BYTES}), 'hex'));`
  const insertion = script('insertion.sql', insert)
  // an announcement holds a lock of the whole server until its transaction is on disk
  const announced = script('announced.sql', `BEGIN;\n${insert}\nNOTIFY mesure;\nCOMMIT;`)
  const announcedAfter = script('announced-after.sql', `${insert}\nNOTIFY mesure;`)
  const root = await openPostgres(server.address())
  await root.query('CREATE TABLE mesure (id bigserial PRIMARY KEY, bytes bytea STORAGE EXTERNAL)')
  await root.close()
  pgbench('--initialize', '--scale=10', '--quiet')
  const timed = [`--client=${APPEND_CLIENTS}`, '--jobs=2', `--time=${APPEND_SECONDS}`]
  return {
    clients: APPEND_CLIENTS,
    envelopeBytes: ENVELOPE_BYTES,
    envelopesPerSecond: Math.round(counts.reduce((sum, one) => sum + one, 0) / APPEND_SECONDS),
    pgbenchPerSecond: pgbench(...timed),
    pgbenchInsertionPerSecond: pgbench(...timed, '--no-vacuum', insertion),
    pgbenchInsertionAnnouncedWithinPerSecond: pgbench(...timed, '--no-vacuum', announced),
    pgbenchInsertionAnnouncedAfterPerSecond: pgbench(...timed, '--no-vacuum', announcedAfter),
  }
}

/** Transactions per second as pgbench says them. */
function runPgbench({ port }: PostgresServer, args: readonly string[]): number | string {
  const done = command('/usr/lib/postgresql/17/bin/pgbench', [
    ...['--host=127.0.0.1', `--port=${port}`, '--username=postgres'],
    ...args,
    'postgres',
  ])
  if ('absent' in done) return done.absent
  const [, perSecond] = /tps = ([\d.]+)/.exec(done.output) ?? []
  return Math.round(Number(perSecond ?? 0))
}
