import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  sweepSystemTemporary,
  systemTemporary,
} from '../../../../../src/main/kernel/files/system-temporary.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { temporary } from '../../../../contract/program.ts'

let place: ReturnType<typeof temporary>
const before = process.env.TMPDIR
beforeEach(() => {
  place = temporary()
  process.env.TMPDIR = place.folder
})
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  place.remove()
})
/** The number of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ['--version']).pid

test('a folder of the system is of this account alone, and goes at the next opening once its process was killed', () => {
  const [own, ended] = [systemTemporary('entree'), endedPid()]
  expect(statSync(own).mode & 0o777).toBe(0o700)
  const killed = ['lecture', 'sauvegarde', 'entree'].map(work =>
    join(place.folder, `pretoire-${work}-${ended}-abc123`),
  )
  for (const path of killed) {
    mkdirSync(path)
    writeFileSync(join(path, 'library.db'), 'SecretDuDossier')
  }
  openLibrary(join(place.folder, 'bibliotheque')).close()
  expect(killed.filter(path => existsSync(path))).toEqual([])
  expect(existsSync(own)).toBe(true)
})

test('what is of others, or a link in the place of a folder, is left', () => {
  const others = join(place.folder, 'pretoire-notes')
  mkdirSync(others)
  writeFileSync(join(others, 'a.txt'), 'à garder')
  symlinkSync(others, join(place.folder, `pretoire-entree-${endedPid()}-abc123`))
  sweepSystemTemporary()
  expect(readdirSync(others)).toEqual(['a.txt'])
})

test('what LibreOffice was given in a library in clear goes at the next opening after a kill, and not what is under way', () => {
  const folder = join(place.folder, 'bibliotheque')
  openLibrary(folder).close()
  const [left, underWay] = ['pdf-ancien', 'pdf-en-cours'].map(name => join(folder, 'exports', name))
  for (const path of [left, underWay]) {
    mkdirSync(path ?? '')
    writeFileSync(join(path ?? '', 'texte.docx'), 'SecretDuDossier')
  }
  const then = new Date(Date.now() - 11 * 60_000)
  utimesSync(left ?? '', then, then)
  openLibrary(folder).close()
  expect(readdirSync(join(folder, 'exports'))).toEqual(['pdf-en-cours'])
})
