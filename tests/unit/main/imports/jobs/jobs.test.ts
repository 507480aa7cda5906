import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paceOf } from '../../../../../src/main/imports/jobs/job-control.ts'
import { jobs } from '../../../../../src/main/imports/jobs/jobs.ts'
import type { AppEvent } from '../../../../../src/main/kernel/hub.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { resource } from '../../../../../src/main/kernel/places.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { aTar } from '../../../../fixtures/import/archives.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

let library: Library
let events: AppEvent[]
beforeEach(() => {
  library = openLibrary(mkdtempSync(join(tmpdir(), 'pretoire-jobs-')))
  events = []
})
afterEach(() => {
  library.close()
  rmSync(library.folder, { recursive: true })
})

const name = 'conseil-etat-fictif_202111.zip'
const sample = { path: resource('samples', name), name }

describe('a long job', () => {
  it('runs beside the program, tells its end, and its work is in the library', async () => {
    const all = jobs(library, event => events.push(event))
    const { id, state, title } = all.start('import', [sample])
    expect({ state, title }).toEqual({ state: 'running', title: `Import de «\u00a0${name}\u00a0»` })
    const end = await all.completion(id)
    expect(end).toMatchObject({
      state: 'done',
      done: 21,
      report: { added: 21 },
      message: expect.stringContaining('21'),
    })
    expect(all.get(id)).toEqual(end)
    expect(all.list()).toEqual([end])
    expect(events.at(-2)).toEqual({ event: 'job', data: end })
    expect(events.at(-1)).toEqual({ event: 'changed', data: { what: 'library' } })
    expect(sources(library.db).count()).toMatchObject({ decision: 21 })
  })

  it('stops when asked, says so, and keeps what it had committed', async () => {
    // as many as take seconds: the word to stop comes in their midst
    const many = 20_000
    const id = (n: number) => `LEGIARTI${String(n).padStart(12, '0')}`
    const files = Object.fromEntries(
      Array.from({ length: many }, (_, n) => [`${n}.xml`, anArticleXml({ id: id(n), number: `L${n}` })]),
    )
    const path = join(library.folder, 'grand.tar')
    writeFileSync(path, await aTar(files))
    const all = jobs(library, event => {
      if (event.event === 'job' && event.data.state === 'running') all.cancel(event.data.id)
    })
    const end = await all.completion(all.start('import', [{ path, name: 'grand.tar' }]).id)
    expect(end.state).toBe('cancelled')
    expect(end.message).toContain('arrêté à votre demande')
    expect(end.report?.added).toBeLessThan(many)
    expect(sources(library.db).count()).toMatchObject(end.report?.added ? { article: end.report.added } : {})
  })

  it('is under way for another program too, from before its thread begins until it ends', async () => {
    const own = jobs(library, () => undefined)
    const other = jobs(library, () => undefined)
    const states = () => other.imports().map(({ state }) => state)
    const { id } = own.start('import', [sample])
    // its thread has not begun: the window of another program asks just then
    expect(states()).toEqual(['running'])
    await own.completion(id)
    expect(states()).toEqual(['done'])
  })

  it('refuses a job it does not know', () => {
    expect(() => jobs(library, () => undefined).get('nope')).toThrow('tâche')
  })
})

describe('the time left', () => {
  it('is told once the rate is known', () => {
    let at = 0
    const pace = paceOf(() => at)
    const pass = (ms: number, bytes: number) => {
      at += ms
      return pace({ bytes, totalBytes: 10_000 })
    }
    expect(pass(500, 500)).toBeUndefined()
    expect(pass(500, 1000)).toBe(9)
    expect(pass(4000, 5000)).toBe(5)
    expect(pass(5000, 10_000)).toBe(0)
  })
})
