import { join } from 'node:path'
import { openApp } from '../../src/main/hosts/open-app.ts'
import { pathTokens } from '../../src/main/kernel/files/path-tokens.ts'
import { sources } from '../../src/main/library/store.ts'
import { answer } from '../../src/shared/contract/answer.ts'
import { client } from '../../src/shared/contract/client.ts'
import type { Block } from '../../src/shared/drafts/model.ts'
import { QUIET_SETTING } from '../../src/shared/sharing/office/desk-words.ts'
import { type Program, program } from '../../tests/contract/program.ts'
import { anArgument } from '../../tests/fixtures/builders.ts'
import { foundSharedSpace } from '../../tests/fixtures/office/library-desks.ts'
import { type Figure, inFolder, round, spread } from '../measure.ts'

const ARGUMENTS = Number(process.env.PRETOIRE_BENCH_ARGUMENTS ?? 2000)
const LONG_TEXTS = 10
const PARAGRAPHS = 600
/** The user saves a text and looks for a word, one after the other, so often; the state of the spaces is read after them. */
const ACT_EVERY_MS = 150

const words = (count: number, seed: number): string =>
  Array.from({ length: count }, (_, n) => `moyen${(n * 7919 + seed * 104_729) % 4001}`).join(' ')
const paragraph = (n: number): Block => ({
  ...{ kind: 'paragraph', id: crypto.randomUUID(), style: 'body' },
  inlines: [{ kind: 'text', text: `Paragraphe ${n} : ${words(80, n)}.` }],
})
const dossierCalled = (title: string) => ({
  ...{ id: crypto.randomUUID(), type: 'recourse' as const, title, template: '' },
  ...{ facts: {}, parties: [], events: [], notes: '', revision: 0, updatedAt: '' },
})

/** Puts in a space a collection of many arguments and a dossier of long texts; returns one of the texts. */
async function fill(desk: Program, space: string): Promise<string> {
  const all = Array.from({ length: ARGUMENTS }, (_, n) =>
    anArgument({ id: crypto.randomUUID(), title: `Argument ${n}`, thesis: words(120, n) }),
  )
  sources(desk.library.db).putAll(all, 'pack')
  const collection = await desk.call['collections.save']({ title: 'Arguments' })
  for (let at = 0; at < all.length; at += 1000)
    await desk.call['collections.add']({
      id: collection.id,
      sources: all.slice(at, at + 1000).map(one => one.id),
    })
  await desk.call['office.share']({ kind: 'collection', id: collection.id, space })
  const { id: dossier } = await desk.call['dossiers.save']({ dossier: dossierCalled('Longs textes') })
  const texts = Array.from({ length: LONG_TEXTS }, () => crypto.randomUUID() as string)
  for (const [n, id] of texts.entries())
    await desk.call['drafts.save']({
      draft: {
        ...{ id, dossier, title: `Mémoire ${n}`, revision: 0 },
        blocks: Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(n * PARAGRAPHS + at)),
      },
    })
  await desk.call['office.share']({ kind: 'dossier', id: dossier, space })
  await desk.call['office.sync']({})
  return texts[0] ?? ''
}

/** Longest time, in milliseconds, during which this thread answered nothing, from now until `end`. */
function watchLoop() {
  let last = performance.now()
  let longest = 0
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 1)
    last = now
  }
  const timer = setInterval(look, 1)
  return {
    end(): number {
      look()
      clearInterval(timer)
      return round(longest)
    },
  }
}

/** Measures what the user of a desk feels while it meets a space: the longest silence of the thread that answers, and each save, search and reading of the spaces. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const marie = program(join(folder, 'marie'))
    const paul = program(join(folder, 'paul'))
    const space = await foundSharedSpace(join(folder, 'bureau'), 'Recours', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
    const text = await fill(marie, space)
    const { id: own } = await paul.call['dossiers.save']({ dossier: dossierCalled('À Paul') })
    const typed = crypto.randomUUID() as string
    await paul.call['drafts.save']({
      draft: { id: typed, dossier: own, title: 'Requête', revision: 0, blocks: [paragraph(1)] },
    })
    await paul.call['settings.save']({ values: { [QUIET_SETTING]: 'off' } })
    await paul.close()
    const app = await openApp(join(folder, 'paul'), { tokens: pathTokens(), window: folder })
    const call = client((channel, input) => answer(app.handlers, channel, input))
    // the window asks how the spaces stand as it opens
    const opening = performance.now()
    await call['office.state']({})
    const firstStatesMs = round(performance.now() - opening)
    // the backup of the day and the warming are over
    await new Promise(done => setTimeout(done, 8_000))

    async function meeting() {
      const saves: number[] = []
      const searches: number[] = []
      const states: number[] = []
      let isOver = false
      const use = async () => {
        while (!isOver) {
          const draft = await call['drafts.get']({ id: typed })
          const start = performance.now()
          await call['drafts.save']({ draft: { ...draft, blocks: [paragraph(saves.length)] } })
          saves.push(performance.now() - start)
          const before = performance.now()
          await call['library.search']({ text: 'moyen12', limit: 20, offset: 0 })
          searches.push(performance.now() - before)
          const asked = performance.now()
          await call['office.state']({})
          states.push(performance.now() - asked)
          await new Promise(done => setTimeout(done, ACT_EVERY_MS))
        }
      }
      const using = use()
      await new Promise(done => setTimeout(done, 500))
      const loop = watchLoop()
      const cpu = process.cpuUsage()
      const start = performance.now()
      await call['office.sync']({ space })
      const elapsed = performance.now() - start
      const silence = loop.end()
      const { user, system } = process.cpuUsage(cpu)
      isOver = true
      await using
      return {
        seconds: round(elapsed / 1000, 2),
        processorSeconds: round((user + system) / 1e6, 2),
        longestSilenceMs: silence,
        saves: spread(saves),
        searches: spread(searches),
        states: spread(states),
      }
    }
    try {
      const first = await meeting()
      const draft = await marie.call['drafts.get']({ id: text })
      await marie.call['drafts.save']({ draft: { ...draft, blocks: [...draft.blocks, paragraph(9_999)] } })
      await marie.call['office.sync']({})
      return {
        firstStatesMs,
        first,
        oneText: await meeting(),
        again: await meeting(),
        withoutNews: await meeting(),
      }
    } finally {
      await app.close()
      await marie.close()
    }
  })
