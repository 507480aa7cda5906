import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readScans } from '../../../../../src/main/exhibits/scans/reading.ts'
import { filePages } from '../../../../../src/main/exhibits/scans/store.ts'
import type { AskExhibits } from '../../../../../src/main/exhibits/worker-client.ts'
import { eraseTarget } from '../../../../../src/main/safekeeping/erasure/store.ts'
import type { FilePage } from '../../../../../src/shared/exhibits/scans/model.ts'
import { fileAt, type Program, program, temporary } from '../../../../contract/program.ts'
import { aScan } from '../../../../fixtures/exhibits/scans.ts'

const CLI = join(import.meta.dirname, '../../../../../src/main/cli.ts')
const letter = (words: string) => `<html><body style="font-size:20pt"><p>${words}</p></body></html>`
const PAGES = [
  'La requête du syndicat',
  'Le mémoire de la commune',
  'Le jugement du tribunal',
  'La caution rejetée',
]

let place: ReturnType<typeof temporary>
let here: Program
let dossier: string
beforeEach(async () => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  dossier = (await here.call['dossiers.create']({ template: 'rep-vsa' })).id
})
afterEach(async () => {
  await here.close()
  place.remove()
})

const add = (name: string, pages: readonly string[]) =>
  here.call['exhibits.add']({
    dossier,
    file: fileAt(place.file(name, aScan(pages.map(letter), { dpi: 100 }))),
  })
const listed = () => here.call['exhibits.list']({ dossier })
const going = () => ({ isPaused: false, signal: new AbortController().signal })

/** Stands for the thread: counts what it is asked to recognise, and reads at once what it is told. */
function aThread(read: (page: number) => string) {
  const asked: number[] = []
  const ask = (async (work: string, { page = 1 }: { page?: number }) => {
    const base = { width: 595, height: 842, turn: 0, skew: 0 }
    if (work === 'survey')
      return PAGES.map(
        (_, at) => ({ ...base, page: at + 1, origin: 'image', text: '', words: [] }) as FilePage,
      )
    asked.push(page)
    const word = { text: read(page), confidence: 60, line: 0, paragraph: 0, x: 10, y: 10, w: 50, h: 12 }
    return { ...base, page, origin: 'recognised', text: word.text, words: [word] } as FilePage
  }) as unknown as AskExhibits
  return { asked, ask }
}

test('a page is read once: stopped, the next reading goes on after it; the same file twice is read once', async () => {
  await add('a.pdf', PAGES)
  await add('b.pdf', PAGES)
  const control = new AbortController()
  const { asked, ask } = aThread(page => {
    if (page === 2) control.abort()
    return `page${page}`
  })
  const first = await readScans(here.library, ask, await listed(), {
    isPaused: false,
    signal: control.signal,
  })
  expect(first).toEqual({ read: 2, remaining: 2, failures: [] })
  expect(await readScans(here.library, ask, await listed(), going())).toMatchObject({ read: 2, remaining: 0 })
  expect(await readScans(here.library, ask, await listed(), going())).toMatchObject({ read: 0, remaining: 0 })
  expect(asked).toEqual([1, 2, 3, 4])
})

test('paused, it reads no page; resumed, it goes on', async () => {
  await add('a.pdf', PAGES)
  const { asked, ask } = aThread(page => `page${page}`)
  const control = { isPaused: true, signal: new AbortController().signal }
  const reading = readScans(here.library, ask, await listed(), control)
  await new Promise(done => setTimeout(done, 250))
  expect(asked).toEqual([])
  control.isPaused = false
  expect(await reading).toMatchObject({ read: 4 })
})

test('a corrected word changes the text, keeps what was read, and is not corrected from an older page', async () => {
  const { id } = await add('a.pdf', PAGES)
  const { ask } = aThread(() => 'tribunai')
  await readScans(here.library, ask, await listed(), going())
  const fix = { exhibit: id, page: 1, word: 0, before: 'tribunai', text: 'tribunal' }
  expect(await here.call['scans.correct'](fix)).toMatchObject({
    text: 'tribunal',
    words: [{ text: 'tribunal', original: 'tribunai' }],
  })
  await expect(here.call['scans.correct'](fix)).rejects.toMatchObject({ code: 'stale' })
  const state = (await here.call['scans.state']({ dossier }))[0]
  expect(state).toMatchObject({ pages: 4, unread: 0, recognised: 4, doubtful: 3 })
  const { hits } = await here.call['exhibits.search']({ dossier, text: 'tribunaux' })
  expect(hits.map(({ page, isExact, origin }) => ({ page, isExact, origin }))).toContainEqual({
    page: 1,
    isExact: true,
    origin: 'recognised',
  })
})

test('erased with its last exhibit, a file leaves no page behind', async () => {
  const one = await add('a.pdf', PAGES)
  const two = await add('b.pdf', PAGES)
  const { ask } = aThread(page => `page${page}`)
  await readScans(here.library, ask, await listed(), going())
  const sha256 = one.file?.sha256 ?? ''
  eraseTarget(here.library.db, { kind: 'exhibit', id: one.id })
  expect(filePages(here.library.db).pages(sha256)).toHaveLength(4)
  eraseTarget(here.library.db, { kind: 'exhibit', id: two.id })
  expect(filePages(here.library.db).pages(sha256)).toEqual([])
})

test('a kill loses one page: those read are kept, and the next reading begins after them', async () => {
  const { id, file } = await add('a.pdf', PAGES)
  await here.close()
  const library = join(place.folder, 'bibliotheque')
  const child = spawn(process.execPath, [CLI, '--library', library, 'exhibit', 'read', dossier], {
    stdio: 'ignore',
  })
  const exit = new Promise(done => child.once('exit', (_code, signal) => done(signal)))
  here = program(library)
  const pages = filePages(here.library.db)
  const recognised = () => pages.pages(file?.sha256 ?? '').filter(({ origin }) => origin === 'recognised')
  while (recognised().length < 1) await new Promise(done => setTimeout(done, 10))
  child.kill('SIGKILL')
  expect(await exit).toBe('SIGKILL')
  const before = recognised()
  expect(before.length).toBeLessThan(PAGES.length)
  const outcome = await here.call['scans.read']({ dossier, exhibit: id })
  expect(outcome).toEqual({ read: PAGES.length - before.length, remaining: 0, failures: [] })
  // the first ones are the very same rows
  expect(recognised().slice(0, before.length)).toEqual(before)
  expect(recognised().map(({ text }) => text.replaceAll('\n', ' '))).toEqual(PAGES)
}, 180_000)
