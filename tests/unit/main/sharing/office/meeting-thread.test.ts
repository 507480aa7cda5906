import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenApp, openApp } from '../../../../../src/main/hosts/open-app.ts'
import { pathTokens } from '../../../../../src/main/kernel/files/path-tokens.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { changesOf } from '../../../../../src/main/safekeeping/copy.ts'
import { meetSpaces } from '../../../../../src/main/sharing/office/desk/meet-all.ts'
import { receiveVersions } from '../../../../../src/main/sharing/office/desk/reception.ts'
import { officeStore } from '../../../../../src/main/sharing/office/desk/store.ts'
import { writerOf } from '../../../../../src/main/sharing/office/desk/sync.ts'
import { takeIn } from '../../../../../src/main/sharing/office/desk/take-in.ts'
import { openSharedSpaces } from '../../../../../src/main/sharing/office/shared-spaces.ts'
import { answer } from '../../../../../src/shared/contract/answer.ts'
import { client } from '../../../../../src/shared/contract/client.ts'
import { QUIET_SETTING } from '../../../../../src/shared/sharing/office/desk-words.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { anArgument } from '../../../../fixtures/builders.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { aDossier, textOf, withText, write } from './desks.ts'

const ARGUMENTS = 300
const meetingProgram = join(import.meta.dirname, '../../../../fixtures/programs/meeting.ts')

let place: ReturnType<typeof temporary>
let marie: Program
let folder: string
let space: string
let shared: Awaited<ReturnType<typeof aDossier>>

/** A space of many arguments and a text, which Marie has sent and Paul has yet to meet. */
beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'paul')
  marie = program(join(place.folder, 'marie'))
  const paul = program(folder)
  space = await foundSharedSpace(join(place.folder, 'bureau'), 'Recours', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
  ])
  await paul.call['settings.save']({ values: { [QUIET_SETTING]: 'off' } })
  await paul.close()
  const all = Array.from({ length: ARGUMENTS }, (_, n) => anArgument({ title: `Argument ${n}` }))
  sources(marie.library.db).putAll(all, 'pack')
  const { id } = await marie.call['collections.save']({ title: 'Arguments' })
  await marie.call['collections.add']({ id, sources: all.map(one => one.id) })
  await marie.call['office.share']({ kind: 'collection', id, space })
  shared = await aDossier(marie)
  await marie.call['office.share']({ kind: 'dossier', id: shared.id, space })
  await marie.call['office.sync']({})
})
afterEach(async () => {
  await marie.close()
  place.remove()
})

const open = (): Promise<OpenApp> => openApp(folder, { tokens: pathTokens(), window: place.folder })
const callOf = ({ handlers }: OpenApp) => client((channel, input) => answer(handlers, channel, input))

/** How many things of the space a library was brought to. */
function countThings(): number {
  const library = openLibrary(folder)
  try {
    return officeStore(library.db).standings(space).length
  } finally {
    library.close()
  }
}

/** Everything came, once, and nothing of it counts as a change of Paul's. */
async function expectWhole(): Promise<void> {
  const paul = program(folder)
  try {
    const [report] = await paul.call['office.sync']({})
    expect(report).toMatchObject({ sent: 0, failure: '', conflicts: 0, refusals: [] })
    const store = officeStore(paul.library.db)
    expect(store.standings(space).filter(one => one.kind === 'source')).toHaveLength(ARGUMENTS)
    expect(store.latest(space, 1000).filter(one => one.member === '')).toEqual([])
    expect((await paul.call['office.state']({}))[0]).toMatchObject({ toSend: 0, failure: '' })
    expect(await textOf(paul, shared.draft)).toBe(await textOf(marie, shared.draft))
  } finally {
    await paul.close()
  }
}

test('the thread that answers writes nothing of a meeting but its time, and saves go on meanwhile', async () => {
  const app = await open()
  const call = callOf(app)
  try {
    const own = await call['dossiers.save']({
      dossier: {
        ...{ id: crypto.randomUUID(), type: 'recourse', title: 'À Paul seul', template: '' },
        ...{ facts: {}, parties: [], events: [], notes: '', revision: 0, updatedAt: '' },
      },
    })
    const rowsWritten = () => Number(app.library.db.prepare('SELECT total_changes()').pluck().get())
    let rowsLeft = rowsWritten()
    let isOver = false
    const meeting = call['office.sync']({ space }).finally(() => {
      isOver = true
    })
    let saves = 0
    let dossier = own
    while (!isOver) {
      const before = rowsWritten()
      dossier = await call['dossiers.save']({ dossier: { ...dossier, notes: `Note ${saves}` } })
      rowsLeft += rowsWritten() - before
      saves += 1
      await sleep(5)
    }
    expect((await meeting)[0]).toMatchObject({ failure: '', refusals: [] })
    expect(saves).toBeGreaterThan(3)
    const [state] = await call['office.state']({})
    expect(state?.metAt).not.toBe('')
    expect(rowsWritten() - rowsLeft).toBeLessThan(100)
    expect(officeStore(app.library.db).standings(space).length).toBeGreaterThan(ARGUMENTS)
  } finally {
    await app.close()
  }
  await expectWhole()
})

test('what is written here in a thing between two steps of a meeting is merged with what comes', async () => {
  const [first = '', second = ''] = shared.paragraphs
  const paul = program(folder)
  try {
    await paul.call['office.sync']({})
    await write(marie, shared.draft, text => withText(text, first, 'Écrit par Marie.'))
    await marie.call['office.sync']({})
    const link = await (await openSharedSpaces(paul.library))?.open(space)
    if (!link) throw new Error('no space')
    expect(await receiveVersions(paul.library, space, link)).toBe(1)
    await link.close()
    await write(paul, shared.draft, text => withText(text, second, 'Écrit par Paul.'))
    await takeIn(paul.library, space, writerOf(paul.library))
    const text = await textOf(paul, shared.draft)
    expect(text).toContain('Écrit par Marie.')
    expect(text).toContain('Écrit par Paul.')
    expect((await paul.call['office.sync']({}))[0]).toMatchObject({ conflicts: 0, failure: '' })
    await marie.call['office.sync']({})
    expect(await textOf(marie, shared.draft)).toBe(text)
  } finally {
    await paul.close()
  }
})

test('a meeting without news writes nothing that the program would take for a change', async () => {
  const paul = program(folder)
  const observer = openLibrary(folder)
  try {
    await paul.call['office.sync']({})
    // reads back that he has seen it all
    await paul.call['office.sync']({})
    const spaces = await openSharedSpaces(paul.library)
    if (!spaces) throw new Error('no space')
    const changes = changesOf(observer.db)
    await meetSpaces(paul.library, spaces, { isUnchanged: false })
    expect(changes()).toBe(false)
  } finally {
    observer.close()
    await paul.close()
  }
})

test('closing the program in the middle of a meeting ends it soon, and the next one goes on', async () => {
  const app = await open()
  const meeting = callOf(app)
    ['office.sync']({ space })
    .catch((error: Error) => error)
  while (officeStore(app.library.db).standings(space).length === 0) await sleep(2)
  await app.close()
  expect(await meeting).toMatchObject({ message: expect.stringContaining('Prétoire se ferme') })
  const things = countThings()
  expect(things).toBeGreaterThan(0)
  expect(things).toBeLessThan(ARGUMENTS)
  await expectWhole()
})

test('a program killed in the middle of a meeting loses nothing', async () => {
  const child = spawn(process.execPath, [meetingProgram, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()))
  const ended = new Promise(resolve => child.once('exit', (_code, signal) => resolve(signal)))
  const library = openLibrary(folder)
  while (officeStore(library.db).standings(space).length === 0 && said.length === 0) await sleep(2)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  expect(said).toEqual([])
  const things = officeStore(library.db).standings(space).length
  library.close()
  expect(things).toBeGreaterThan(0)
  expect(things).toBeLessThan(ARGUMENTS)
  await expectWhole()
})
