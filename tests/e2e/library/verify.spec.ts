import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clean } from '../clean.ts'
import { dropFiles } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'

test('a text that a machine wrote is held against the library, pasted or dropped', async ({
  page,
  served,
  folder,
}) => {
  served.cli('import', '--starter')
  const right =
    '« dans le délai imparti pour l’introduction d’un recours contentieux, d’un recours gracieux ou hiérarchique qui interrompt le cours de ce délai »'
  const law = '(article L. 411-2 du code des relations entre le public et l’administration)'
  const invented = 'CE, 12 mars 2019, Société Imaginaire, n° 423456'
  await openAt(page, '#/bibliotheque?vue=verifier')
  await page.getByLabel('Le texte').fill(`Il suffit d’agir ${right} ${law}. Ainsi jugé (${invented}).`)
  await press(page, 'Vérifier ce texte')
  const verdicts = page.getByRole('region', { name: 'Ce qui a été vérifié' })
  await expect(verdicts).toContainText('Rien à revoir dans ce qui a pu être comparé')
  await expect(verdicts).toContainText('1 absente')
  await expect(verdicts.getByRole('listitem').filter({ hasText: 'Société Imaginaire' })).toBeVisible()
  await clean(page, 'projet vérifié')

  const file = join(folder, 'projet.txt')
  writeFileSync(file, `Il suffit d’agir ${right.replace(' ou ', ' et ')} ${law}.`)
  await dropFiles(page, [file])
  await expect(verdicts).toContainText('1 point à revoir, dans projet.txt')
  await expect(verdicts.locator('.alarm')).toContainText('« et » au lieu de « ou »')
})
