import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createApp } from '../src/main/app.ts'
import { dossiers } from '../src/main/dossiers/store.ts'
import { drafts } from '../src/main/drafts/store.ts'
import { importFiles } from '../src/main/imports/import-files.ts'
import { pathTokens } from '../src/main/kernel/files/path-tokens.ts'
import { readStored } from '../src/main/kernel/files/stored.ts'
import { dropKeys } from '../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../src/main/library/open-library.ts'
import { registerParts } from '../src/main/parts.ts'
import { sealLibrary } from '../src/main/safekeeping/vault/seal.ts'
import { unlockVault } from '../src/main/safekeeping/vault/vault.ts'
import { sealInThread } from '../src/main/safekeeping/vault/vault-thread.ts'
import { answer } from '../src/shared/contract/answer.ts'
import { aDossier, aDraft } from '../tests/fixtures/builders.ts'
import { type Figure, inFolder, round, spread, time } from './measure.ts'
import { samples } from './samples.ts'
import { typingCost } from './writing/typing-cost.ts'

registerParts()

const PASSPHRASE = 'quatre mots sans rapport'
const TURNS = Number(process.env.TURNS ?? 3)
const SAVES = 200
const SEARCHES = 100
const EXHIBIT_BYTES = 20_000_000
const QUERIES = [
  'urgence',
  'droit de propriété',
  'commune',
  'de',
  'arrêté préfectoral',
  'délai de recours',
  'maire',
  'code',
]

/** Wall time and processor time, in milliseconds: the second is what a busy machine leaves comparable. */
async function cost<T>(work: () => T | Promise<T>) {
  const before = process.cpuUsage()
  const { ms } = await time(work)
  const { user, system } = process.cpuUsage(before)
  return { ms: round(ms), processorMs: round((user + system) / 1000) }
}

/** The same work in a library in clear or sealed: import, searches, saves of a text, an exhibit kept and read, opening again. */
async function work(folder: string, isSealed: boolean) {
  openLibrary(folder).close()
  if (isSealed) await sealLibrary(folder, PASSPHRASE)
  const library = openLibrary(folder)
  const path = samples.legi() ?? samples.conseilEtat() ?? ''
  const imported = await cost(() =>
    importFiles(library, [{ path, name: path }], { progress: () => undefined, isCancelled: () => false }),
  )
  const app = createApp(library, { tokens: pathTokens(), emit: () => undefined })
  const searched = await cost(async () => {
    for (let n = 0; n < SEARCHES; n += 1)
      await answer(app, 'library.search', { text: QUERIES[n % QUERIES.length] ?? '', limit: 20 })
  })
  dossiers(library.db).save(aDossier({ id: 'd' }))
  let draft = drafts(library.db).save(aDraft({ id: 't', dossier: 'd' }))
  const saves: number[] = []
  const saved = await cost(async () => {
    for (let n = 0; n < SAVES; n += 1) {
      const { ms, value } = await time(() => drafts(library.db).save({ ...draft, title: `Texte ${n}` }))
      draft = value
      saves.push(ms)
    }
  })
  const bytes = randomBytes(EXHIBIT_BYTES)
  let sha256 = ''
  const kept = await cost(() => {
    sha256 = library.keep(bytes).sha256
  })
  const read = await cost(() => readStored(library.file(sha256)))
  library.close()
  const opened = await cost(() => openLibrary(folder).close())
  if (!isSealed) return { imported, searched, saved: { ...saved, ...spread(saves) }, kept, read, opened }
  dropKeys(folder)
  const unlocked = await cost(() => unlockVault(folder, PASSPHRASE))
  dropKeys(folder)
  return { imported, searched, saved: { ...saved, ...spread(saves) }, kept, read, opened, unlocked }
}

/** A library in clear and a sealed one, in turn; the sealing of the first in place, and how long its window waits meanwhile; then typing in each. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const runs = []
    for (let turn = 0; turn < TURNS; turn += 1)
      runs.push({
        clear: await work(join(folder, `clear-${turn}`), false),
        sealed: await work(join(folder, `sealed-${turn}`), true),
      })
    const place = join(folder, 'clear-0')
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const sealing = await cost(() => sealLibrary(place, PASSPHRASE, undefined, sealInThread))
    delay.disable()
    dropKeys(place)
    const [p99, worst] = [delay.percentile(99), delay.max].map(nanoseconds => round(nanoseconds / 1e6))
    const typing = []
    for (let turn = 0; turn < TURNS; turn += 1)
      typing.push({
        clear: await typingCost(join(folder, `typed-clear-${turn}`), false),
        sealed: await typingCost(join(folder, `typed-sealed-${turn}`), true),
      })
    return { runs, typing, sealing: { ...sealing, windowWaitsMs: { p99, worst } } }
  })
