import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cutShort } from '../../../../../src/main/cli/library/cut-packs.ts'
import { hold } from '../../../../../src/main/kernel/database/hold.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { faults } from '../../../../../src/main/safekeeping/copy.ts'
import { packJournal } from '../../../../../src/main/sharing/packs/journal.ts'
import { examine } from '../../../../../src/main/sharing/packs/pack-review.ts'
import { readPackFile } from '../../../../../src/main/sharing/packs/read-pack.ts'
import { setDown } from '../../../../../src/main/sharing/packs/set-down.ts'
import { setUndoing } from '../../../../../src/main/sharing/packs/undo.ts'
import { fileAt, type Program, program, temporary } from '../../../../contract/program.ts'
import { aDecision } from '../../../../fixtures/builders.ts'

const victim = join(import.meta.dirname, '../../../../fixtures/programs/victim.ts')
let place: ReturnType<typeof temporary>
let folder: string
let open: Program[]
beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  open = []
})
afterEach(async () => {
  await Promise.all(open.map(one => one.close()))
  place.remove()
})

/** The program, at its next start. */
function start(): Program {
  const one = program(folder)
  open.push(one)
  return one
}

const long = 'x'.repeat(40_000)
/** Sixty decisions of some length: a dozen steps. */
const lot = (said = 'Avant') =>
  place.file(
    `${said}.pretoire`,
    JSON.stringify({
      pretoire: 1,
      id: 'lot',
      title: 'Girafes',
      author: 'Ana',
      licence: '',
      date: '2026-01-01',
      sources: Array.from({ length: 60 }, (_, n) =>
        aDecision({
          id: `lot-${n}`,
          numbers: [String(400_000 + n)],
          ecli: `ECLI:FR:CECHR:2020:${400_000 + n}.20200101`,
          holding: said,
          text: [{ n: 1, text: `Une girafe. ${long}` }],
        }),
      ),
    }),
  )
const taking = (state: string) => ({ title: 'Girafes', author: 'Ana', outcome: state })

/** The plan that taking sets down before it writes anything, and nothing after. */
const onlySetDown = ({ library }: Program, file: string, choices = {}) =>
  setDown(library, examine(library, readPackFile({ path: file, name: 'lot' })), choices)

/** The sentences of the command line about them, when it opens a library. */
function told({ library }: Program): string[] {
  const lines: string[] = []
  cutShort(library, { err: line => lines.push(line) })
  return lines
}

async function holdings({ call }: Program): Promise<string[]> {
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      call['library.get']({ id: `lot-${n}` }).then(
        one => ('holding' in one && one.holding) || '',
        () => 'absente',
      ),
    ),
  )
  return [...new Set(all)]
}

test('a pack whose taking was cut short is taken whole at the next start, which says so until it was read', async () => {
  const first = start()
  const act = onlySetDown(first, lot())
  expect(await holdings(first)).toEqual(['absente'])
  const next = start()
  expect(await next.call['packs.cut']({})).toMatchObject([{ id: act, ...taking('taken') }])
  expect(await holdings(next)).toEqual(['Avant'])
  expect(await next.call['packs.list']({})).toMatchObject([{ id: act, changes: 60, undoable: true }])
  await next.call['packs.told']({ id: act })
  expect(await start().call['packs.cut']({})).toEqual([])
  expect(await next.call['packs.undo']({ id: act })).toEqual({ restored: 60, left: [] })
  expect(await holdings(next)).toEqual(['absente'])
})

test('one of which nothing showed yet is let go, and said with the way to take it; nothing of it stays', async () => {
  const first = start()
  const act = onlySetDown(first, lot())
  const journal = packJournal(first.library.db)
  const work = journal.get(act)
  if (!work) throw new Error('nothing set down')
  journal.set(act, { ...work, state: 'reading' })
  first.library.db.prepare('DELETE FROM packs').run()
  const next = start()
  expect(told(next)).toEqual([
    'La réception du lot «\u00a0Girafes\u00a0» (Ana) a été interrompue : rien n’en a été gardé. Pour le prendre : pretoire pack take FICHIER.pretoire',
  ])
  expect(await holdings(next)).toEqual(['absente'])
  expect(await next.call['packs.list']({})).toEqual([])
  expect(next.library.db.prepare('SELECT count(*) FROM acts').pluck().get()).toBe(0)
  expect(told(next)).toEqual([])
})

test.each([2, 7])(
  'killed without notice after %i steps: some is there, then all, and it can be undone',
  async steps => {
    const before = start()
    const child = spawn(process.execPath, [victim, folder, 'take', lot()], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const journal = packJournal(before.library.db)
    const done = () => {
      const [act] = journal.all()
      return (act && journal.get(act)?.next) || 0
    }
    while (done() < steps) await pause(1)
    child.kill('SIGKILL')
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
    expect(await holdings(before)).toEqual(['Avant', 'absente'])
    const next = start()
    const [cut] = await next.call['packs.cut']({})
    expect(cut).toMatchObject(taking('taken'))
    expect(await holdings(next)).toEqual(['Avant'])
    expect(faults(next.library.db)).toEqual([])
    expect(sources(next.library.db).search({ text: 'girafe' }).total).toBe(60)
    expect(await next.call['packs.undo']({ id: cut?.id ?? '' })).toEqual({ restored: 60, left: [] })
    expect(await holdings(next)).toEqual(['absente'])
    expect(sources(next.library.db).search({ text: 'girafe' }).total).toBe(0)
  },
)

test('while it is being ended, any program can say so, and how far that is; never that it was', () => {
  const act = onlySetDown(start(), lot())
  const journal = packJournal(start().library.db)
  const seen: number[] = []
  const lines: string[] = []
  const look = () => {
    expect(journal.cuts()).toEqual([])
    const [one, ...more] = journal.ending()
    expect([one, more]).toMatchObject([{ id: act, ...taking('taken') }, []])
    seen.push((one?.done ?? 0) / (one?.of ?? 1))
  }
  cutShort(start().library, { err: line => lines.push(line), progress: text => text && look() })
  expect(seen.length).toBeGreaterThan(5)
  expect([seen[0], seen.at(-1)]).toEqual([0, 1])
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(lines).toEqual([
    'La réception du lot «\u00a0Girafes\u00a0» (Ana), interrompue, s’achève.',
    expect.stringContaining('le lot est pris en entier'),
  ])
  expect(journal.ending()).toEqual([])
})

test('one that another program is ending is not said to have been', async () => {
  const act = onlySetDown(start(), lot())
  const next = start()
  const journal = packJournal(next.library.db)
  journal.cut(act, { title: 'Girafes', author: 'Ana', at: '2026-01-01T10:00:00.000Z', outcome: 'taken' })
  const release = hold(folder, 'packs')
  expect(await next.call['packs.cut']({})).toEqual([])
  expect(await next.call['packs.ending']({})).toMatchObject([{ id: act, done: 0 }])
  expect(told(next)).toEqual([expect.stringContaining('Une autre fenêtre de Prétoire s’en charge')])
  release?.()
  expect(await next.call['packs.cut']({})).toMatchObject([taking('taken')])
})

test('an undoing cut short is ended too, and said', async () => {
  const first = start()
  const { id } = await first.call['packs.review']({ file: fileAt(lot()) })
  const { act } = await first.call['packs.apply']({ id })
  setUndoing(first.library.db, act)
  expect(await start().call['packs.cut']({})).toMatchObject([{ id: act, ...taking('undone') }])
  expect(await holdings(first)).toEqual(['absente'])
  expect(await first.call['packs.list']({})).toMatchObject([{ id: act, undone: true }])
})

test('while another program is at it, nothing is touched, and no other pack is taken', async () => {
  const first = start()
  onlySetDown(first, lot())
  const release = hold(folder, 'packs')
  const next = start()
  expect(await next.call['packs.cut']({})).toEqual([])
  expect(await holdings(next)).toEqual(['absente'])
  const other = place.file(
    'autre.pretoire',
    '{"pretoire":1,"id":"a","title":"A","author":"","licence":"","date":"2026-01-01"}',
  )
  const { id } = await next.call['packs.review']({ file: fileAt(other) })
  await expect(next.call['packs.apply']({ id })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('autre fenêtre'),
  })
  release?.()
  expect(await next.call['packs.cut']({})).toMatchObject([taking('taken')])
})

test('what somebody changes between two steps stands, even where the pack had been chosen; the rest is taken', async () => {
  const first = start()
  const { id } = await first.call['packs.review']({ file: fileAt(lot()) })
  await first.call['packs.apply']({ id })
  const all = (choice: string) => Object.fromEntries([3, 4, 5].map(n => [`lot-${n}`, choice]))
  onlySetDown(first, lot('Après'), all('take'))
  const { call } = first
  const mine = await call['library.get']({ id: 'lot-3' })
  await call['library.save']({ source: { ...mine, holding: 'À moi' } as typeof mine })
  await call['library.remove']({ id: 'lot-4' })
  await call['packs.cut']({})
  expect(await call['library.get']({ id: 'lot-3' })).toMatchObject({ holding: 'À moi' })
  await expect(call['library.get']({ id: 'lot-4' })).rejects.toMatchObject({ code: 'not-found' })
  expect(await call['library.get']({ id: 'lot-5' })).toMatchObject({ holding: 'Après' })
})

test('a pack that cannot be taken whole is put back whole, and said', async () => {
  const first = start()
  const act = onlySetDown(first, lot())
  const { db } = first.library
  db.prepare("UPDATE acts SET data = '{' WHERE id = ?").run(`${act}/step/5`)
  const next = start()
  expect(await next.call['packs.cut']({})).toMatchObject([{ id: act, ...taking('left') }])
  expect(await holdings(next)).toEqual(['absente'])
  expect(await next.call['packs.list']({})).toEqual([])
  expect(db.prepare("SELECT count(*) FROM acts WHERE id NOT LIKE '%/cut'").pluck().get()).toBe(0)
  expect(db.prepare('SELECT count(*) FROM packs').pluck().get()).toBe(0)
})
