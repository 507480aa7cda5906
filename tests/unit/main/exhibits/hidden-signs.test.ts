import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { safeName } from '../../../../src/main/kernel/files/uploads.ts'
import { cleanedText } from '../../../../src/shared/exhibits/hidden-signs.ts'
import { fileAt, type Program, program, temporary } from '../../../contract/program.ts'
import { aPdf } from '../../../fixtures/files.ts'

let place: ReturnType<typeof temporary>
let here: Program
let dossier: string
beforeAll(async () => {
  place = temporary()
  here = program(join(place.folder, 'bibliotheque'))
  dossier = (await here.call['dossiers.create']({ template: 'rep-vsa', facts: { commune: 'Moirans' } })).id
})
afterAll(async () => {
  await here.close()
  place.remove()
})

test('the name of a file and the label of an exhibit are cleaned where they enter', async () => {
  const file = place.file('Constat\u202e fdp.pdf', aPdf('Constat'))
  const named = await here.call['exhibits.add']({ dossier, file: fileAt(file) })
  expect(named.file?.name).toBe('Constat fdp.pdf')
  expect(named.label).not.toMatch(/\u202e/)
  const label = 'Lettre\u200b du\u202e maire\n\nde Moirans'
  const labelled = await here.call['exhibits.add']({ dossier, file: fileAt(file), label })
  expect(labelled.label).toBe('Lettre du maire de Moirans')
  const saved = await here.call['exhibits.save']({ exhibit: { ...labelled, label: 'Avis\u2066\tdu préfet' } })
  expect(saved.label).toBe('Avis du préfet')
})

test('what was taken out is said, and only then', () => {
  expect(cleanedText('facture\u202efdp.exe')).toMatch(/signes invisibles.*facturefdp\.exe/)
  expect(cleanedText('Pièce n°\u00a04, de\u0301cision.pdf')).toBeUndefined()
})

test('a file made for the user bears none', () => {
  expect(safeName('Requête\u202e fdp.docx')).toBe('Requête fdp.docx')
})
