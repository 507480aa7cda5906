import { afterAll, expect, test } from 'vitest'
import { keepSitting } from '../../../../src/main/drafts/sittings.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import { versions } from '../../../../src/main/drafts/version-store.ts'
import { program, temporary } from '../../../contract/program.ts'

const place = temporary()
afterAll(() => place.remove())

test('a text is kept as its last sitting left it when the next one begins, were the program killed or not', async () => {
  const { call, library, close } = program(place.folder)
  const made = await call['dossiers.create']({ template: 'rep-vsa', facts: {} })
  const id = made.drafts[0]!
  const draft = drafts(library.db).get(id)
  const left = Date.parse(drafts(library.db).savedAt(id)!)
  keepSitting(library, id, left + 20 * 60_000)
  expect(versions(library.db).list(id)).toEqual([])
  keepSitting(library, id, left + 31 * 60_000)
  const [kept] = versions(library.db).list(id)
  expect(kept).toMatchObject({ kind: 'sitting', at: draft.updatedAt })
  keepSitting(library, id, left + 40 * 60_000)
  expect(versions(library.db).list(id)).toHaveLength(1)
  expect(versions(library.db).get(kept!.id).draft.blocks).toEqual(draft.blocks)
  await close()
})
