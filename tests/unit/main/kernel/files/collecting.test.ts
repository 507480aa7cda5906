import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { versions } from '../../../../../src/main/drafts/version-store.ts'
import { collectPictures } from '../../../../../src/main/kernel/files/collecting.ts'
import { pictures } from '../../../../../src/main/kernel/files/picture-store.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { background } from '../../../../../src/main/library/indexing/background.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { settings } from '../../../../../src/main/settings/store.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, aDraft } from '../../../../fixtures/builders.ts'

let place: ReturnType<typeof temporary>
let library: Library
beforeEach(() => {
  place = temporary()
  library = openLibrary(place.folder)
})
afterEach(() => {
  library.close()
  place.remove()
})

const long = '2020-01-01T00:00:00.000Z'
const aPicture = (words: string, at = long): string => {
  const { sha256 } = library.keep(Buffer.from(words))
  pictures(library.db).add({ sha256, type: 'png', width: 2, height: 2 }, at)
  return sha256
}
const showing = (hash: string): Block => ({
  ...{ kind: 'image', id: `i${hash.slice(0, 4)}`, hash, type: 'png', size: { width: 2, height: 2 } },
  ...{ alt: '', caption: [], width: 100 },
})
const aText = (...hashes: string[]) => {
  const dossier = dossiers(library.db).create(aDossier({ id: crypto.randomUUID() }))
  const draft = aDraft({ id: crypto.randomUUID(), dossier: dossier.id, blocks: hashes.map(showing) })
  return drafts(library.db).create(draft)
}
const there = (hash: string) => [pictures(library.db).get(hash) !== undefined, existsSync(library.file(hash))]

test('a picture nothing names any more is taken out with its file, once it is old', () => {
  const [gone, recent] = [aPicture('personne'), aPicture('tout juste mise', new Date().toISOString())]
  expect(collectPictures(library)).toEqual([gone])
  expect([there(gone), there(recent)]).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a text, a removed text, a version, a letterhead, an exhibit each keep theirs', () => {
  const [shown, removed, older, logo, exhibit] = ['a', 'b', 'c', 'd', 'e'].map(words => aPicture(words)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  aText(shown)
  drafts(library.db).remove(aText(removed).id)
  const text = aText(older)
  versions(library.db).keep(text, 'sitting')
  drafts(library.db).save({ ...text, blocks: [] })
  settings(library.db).save({ letterhead: JSON.stringify({ name: 'Cabinet', logo: { hash: logo } }) })
  library.db
    .prepare(
      `INSERT INTO exhibits (id, dossier, position, data, revision, updated_at)
       VALUES ('x', @dossier, 1, @data, 1, @long)`,
    )
    .run({ dossier: text.dossier, data: JSON.stringify({ file: { sha256: exhibit } }), long })
  expect(collectPictures(library)).toEqual([])
  for (const hash of [shown, removed, older, logo, exhibit]) expect(there(hash)).toEqual([true, true])
})

test('put in again, it is as new; upkeep looks for the others when the library is opened', async () => {
  const [again, gone] = [aPicture('remise'), aPicture('perdue')]
  pictures(library.db).add({ sha256: again, type: 'png', width: 2, height: 2 })
  const index = background(library)
  index.start()
  await index.idle()
  await index.close()
  expect([there(again), there(gone)]).toEqual([
    [true, true],
    [false, false],
  ])
})
