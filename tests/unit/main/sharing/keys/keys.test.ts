import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findExport } from '../../../../../src/main/kernel/files/exports.ts'
import { fileAt } from '../../../../contract/program.ts'
import { aDecision } from '../../../../fixtures/builders.ts'
import { two } from '../two.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })
let world: ReturnType<typeof two>
beforeEach(() => {
  world = two()
})
afterEach(() => world.close())

const passphrase = 'été, cheval et pluie'
type Program = ReturnType<typeof two>['ana']

const sends = async (from: Program, title: string) => {
  const { id } = await from.call['library.save']({ source: aDecision({}) })
  return world.send(from, { what: { ids: [id] }, title })
}
const exported = async (from: Program) => {
  const { id } = await from.call['identity.export']({ passphrase })
  const { path } = findExport(from.library.folder, id)
  return { ...fileAt(path), path }
}

test('brought to another computer, the key signs as the one already known; without it, the key has changed', async () => {
  const { ana, ben } = world
  const first = await ben.call['packs.review']({ file: await sends(ana, 'Premier') })
  await ben.call['packs.apply']({ id: first.id })
  const other = two()
  try {
    const elsewhere = other.ana
    const unknown = await ben.call['packs.review']({ file: await sends(elsewhere, 'Second') })
    expect(unknown.signature).toBe('changed-key')
    const before = await elsewhere.call['identity.get']({})
    // the same phrase, its accents decomposed as another system types them
    const brought = await elsewhere.call['identity.import']({
      file: await exported(ana),
      passphrase: passphrase.normalize('NFD'),
    })
    expect(brought).toMatchObject({ author: 'Ana Exemple', previous: before.fingerprint, same: false })
    expect(brought.fingerprint).toBe((await ana.call['identity.get']({})).fingerprint)
    const known = await ben.call['packs.review']({ file: await sends(elsewhere, 'Troisième') })
    expect(known.signature).toBe('known')
    // and back
    const back = await elsewhere.call['identity.use']({ fingerprint: before.fingerprint ?? '' })
    expect(back).toMatchObject({ fingerprint: before.fingerprint, others: [brought.fingerprint] })
  } finally {
    await other.close()
  }
})

test('a wrong phrase, a changed name, a changed byte: refused, and the key stays', async () => {
  const { ana, ben } = world
  await sends(ana, 'Premier')
  await sends(ben, 'Autre')
  const before = await ben.call['identity.get']({})
  const { path } = await exported(ana)
  const file = JSON.parse(readFileSync(path, 'utf8'))
  expect(JSON.stringify(file)).not.toContain(
    readFileSync(join(ana.library.folder, 'signature.pem'), 'utf8').split('\n')[1],
  )
  const tampered = [
    { ...file, author: 'Une autre' },
    { ...file, sealed: `${file.sealed.startsWith('A') ? 'B' : 'A'}${file.sealed.slice(1)}` },
    { ...file, tag: file.tag.slice(0, 8) },
  ]
  for (const one of tampered) {
    writeFileSync(path, JSON.stringify(one))
    await expect(ben.call['identity.import']({ file: fileAt(path), passphrase })).rejects.toEqual(
      refusal('refused'),
    )
  }
  for (const one of ['', '{', JSON.stringify({ ...file, scrypt: { ...file.scrypt, N: 2 ** 30 } })]) {
    writeFileSync(path, one)
    await expect(ben.call['identity.import']({ file: fileAt(path), passphrase })).rejects.toEqual(
      refusal('damaged'),
    )
  }
  expect(await ben.call['identity.get']({})).toEqual(before)
})
