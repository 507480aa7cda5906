import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPostgres } from '../../src/main/kernel/postgres/connect.ts'
import { sources } from '../../src/main/library/store.ts'
import type { ChangeStore } from '../../src/main/sharing/office/change-store.ts'
import { openPostgresStore } from '../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import { openOfficeSpaces } from '../../src/main/sharing/office/spaces/office-spaces.ts'
import { fileAt, type Program } from '../../tests/contract/program.ts'
import { anArgument } from '../../tests/fixtures/builders.ts'
import { randomEnvelope } from '../../tests/fixtures/office/envelopes.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../tests/fixtures/office/postgres.ts'
import { setUpOffice } from '../../tests/fixtures/office/storm/set-up.ts'
import { command, type Figure, inFolder, round, spread, time } from '../measure.ts'

const EXHIBITS = 60
const EXHIBIT_BYTES = 300_000
const ARGUMENTS = Number(process.env.PRETOIRE_BENCH_ARGUMENTS ?? 5000)
/** The most sources that a message adds to a collection. */
const ADDED_AT_ONCE = 1000
const DESKS = 10
const CHANGES = 100
const APPEND_SECONDS = 10
const APPEND_CLIENTS = 8
const ENVELOPE_BYTES = 4096
/** Jiffies of /proc in a second. */
const JIFFIES = 100

/** Measures the log of an office on a PostgreSQL of its own, with fsync, all on loopback. */
export const figure: Figure = async () => {
  if (whyNoPostgres) return { log: { absent: whyNoPostgres } }
  const server = await startPostgres({
    isDurable: true,
    settings: ['log_statement = none', 'shared_buffers = 256MB'],
  })
  try {
    await prepareOffice(server.address())
    const meetings = await inFolder(folder => measureMeetings(server, folder))
    return { log: { ...meetings, append: await measureAppend(server) } }
  } finally {
    server.stop()
  }
}

/** Desks that meet: first synchronisations, then changes seen by all. */
async function measureMeetings(server: PostgresServer, folder: string) {
  const desks = Array.from({ length: DESKS }, (_, n) => `poste${n}`)
  const root = await openPostgres(server.address())
  for (const desk of desks)
    await root.query(`CREATE ROLE ${desk} LOGIN PASSWORD 'mesure' IN ROLE pretoire_desk`)
  const { programs, spaces } = await setUpOffice(folder, desks, {
    addressFor: user => server.address({ user, password: 'mesure' }),
    texts: 1,
  })
  const all = [...programs.values()]
  const [writer, reader] = all
  if (!writer || !reader) throw new Error('there are desks')
  for (const one of all) await one.call['office.sync']({})
  const exhibits = await firstSync(writer, reader, () => addExhibits(writer, folder, spaces[0] ?? ''))
  const library = await firstSync(writer, reader, () => addArguments(writer, spaces[1] ?? ''))
  for (const one of all) await one.call['office.sync']({})
  const size = async () =>
    Number(
      (await root.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes'))[0]?.bytes,
    )
  const [bytesBefore, secondsBefore] = [await size(), processorSeconds(server)]
  const visible = await measureVisible(all)
  const meetings = visible.meetings
  const serverSeconds = processorSeconds(server) - secondsBefore
  const bytes = (await size()) - bytesBefore
  for (const one of all) await one.close()
  await root.close()
  return {
    dossierOfSixtyExhibits: { megabytes: round((EXHIBITS * EXHIBIT_BYTES) / 1e6), ...exhibits },
    libraryOfArguments: { arguments: ARGUMENTS, ...library },
    changesSeenByAll: { desks: DESKS, ...spread(visible.delays) },
    server: {
      meetings,
      processorMsByMeeting: round((serverSeconds * 1000) / meetings, 2),
      diskBytesByChange: Math.round(bytes / CHANGES),
    },
  }
}

/** Seconds from a press on one desk to what it shares lying whole on another. */
async function firstSync(writer: Program, reader: Program, share: () => Promise<void>) {
  await share()
  const sending = await time(() => writer.call['office.sync']({}))
  const receiving = await time(() => reader.call['office.sync']({}))
  const failure = [...sending.value, ...receiving.value].find(one => one.failure !== '')?.failure
  if (failure) throw new Error(failure)
  return { sendSeconds: round(sending.ms / 1000), receiveSeconds: round(receiving.ms / 1000) }
}

async function addExhibits({ call }: Program, folder: string, space: string): Promise<void> {
  const { id } = await call['dossiers.save']({
    dossier: {
      ...{ id: crypto.randomUUID(), type: 'recourse', title: 'Soixante pièces', template: '' },
      ...{ facts: {}, parties: [], events: [], notes: '', revision: 0, updatedAt: '' },
    },
  })
  mkdirSync(join(folder, 'pieces'))
  for (let n = 0; n < EXHIBITS; n += 1) {
    const path = join(folder, 'pieces', `piece-${n}.txt`)
    writeFileSync(path, randomBytes((EXHIBIT_BYTES * 3) / 4).toString('base64'))
    await call['exhibits.add']({ dossier: id, file: fileAt(path) })
  }
  await call['office.share']({ kind: 'dossier', id, space })
}

async function addArguments({ call, library: { db } }: Program, space: string): Promise<void> {
  const all = Array.from({ length: ARGUMENTS }, (_, n) =>
    anArgument({ id: crypto.randomUUID(), title: `Argument ${n} contre la vidéosurveillance` }),
  )
  sources(db).putAll(all, 'import')
  const shelf = await call['collections.save']({ title: 'Cinq mille arguments' })
  for (let from = 0; from < ARGUMENTS; from += ADDED_AT_ONCE)
    await call['collections.add']({
      id: shelf.id,
      sources: all.slice(from, from + ADDED_AT_ONCE).map(one => one.id),
    })
  await call['office.share']({ kind: 'collection', id: shelf.id, space })
}

/** Writes on one desk after the other, and times until all the others, woken by the server, have it. */
async function measureVisible(all: readonly Program[]) {
  const [first] = all
  const dossier = (await first?.call['dossiers.list']({}))?.find(one => one.title.startsWith('Vidéo'))
  const draft = (await first?.call['drafts.list']({ dossier: dossier?.id ?? '' }))?.[0]?.id ?? ''
  let meetings = 0
  const links = await Promise.all(
    all.map(async one => {
      const spaces = await openOfficeSpaces(one.library, change => change)
      const [space] = await spaces.list()
      return spaces.open(space?.id ?? '')
    }),
  )
  const delays: number[] = []
  for (let n = 0; n < CHANGES; n += 1) {
    const writer = all[n % all.length]
    if (!writer) throw new Error('there are desks')
    const word = `changement-${n}`
    const seen = Promise.all(
      all.flatMap((reader, at) =>
        reader === writer
          ? []
          : [
              new Promise<void>(resolve => {
                const stop = links[at]?.watch(async () => {
                  meetings += 1
                  await reader.call['office.sync']({})
                  if (!JSON.stringify((await reader.call['drafts.get']({ id: draft })).blocks).includes(word))
                    return
                  stop?.()
                  resolve()
                })
              }),
            ],
      ),
    )
    const start = performance.now()
    const text = await writer.call['drafts.get']({ id: draft })
    await writer.call['drafts.save']({
      draft: {
        ...text,
        blocks: text.blocks.map((one, at) =>
          at === n % 3 && one.kind === 'paragraph'
            ? { ...one, inlines: [{ kind: 'text' as const, text: `Le moyen est tiré du ${word}.` }] }
            : one,
        ),
      },
    })
    meetings += 1
    await writer.call['office.sync']({})
    await seen
    delays.push(performance.now() - start)
  }
  for (const link of links) await link.close()
  return { delays, meetings }
}

/** Processor time of a server, of its connections that have ended too. */
function processorSeconds({ data }: PostgresServer): number {
  const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  const fields = (process_: string) => {
    try {
      return readFileSync(`/proc/${process_}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    } catch {
      return []
    }
  }
  const own = fields(pid)
    .slice(11, 15)
    .reduce((sum, one) => sum + Number(one), 0)
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && fields(name)[1] === pid)
  const live = children.reduce(
    (sum, name) =>
      sum +
      fields(name)
        .slice(11, 13)
        .reduce((all, one) => all + Number(one), 0),
    0,
  )
  return (own + live) / JIFFIES
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
  const insertion = join(server.folder, 'insertion.sql')
  writeFileSync(
    insertion,
    `INSERT INTO mesure (bytes) VALUES (decode(repeat('ab', ${ENVELOPE_BYTES}), 'hex'));\n`,
  )
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
    pgbenchInsertionPerSecond: pgbench(...timed, '--no-vacuum', `--file=${insertion}`),
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
