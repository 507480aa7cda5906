import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareFolder } from '../../../../../src/main/sharing/office/folder/folder-office.ts'
import { openFolderStore } from '../../../../../src/main/sharing/office/folder/folder-store.ts'
import { randomEnvelope, readOn } from '../../../../fixtures/office/envelopes.ts'

const lea = 'a'.repeat(64)
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pretoire-bureau-'))
  prepareFolder(root)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const leaFolder = () => join(root, 'espaces', 'one', lea)
const write = async (count: number) => {
  const store = openFolderStore(root)
  await store.append(Array.from({ length: count }, (_, at) => randomEnvelope('one', lea, at + 1)))
  return store
}
const sequences = async (cursor = '') => {
  const { envelopes, cursor: next } = await readOn(openFolderStore(root), 'one', cursor)
  return { seen: envelopes.map(({ sequence }) => sequence), next }
}

test('a folder that is not there, is no office, or is of a newer program is refused in a sentence', () => {
  expect(() => openFolderStore(join(root, 'nulle part'))).toThrow('la clé n’est pas branchée')
  expect(() => openFolderStore(tmpdir())).toThrow('n’est pas un bureau')
  writeFileSync(join(root, 'pretoire-bureau.json'), '{"pretoireOffice":99}')
  expect(() => openFolderStore(root)).toThrow('version plus récente')
  expect(() => prepareFolder(root)).toThrow('version plus récente')
})

test('a file that comes late, or half, is read once it is whole, and the others are not read again', async () => {
  await write(3)
  const second = join(leaFolder(), '0000000002.json')
  const whole = readFileSync(second)
  writeFileSync(second, whole.subarray(0, 100))
  const first = await sequences()
  expect(first.seen).toEqual([1, 3])
  expect((await sequences(first.next)).seen).toEqual([])
  writeFileSync(second, whole)
  const then = await sequences(first.next)
  expect(then.seen).toEqual([2])
  expect((await sequences(then.next)).seen).toEqual([])
})

test('copies that a synchronisation sets aside are not read twice, and serve where the file itself is damaged', async () => {
  await write(2)
  const [first, second] = ['0000000001', '0000000002'].map(name => join(leaFolder(), name))
  copyFileSync(`${first}.json`, `${first}.sync-conflict-20261129-101500-ABCDEFG.json`)
  copyFileSync(`${first}.json`, `${first} (conflicted copy 2026-11-29 101500).json`)
  writeFileSync(join(leaFolder(), '.syncthing.0000000003.json.tmp'), 'x')
  renameSync(`${second}.json`, `${second}.sync-conflict-20261129-101500-ABCDEFG.json`)
  expect((await sequences()).seen).toEqual([1, 2])
})

test('a folder set back to an earlier copy begins again', async () => {
  await write(3)
  const { next } = await sequences()
  rmSync(join(leaFolder(), '0000000003.json'))
  const page = await openFolderStore(root).since('one', next)
  expect(page).toMatchObject({ isFirst: true, envelopes: [{ sequence: 1 }, { sequence: 2 }] })
})

test('a file erased among those read makes the folder begin again', async () => {
  await write(3)
  const { next } = await sequences()
  rmSync(join(leaFolder(), '0000000002.json'))
  const page = await openFolderStore(root).since('one', next)
  expect(page).toMatchObject({ isFirst: true, envelopes: [{ sequence: 1 }, { sequence: 3 }] })
  expect((await sequences(page.cursor)).seen).toEqual([])
})

test('names are those that Windows takes, whatever its case, and nothing half written is left', async () => {
  const store = await write(1)
  await store.blobs.put(
    'one',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    new Uint8Array(0),
  )
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap(path => path.split(/[\\/]/))
  expect(names.filter(name => !/^[a-z0-9-]+(\.json)?$/.test(name))).toEqual([])
})
