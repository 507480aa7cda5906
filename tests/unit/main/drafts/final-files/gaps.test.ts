import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileAt, temporary } from '../../../../contract/program.ts'
import { inLibrary } from '../../../../docx/texts/samples.ts'
import { templates } from './templates.ts'
import { bundle, copies, faultsOf, faultsOfTemplate, WORKING, wordsIn } from './ways-out.ts'

// without LibreOffice, a bundle is written at once
const office = process.env.PRETOIRE_SOFFICE
beforeAll(() => {
  process.env.PRETOIRE_SOFFICE = ''
})
afterAll(() => {
  if (office === undefined) delete process.env.PRETOIRE_SOFFICE
  else process.env.PRETOIRE_SOFFICE = office
})

test('a text just made of a template shows no gap in a final file of any kind', () =>
  inLibrary(async ({ call, folder }) => {
    for (const template of fc.sample(fc.constantFrom(...templates), 2))
      expect(await faultsOfTemplate(call, folder, template)).toEqual([])
  }))

test('an inventory alone, whose court is still to be said, is told as a working copy', () =>
  inLibrary(async ({ call, folder }) => {
    const { drafts } = await call['dossiers.create']({ template: 'inventaire' })
    const id = drafts[0] ?? ''
    for (const copy of Object.values(copies))
      expect(await wordsIn(folder, await copy(call, id))).toMatch(WORKING)
  }))

test('a title of an exhibit that is still to be completed is in no final bundle, and is said before', () =>
  inLibrary(async ({ call, folder }) => {
    const place = temporary()
    try {
      const { id: dossier } = await call['dossiers.sample']({ type: 'advocacy' })
      const [listed] = await call['drafts.list']({ dossier })
      const id = listed?.id ?? ''
      const exhibit = await call['exhibits.add']({ dossier, file: fileAt(place.file('a.txt', 'Mots')) })
      const look = async () => (await call['filings.preflight']({ drafts: [id] })).lines.map(one => one.code)
      const label = 'Délibération du [à compléter : date]'
      const named = await call['exhibits.save']({ exhibit: { ...exhibit, label } })
      expect(await look()).toContain('title')
      expect(await faultsOf(call, folder, id)).toEqual([])
      await expect(bundle(call, id)).rejects.toMatchObject({
        code: 'refused',
        message: expect.stringContaining(label),
      })
      await call['exhibits.save']({ exhibit: { ...named, label: 'Délibération du 2 mars 2025' } })
      expect(await look()).not.toContain('title')
      expect(await wordsIn(folder, await bundle(call, id))).toContain('Deliberation-du-2-mars-2025')
    } finally {
      place.remove()
    }
  }))
