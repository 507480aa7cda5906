import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openApp } from '../../../../src/main/hosts/open-app.ts'
import { pathTokens } from '../../../../src/main/kernel/files/path-tokens.ts'
import { refuseLeased, releaseLease, takeLease } from '../../../../src/main/library/lease.ts'
import { markLibrary, readMarker } from '../../../../src/main/library/marker.ts'
import { openLibrary } from '../../../../src/main/library/open-library.ts'
import { synchroniserOf } from '../../../../src/main/library/synchronised.ts'
import { safetyNotices } from '../../../../src/main/safekeeping/notices.ts'
import { temporary } from '../../../contract/program.ts'

let place: ReturnType<typeof temporary>
let folder: string
beforeEach(() => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
})
afterEach(() => place.remove())

const other = { machine: 'autre', name: 'PC-du-cabinet' }
const MINUTE_MS = 60_000

describe('two machines on one folder', () => {
  beforeEach(() => openLibrary(folder).close())
  test('the second is refused, and told which has it', () => {
    takeLease(folder, new Date(), other)
    expect(() => openLibrary(folder)).toThrow(/ouverte sur l’ordinateur «\u00a0PC-du-cabinet\u00a0»/)
    releaseLease(folder, other)
    openLibrary(folder).close()
  })
  test('a lease that is not renewed ends by itself', () => {
    takeLease(folder, new Date(Date.now() - 11 * MINUTE_MS), other)
    expect(() => refuseLeased(folder)).not.toThrow()
    takeLease(folder, new Date(Date.now() - 9 * MINUTE_MS), other)
    expect(() => refuseLeased(folder)).toThrow()
  })
  test('this machine is never kept out by its own, and releases no other’s', () => {
    takeLease(folder)
    openLibrary(folder).close()
    takeLease(folder, new Date(), other)
    releaseLease(folder)
    expect(() => refuseLeased(folder)).toThrow()
  })
  test('a window has it while it is open', async () => {
    const app = await openApp(folder, { tokens: pathTokens(), window: folder })
    expect(existsSync(join(folder, 'bail.json'))).toBe(true)
    expect(() => refuseLeased(folder, Date.now(), other)).toThrow()
    await app.close()
    expect(existsSync(join(folder, 'bail.json'))).toBe(false)
  })
})

describe('a folder that a tool copies', () => {
  test.each([
    ['Dropbox', 'Dropbox/Cabinet'],
    ['OneDrive', 'OneDrive - Cabinet Durand/pretoire'],
    ['iCloud', 'Library/Mobile Documents/com~apple~CloudDocs/pretoire'],
    ['Nextcloud', 'Nextcloud'],
  ])('%s is recognised by its path', (tool, path) => {
    expect(synchroniserOf(join(place.folder, path))).toBe(tool)
  })
  test('Nextcloud is recognised by the file at its root, and the risk is said', () => {
    writeFileSync(join(place.folder, '.sync_0a1b2c.db'), '')
    const library = openLibrary(folder)
    expect(safetyNotices(library)).toEqual([
      expect.objectContaining({ code: 'synchronised', message: expect.stringContaining('Nextcloud') }),
    ])
    library.close()
  })
  test('any other is not', () => {
    mkdirSync(join(place.folder, 'Documents'))
    expect(synchroniserOf(join(place.folder, 'Documents'))).toBeUndefined()
  })
})

test('a journal taken away after a crash is told once it is opened', () => {
  const library = openLibrary(folder)
  markLibrary(library, true)
  const marker = readFileSync(join(folder, 'library.json'))
  library.close()
  expect(readMarker(folder)?.isOpen).toBe(false)
  // as a window that was ended leaves it, its journal then taken away
  writeFileSync(join(folder, 'library.json'), marker)
  const again = openLibrary(folder)
  expect(safetyNotices(again)).toEqual([expect.objectContaining({ code: 'journal' })])
  markLibrary(again, false)
  again.close()
  const sound = openLibrary(folder)
  expect(safetyNotices(sound)).toEqual([])
  sound.close()
})
