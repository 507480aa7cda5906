import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Entry } from '../../../../../src/main/imports/containers/container-entry.ts'
import { entriesOf } from '../../../../../src/main/imports/containers/entries.ts'
import { pageContent, readPage } from '../../../../../src/main/imports/containers/read-page.ts'
import { pageOf } from '../../../../../src/main/imports/parliament/bills/page-blocks.ts'
import { temporary } from '../../../../contract/program.ts'
import { aWordFile } from '../../../../fixtures/files.ts'
import { aTarGz, aZip } from '../../../../fixtures/import/archives.ts'

const place = temporary()
afterAll(() => place.remove())

async function refusedIn(bytes: Buffer): Promise<string[]> {
  const path = join(place.folder, 'x')
  writeFileSync(path, bytes)
  const all: Entry[] = []
  for await (const some of entriesOf({ path, name: 'x', size: bytes.length, direct: true }, () => undefined))
    all.push(...some)
  return all.flatMap(one => ('reason' in one ? [`${one.path} : ${one.reason}`] : []))
}

const NESTED = 'une archive dans une archive n’est pas ouverte : extrayez-la d’abord'

test.each([
  ['a zip', aZip],
  ['a tar', aTarGz],
])(
  '%s names the archives that it holds; a text of Word is none, nor is a page that bears such a name',
  async (_name, pack) => {
    const inner = await aZip({ 'a.xml': '<a/>' })
    const bytes = await pack({
      'a.xml': '<a/>',
      'dedans.zip': inner,
      'mois.tar.gz': await aTarGz({ 'a.xml': '<a/>' }),
      'texte.docx': Buffer.from(await aWordFile('x')),
      'faux.zip': 'ce n’est qu’un texte',
    })
    expect(await refusedIn(bytes)).toEqual([`dedans.zip : ${NESTED}`, `mois.tar.gz : ${NESTED}`])
  },
)

test('a zip that holds but another says so, where it said nothing', async () => {
  expect(await refusedIn(await aZip({ 'dedans.zip': await aZip({ 'a.xml': '<a/>' }) }))).toEqual([
    `dedans.zip : ${NESTED}`,
  ])
})

test('a page that nests without end is refused; one as deep as the web has is read', () => {
  const page = (depth: number) => `<html><body>${'<div>'.repeat(depth)}<p>Un texte.</p>`
  for (const read of [(html: string) => readPage(pageContent(html), 'page.html'), pageOf]) {
    expect(() => read(page(6000))).toThrow('la page emboîte trop d’éléments')
    expect(() => read(page(1000))).not.toThrow()
  }
})
