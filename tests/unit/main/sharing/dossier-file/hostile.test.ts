import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readZip } from '../../../../../src/main/kernel/files/zip.ts'
import { fileAt, type Program, program, temporary } from '../../../../contract/program.ts'
import { englishIn } from '../../../../fixtures/french-sentence.ts'
import { aZip } from '../../../../fixtures/import/archives.ts'
import { draw, mutate } from '../../../../fixtures/mutate.ts'

let place: ReturnType<typeof temporary>
let here: Program
let whole: Buffer
let content: { exhibits: { file: { sha256: string } }[] }

beforeAll(async () => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  const { id } = await here.call['dossiers.sample']({ type: 'recourse' })
  await here.call['exhibits.add']({ dossier: id, file: fileAt(place.file('note.txt', 'Une note.')) })
  const made = await here.call['dossiers.export']({ id })
  const path = join(here.library.exports, made.id, made.name)
  whole = readFileSync(path)
  await readZip(path, async (name, open) => {
    if (name === 'dossier.json')
      content = JSON.parse(Buffer.concat(await (await open()).toArray()).toString())
  })
})
afterAll(async () => {
  await here.close()
  place.remove()
})

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Counts of a library that a refused file must not add to. */
function held(): unknown {
  const count = (table: string) => here.library.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const files = readdirSync(join(here.library.folder, 'files'), { recursive: true, withFileTypes: true })
  return {
    rows: ['dossiers', 'drafts', 'exhibits', 'pictures', 'models', 'model_papers'].map(count),
    files: files.filter(one => one.isFile()).map(one => one.name),
    staging: readdirSync(here.library.folder).filter(name => name.startsWith('tmp-')),
  }
}

async function refusalOf(bytes: Buffer): Promise<{ code: string; message: string }> {
  const before = held()
  const error = await here.call['dossiers.import']({ file: fileAt(place.file('dossier.zip', bytes)) }).then(
    () => undefined,
    (error: { code: string; message: string }) => error,
  )
  expect(error).toBeDefined()
  expect(held()).toEqual(before)
  return error ?? { code: '', message: '' }
}

/** Says that the entries of a zip unfold into so many bytes more than they do. */
function swell(bytes: Buffer, announced: number): Buffer {
  const copy = Buffer.from(bytes)
  for (
    let at = copy.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = copy.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    copy.writeUInt32LE(announced, at + 24)
  return copy
}

describe('a dossier made elsewhere', () => {
  test.each([
    ['{\\rtf1\\ansi Une note.}', 'un texte RTF'],
    ['%PDF-1.7', 'un PDF'],
    ['<!doctype html><html>', 'une page web'],
  ])('is refused by what it is, where it is a file of another kind: %s', async (text, kind) => {
    const { message } = await refusalOf(Buffer.from(text))
    expect(message).toContain(`est ${kind}, et non un dossier exporté de Prétoire`)
  })

  test('brings the files that it names, and no other', async () => {
    const stray = Buffer.from('à personne')
    const names = new Map<string, Buffer>()
    await readZip(place.file('entier.zip', whole), async (name, open) => {
      names.set(name, Buffer.concat(await (await open()).toArray()))
    })
    names.set(`files/${hashOf(stray)}`, stray)
    const bytes = await aZip(Object.fromEntries(names))
    const { id } = await here.call['dossiers.import']({ file: fileAt(place.file('dossier.zip', bytes)) })
    expect(await here.call['exhibits.list']({ dossier: id })).toHaveLength(content.exhibits.length)
    expect(JSON.stringify(held())).not.toContain(hashOf(stray))
  })
  test('one that unfolds beyond measure is refused before it does', async () => {
    const json = JSON.stringify(content)
    const files = content.exhibits.map(one => [`files/${one.file.sha256}`, 'x'] as const)
    const bytes = swell(await aZip({ 'dossier.json': json, ...Object.fromEntries(files) }), 100 * 2 ** 20)
    expect(await refusalOf(bytes)).toMatchObject({
      message: expect.stringMatching(/^«\u00a0dossier\.zip\u00a0»/),
    })
    const swollen = await aZip({ 'dossier.json': json, ...Object.fromEntries(files) })
    swollen.writeUInt32LE(4_000_000_000, swollen.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24)
    expect(await refusalOf(swollen)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('anormalement compressé'),
    })
  })
  test('one whose text is larger than any that is written is refused unread', async () => {
    expect(await refusalOf(swell(whole, 200 * 2 ** 20))).toMatchObject({ code: 'full' })
  })
  test('one that the library cannot take leaves no file, picture or model behind', async () => {
    const [exhibit] = content.exhibits
    const note = Buffer.from('une autre note')
    const twice = { ...exhibit, file: { ...exhibit?.file, sha256: hashOf(note) } }
    const json = JSON.stringify({ ...content, exhibits: [twice, twice] })
    const refusal = await refusalOf(await aZip({ 'dossier.json': json, [`files/${hashOf(note)}`]: note }))
    expect(englishIn(refusal.message)).toBeUndefined()
  })
  test('one that is damaged anywhere is refused in French, or taken whole', async () => {
    const dice = draw(20_261_128)
    let refused = 0
    for (let n = 0; n < 60; n += 1) {
      const before = held()
      const file = fileAt(place.file('dossier.zip', mutate(whole, dice)))
      const error = await here.call['dossiers.import']({ file }).then(
        () => undefined,
        (error: { code: string; message: string }) => error,
      )
      if (!error) continue
      refused += 1
      expect([n, error.code]).not.toEqual([n, 'bug'])
      expect([n, englishIn(error.message)]).toEqual([n, undefined])
      expect(held()).toEqual(before)
    }
    expect(refused).toBeGreaterThan(20)
  })
})
