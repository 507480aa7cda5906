import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { AppEvent } from '../../../../../../src/main/kernel/hub.ts'
import { silentLog } from '../../../../../../src/main/kernel/log.ts'
import { lastStates } from '../../../../../../src/main/sharing/office/last-states.ts'
import { addressOf } from '../../../../../../src/main/sharing/office/spaces/office-file.ts'
import { deskOf } from '../../../../../../src/main/sharing/office/spaces/office-spaces.ts'
import { openStore } from '../../../../../../src/main/sharing/office/spaces/open-store.ts'
import { readLog } from '../../../../../../src/main/sharing/office/spaces/sync-log.ts'
import { startQuiet } from '../../../../../../src/main/sharing/office/start-quiet.ts'
import { QUIET_SETTING } from '../../../../../../src/shared/sharing/office/desk-words.ts'
import { type Program, program, temporary } from '../../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'
import { aDossier, textOf, withText, write } from '../desks.ts'

let place: ReturnType<typeof temporary>
let marie: Program
let paul: Program

beforeAll(() => {
  place = temporary()
  marie = program(join(place.folder, 'marie'))
  paul = program(join(place.folder, 'paul'))
})
afterAll(async () => {
  await Promise.all([marie.close(), paul.close()])
  place.remove()
})
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => vi.useRealTimers())

/** The text of the dossier that both share. */
async function sharedText({ call }: Program) {
  const [dossier] = await call['dossiers.list']({})
  const [text] = await call['drafts.list']({ dossier: dossier?.id ?? '' })
  return { draft: text?.id }
}

/** Lets the system say which files changed. */
const later = () => delay(300)

/** A library that meets its spaces by itself, and what it tells its windows. */
function quietly({ library }: Program) {
  const heard: AppEvent[] = []
  let waiting: ((event: AppEvent) => void) | undefined
  const quiet = startQuiet(library, event => (waiting ? waiting(event) : heard.push(event)), silentLog)
  return {
    ...quiet,
    heard,
    /** The end of the next meeting, after some time. */
    async meetsAfter(ms: number): Promise<AppEvent['data']> {
      const told = new Promise<AppEvent>(resolve => {
        waiting = resolve
      })
      await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
      await vi.advanceTimersByTimeAsync(ms)
      const { data } = await told
      waiting = undefined
      return data
    },
  }
}

test('a library meets its spaces by itself: at start, and some seconds after a change', async () => {
  const space = await foundSharedSpace(join(place.folder, 'bureau'), 'Recours', [
    { name: 'Marie', program: marie },
    { name: 'Paul', program: paul },
  ])
  const { id, draft, paragraphs } = await aDossier(marie)
  await marie.call['office.share']({ kind: 'dossier', id, space })
  const hers = quietly(marie)
  expect(await hers.meetsAfter(3_000)).toBeDefined()
  const his = quietly(paul)
  expect(await his.meetsAfter(3_000)).toBeDefined()
  expect((await paul.call['dossiers.get']({ id })).title).toBe('Vidéosurveillance de Zedville')
  expect((await paul.call['office.pulse']({})).map(one => one.title)).toEqual(['Recours'])
  await his.close()

  const [first = ''] = paragraphs
  await write(marie, draft, text => withText(text, first, 'Écrit depuis par Marie.'))
  hers.hear({ event: 'changed', data: { what: 'drafts', id: draft } })
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
  expect(await hers.meetsAfter(8_000)).toEqual({ what: 'settings' })
  expect(lastStates(marie.library)).toMatchObject([{ toSend: 0, failure: '' }])

  // the rail follows what the page reads, as soon as it reads it
  await write(marie, draft, text => withText(text, first, 'Écrit encore par Marie.'))
  expect(await marie.call['office.state']({})).toMatchObject([{ toSend: 1 }])
  expect(await marie.call['office.pulse']({})).toMatchObject([{ toSend: 1 }])
  await hers.close()
  expect(lastStates(marie.library)).toBeUndefined()
  await paul.call['office.sync']({})
  expect(await textOf(paul, draft)).toContain('Écrit depuis par Marie.')
})

test('what a desk hears of its own sending calls for no meeting; what another sends does', async () => {
  const metAt = () => lastStates(marie.library)?.[0]?.metAt
  const { draft = '' } = await sharedText(marie)
  const hers = quietly(marie)
  await hers.meetsAfter(3_000)
  await write(marie, draft, text => withText(text, text[0]?.id ?? '', 'Écrit et envoyé par Marie.'))
  hers.hear({ event: 'changed', data: { what: 'drafts', id: draft } })
  await hers.meetsAfter(250)
  const first = metAt()
  // the folder says what she wrote in it
  await later()
  await vi.advanceTimersByTimeAsync(5_000)
  await later()
  expect(metAt()).toBe(first)
  await write(paul, draft, text => [
    ...text,
    ...text.slice(0, 1).map(one => ({ ...one, id: crypto.randomUUID() })),
  ])
  await paul.call['office.sync']({})
  await later()
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.waitFor(() => expect(metAt()).not.toBe(first))
  await hers.close()
})

test('what a session of a text has read of its space already is met all the same', async () => {
  const metAt = () => lastStates(marie.library)?.[0]?.metAt
  const { draft = '' } = await sharedText(marie)
  const hers = quietly(marie)
  await hers.meetsAfter(3_000)
  const first = metAt()
  await write(paul, draft, text => withText(text, text[0]?.id ?? '', 'Lu d’abord par une séance.'))
  await paul.call['office.sync']({})
  const [{ space } = { space: '' }] = await marie.call['office.state']({})
  const desk = await deskOf(marie.library)
  const host = await openStore(marie.library, addressOf(marie.library, space), desk.key.member)
  await readLog(desk, space, host, new Date().toISOString())
  await host.close()
  await later()
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.waitFor(() => expect(metAt()).not.toBe(first))
  expect(await textOf(marie, draft)).toContain('Lu d’abord par une séance.')
  await hers.close()
})

test('turned off, it meets nothing, until it is turned on again', async () => {
  await paul.call['settings.save']({ values: { [QUIET_SETTING]: 'off' } })
  const quiet = quietly(paul)
  quiet.hear({ event: 'changed', data: { what: 'drafts' } })
  await vi.advanceTimersByTimeAsync(600_000)
  expect(quiet.heard).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  await paul.call['settings.save']({ values: { [QUIET_SETTING]: '' } })
  quiet.hear({ event: 'changed', data: { what: 'settings' } })
  expect(await quiet.meetsAfter(3_000)).toBeDefined()
  await quiet.close()
})
