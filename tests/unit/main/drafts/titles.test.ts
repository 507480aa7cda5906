import { afterAll, expect, test } from 'vitest'
import { program, temporary } from '../../../contract/program.ts'

const place = temporary()
afterAll(() => place.remove())

test('a text of a general form bears its name alone, in the dossier and in its file', async () => {
  const { call, close } = program(place.folder)
  const { id: dossier } = await call['dossiers.create']({ template: 'requete-annulation', facts: {} })
  await call['drafts.create']({ dossier, template: 'replique-generale' })
  const texts = await call['drafts.list']({ dossier })
  expect(texts.map(one => one.title).toSorted()).toEqual(['Mémoire en réplique', 'Requête en annulation'])
  const { name } = await call['drafts.export']({ id: texts[0]!.id })
  expect(name).not.toMatch(/sujet/)
  await close()
})
