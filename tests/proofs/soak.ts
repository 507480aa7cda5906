/**
 * A sealed library with a space, at work for long: a text is saved, exported and fetched, an exhibit sent, looked at and removed, texts searched,
 * the space met by this desk and a colleague's. Memory, open files and temporary files are printed each minute. `--minutes`.
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openApp } from '../../src/main/hosts/open-app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { filesIn } from '../../src/main/kernel/files/wiping.ts'
import { silentLog } from '../../src/main/kernel/log.ts'
import { sealLibrary } from '../../src/main/safekeeping/vault/seal.ts'
import { unlockVault } from '../../src/main/safekeeping/vault/vault.ts'
import { client, type Transport } from '../../src/shared/contract/client.ts'
import { program } from '../contract/program.ts'
import { foundSharedSpace } from '../fixtures/office/library-desks.ts'
import { writeInMemory } from '../steps.ts'

const PASSPHRASE = 'quatre mots sans rapport'
/** Time between two rounds: somebody who works hard. */
const PAUSE_MS = 500
/** Growth allowed between the first third of the run and the last. */
const MAX_GROWTH = { memory: 0.25, handles: 8, temporary: 8 }

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } })
writeInMemory()
const root = mkdtempSync(join(tmpdir(), 'pretoire-soak-'))
const temporary = join(root, 'tmp')
mkdirSync(temporary)
process.env.TMPDIR = temporary
const folder = join(root, 'bibliotheque')

const desk = program(folder)
const colleague = program(join(root, 'collegue'))
const space = await foundSharedSpace(join(root, 'bureau'), 'Essai', [
  { name: 'Marie', program: desk },
  { name: 'Paul', program: colleague },
])
const { id: dossier, drafts } = await desk.call['dossiers.sample']({ type: 'recourse' })
await desk.call['office.share']({ kind: 'dossier', id: dossier, space })
await desk.close()
await sealLibrary(folder, PASSPHRASE)
await unlockVault(folder, PASSPHRASE)

const app = await openApp(folder, { tokens: pathTokens(), window: root, log: silentLog })
const request = (path: string, init?: RequestInit) => app.wire(new Request(`pretoire://app/${path}`, init))
const send: Transport = async (channel, input) => {
  const headers = { 'content-type': 'application/json' }
  const response = await request(`call/${channel}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await response.json()) as Awaited<ReturnType<Transport>>
}
const call = client(send)
const [draftId = ''] = drafts

async function work(round: number): Promise<void> {
  const draft = await call['drafts.get']({ id: draftId })
  const [first, ...others] = draft.blocks
  if (!first) throw new Error('the sample has no text')
  await call['drafts.save']({
    draft: {
      ...draft,
      blocks: [
        { kind: 'paragraph', id: 'soak', style: 'body', inlines: [{ kind: 'text', text: `Tour ${round}.` }] },
        ...(first.id === 'soak' ? others : draft.blocks),
      ],
    },
  })
  const exported = await call['drafts.export']({ id: draftId })
  await (await request(`exports/${exported.id}`)).arrayBuffer()
  const sent = await request(`files?name=piece-${round}.txt`, {
    method: 'PUT',
    body: `Constat ${round}. `.repeat(2000),
  })
  const { upload } = (await sent.json()) as { upload: string }
  const { id } = await call['exhibits.add']({ dossier, file: { upload } })
  await call['exhibits.view']({ id })
  await call['exhibits.remove']({ id })
  await call['library.search']({ text: `vidéosurveillance ${round % 7}` })
  if (round % 5 !== 0) return
  for (const one of [call, colleague.call])
    for (const met of await one['office.sync']({})) if (met.failure) throw new Error(met.failure)
}

interface Sample {
  readonly memory: number
  readonly handles: number
  readonly temporary: number
}
const sample = (): Sample => ({
  memory: Math.round(process.memoryUsage().rss / 2 ** 20),
  handles: readdirSync('/proc/self/fd').length,
  temporary: [temporary, ...['exports', 'uploads'].map(name => join(folder, name))].flatMap(filesIn).length,
})

const samples: Sample[] = []
const end = Date.now() + Number(values.minutes) * 60_000
let [rounds, nextSample] = [0, 0]
try {
  while (Date.now() < end) {
    rounds += 1
    await work(rounds)
    if (Date.now() >= nextSample) {
      nextSample = Date.now() + 60_000
      const now = sample()
      samples.push(now)
      console.log(
        `minute ${samples.length - 1}, round ${rounds}: ${now.memory} MB, ${now.handles} open files, ${now.temporary} temporary files`,
      )
    }
    await setTimeout(PAUSE_MS)
  }
  const third = Math.max(1, Math.floor(samples.length / 3))
  const most = (list: readonly Sample[], key: keyof Sample) => Math.max(...list.map(one => one[key]))
  const growth = (key: keyof Sample) => most(samples.slice(-third), key) - most(samples.slice(0, third), key)
  console.log(
    `${rounds} rounds: from the first third to the last, memory ${growth('memory')} MB, open files ${growth('handles')}, temporary files ${growth('temporary')}`,
  )
  const isFlat =
    growth('memory') < MAX_GROWTH.memory * most(samples.slice(0, third), 'memory') &&
    growth('handles') <= MAX_GROWTH.handles
  process.exitCode = isFlat ? 0 : 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await app.close()
  await colleague.close()
  console.log(`closed: ${sample().temporary} temporary files`)
  rmSync(root, { recursive: true, force: true })
  process.exit()
}
