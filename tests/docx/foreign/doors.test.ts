import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { recognise } from '../../../src/main/exhibits/file-format.ts'
import { entriesOf } from '../../../src/main/imports/containers/entries.ts'
import { htmlText } from '../../../src/main/imports/containers/html-text.ts'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { linesOfWord } from '../../../src/main/word/read/verified-lines.ts'
import { temporary } from '../../contract/program.ts'
import { FEATURES, featureFile } from './features.ts'

const place = temporary()
afterAll(() => place.remove())

/** Reads a file given to the library by itself: its text, or the reason why it is not read. */
async function sourceText(name: string, bytes: Buffer): Promise<string> {
  const path = place.file(name, bytes)
  const texts: string[] = []
  for await (const some of entriesOf({ path, name, size: bytes.length, direct: true }, () => undefined))
    for (const one of some) texts.push('bytes' in one ? htmlText(one.bytes.toString()) : JSON.stringify(one))
  return texts.join('\n')
}

test.each(FEATURES)('$name: given to the library, each word is in its text', async feature => {
  const text = await sourceText('lettre.docx', await featureFile(feature))
  expect(feature.words.filter(one => !text.includes(one))).toEqual([])
})

test.each(FEATURES)('$name: joined as an exhibit, it is a Word document', async feature => {
  const path = join(place.folder, 'piece')
  writeFileSync(path, await featureFile(feature))
  const { kind, type, flaw } = recognise(path)
  expect([kind, type, flaw]).toEqual([
    'office',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    undefined,
  ])
})

test('a text too large to be read is said to be so by each door, never to be damaged', async () => {
  const file = announcing(
    await featureFile({ name: 'long', body: randomBytes(600_000).toString('base64'), words: [] }),
    70 * 2 ** 20,
  )
  expect(() => openWord(file)).toThrow(/dépasse ce que Prétoire peut ouvrir \(64 Mo/)
  expect(() => linesOfWord(file)).toThrow(/dépasse ce que Prétoire peut ouvrir \(64 Mo/)
  const text = await sourceText('long.docx', file)
  expect(text).toMatch(/le document n’est pas lu : le fichier dépasse 20 Mo une fois décompressé/)
})

/** A zip that says of its largest part that it holds so many bytes once unpacked. */
function announcing(zip: Buffer, bytes: number): Buffer {
  const out = Buffer.from(zip)
  let largest = -1
  for (let at = out.indexOf('PK\u0001\u0002'); at >= 0; at = out.indexOf('PK\u0001\u0002', at + 4))
    if (largest < 0 || out.readUInt32LE(at + 24) > out.readUInt32LE(largest + 24)) largest = at
  out.writeUInt32LE(bytes, largest + 24)
  return out
}
