import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { isOversized } from '../../../../src/main/exhibits/exhibit-files.ts'

const KIBIBYTE = 2 ** 10
const LIMIT = 200 * KIBIBYTE

/** A file of an office of those sizes, before compression. */
async function office(sizes: Readonly<Record<string, number>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, size] of Object.entries(sizes))
    zip.addBuffer(Buffer.alloc(size, ' '), path, { compressionLevel: 1 })
  zip.end()
  return buffer(zip.outputStream)
}

test.each([
  ['a text of 201 KB', { 'word/document.xml': 201 * KIBIBYTE }, true],
  ['sheets that are too much together', { 'xl/a.xml': 101 * KIBIBYTE, 'xl/b.xml': 100 * KIBIBYTE }, true],
  ['a picture of 201 KB', { 'word/document.xml': 10, 'word/media/image1.png': 201 * KIBIBYTE }, false],
] as const)('%s, where 200 KB are the most', async (_name, sizes, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-oversized-'))
  try {
    const path = join(folder, 'fichier.docx')
    writeFileSync(path, await office(sizes))
    expect(isOversized(path, LIMIT)).toBe(expected)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
