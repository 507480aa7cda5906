import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { getPriority, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres, type Postgres } from '../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../src/main/library/corpus/office/corpus-schema.ts'
import { settleOffice } from '../../src/main/library/corpus/office/settle-office.ts'
import { intake } from '../../src/main/library/intake/intake.ts'
import { prepare } from '../../src/main/library/intake/prepare.ts'
import type { Source } from '../../src/shared/library/model.ts'
import { type PostgresServer, startPostgres } from '../../tests/fixtures/office/postgres.ts'
import { generate } from '../library/generate.ts'
import { paragraphs } from '../library/paragraphs.ts'
import { round, time } from '../measure.ts'

/** Where loaded servers stay from one run to the next; the server's own user has to get there. */
const serversFolder = process.env.PRETOIRE_BENCH_SERVERS ?? join(tmpdir(), 'pretoire-bench-servers')
const BATCH_TEXTS = 2000
const SETTINGS = ['shared_buffers = 512MB', 'log_statement = none', 'max_wal_size = 4GB', 'jit = off']

/** Says on the error output how far the bench is, no more often than every ten seconds but at a new step. */
export type Tell = (text: string, isStep?: boolean) => void

/** How the texts were loaded, by the run that did it: it may be another than the one that tells it. */
interface Loading {
  readonly at: string
  readonly recordsPerSecond: number
  readonly processorSeconds: number
  readonly citationsSeconds: number
  /** mean processes that waited or ran, over the minute before the end, and the priority of this one */
  readonly machine: { readonly load: number; readonly priority: number }
}

/** A running server that has a corpus of generated texts; `rest` ends it and leaves it for the next run. */
interface LoadedCorpus {
  readonly server: PostgresServer
  readonly loading: Loading
}

export function teller(): Tell {
  let last = 0
  return (text, isStep = false) => {
    if (!isStep && performance.now() - last < 10_000) return
    last = performance.now()
    console.error(`… ${Math.round(last / 1000)} s: ${text}`)
  }
}

/** Starts the server that an earlier run loaded with so many texts, or loads one. One whose load did not end is loaded anew. */
export async function loadedCorpus(texts: number, tell: Tell): Promise<LoadedCorpus> {
  const place = join(serversFolder, `office-${texts}`)
  const pidFile = join(place, 'data', 'postmaster.pid')
  if (existsSync(pidFile))
    throw new Error(`${place} is in use, or its server was left running: end it, then remove ${pidFile}`)
  const said = join(place, 'loaded.json')
  const isLoaded = existsSync(said)
  if (!isLoaded) rmSync(place, { recursive: true, force: true })
  const server = await startPostgres({ isDurable: true, settings: SETTINGS, place })
  if (isLoaded) return { server, loading: JSON.parse(readFileSync(said, 'utf8')) as Loading }
  try {
    const loading = await load(server, texts, tell)
    writeFileSync(said, JSON.stringify(loading))
    return { server, loading }
  } catch (error) {
    server.stop()
    throw error
  }
}

async function load(server: PostgresServer, texts: number, tell: Tell): Promise<Loading> {
  const postgres = await openPostgres(server.address())
  try {
    await migratePostgres(postgres, corpusSchema)
    const before = process.cpuUsage()
    const { ms } = await time(() => loadTexts(postgres, texts, tell))
    const { user, system } = process.cpuUsage(before)
    const settling = await time(() =>
      settleOffice(postgres, left => {
        tell(`${left} texts whose citations are to be read`)
        return false
      }),
    )
    await postgres.query('CHECKPOINT')
    return {
      at: new Date().toISOString(),
      recordsPerSecond: Math.round(texts / (ms / 1000)),
      processorSeconds: round((user + system) / 1e6),
      citationsSeconds: round(settling.ms / 1000),
      machine: { load: round(loadavg()[0] ?? 0), priority: getPriority() },
    }
  } finally {
    await postgres.close()
  }
}

const withoutWords = (texts: number) => ({
  ...{ terms: [], numbers: new Int32Array(0), stream: new Int32Array(0) },
  ends: new Int32Array(texts),
  ...{ lengths: new Int32Array(texts), heads: new Int32Array(texts) },
})

/** Loads generated texts by the path of archives, once they are read. */
async function loadTexts(postgres: Postgres, texts: number, tell: Tell): Promise<void> {
  let count = 0
  const take = async (sources: readonly Source[]) => {
    const records = sources.map(source => prepare(source))
    const names = records.flatMap(one => [one.record, ...one.keys, `id:${one.id}`])
    await changeOffice(
      postgres,
      names,
      db => void db.transaction(() => intake(db).take(records, withoutWords(records.length)))(),
    )
    count += sources.length
    tell(`${count} of ${texts} texts loaded`)
  }
  let waiting: Source[] = []
  for (const source of generate(paragraphs(), texts)) {
    waiting.push(source)
    if (waiting.length < BATCH_TEXTS) continue
    await take(waiting)
    waiting = []
  }
  await take(waiting)
}
