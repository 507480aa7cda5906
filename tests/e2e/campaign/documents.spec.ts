import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aZip } from '../../fixtures/import/archives.ts'
import { smallAssembly } from '../../fixtures/import/parliament.ts'
import { cleanEverywhere } from '../clean.ts'
import { expect, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'

test('from the measures of a bill to a note in Word, then the same note for several members', async ({
  page,
  served,
  folder,
}) => {
  const zip = join(folder, 'AMO10.zip')
  writeFileSync(zip, await aZip(smallAssembly()))
  served.cli('import', '--starter')
  served.cli('import', zip)
  await openAt(page, '#/campagne/documents/composer?texte=narcotrafic&stade=an-commission')

  await page.getByRole('radio', { name: /^Note aux parlementaires/ }).check()
  await expect(page.getByText('Choisissez au moins une mesure.')).toBeVisible()
  await page.getByRole('checkbox', { name: /^Accès aux messages chiffrés/ }).check()
  await page.getByRole('checkbox', { name: /porte dérobée/ }).check()
  await expect(page.getByRole('checkbox', { name: /avant la décision du 12 juin 2025/ })).toBeDisabled()
  await page.getByLabel('Quel est le titre de la note ?').fill('Ne pas rouvrir la porte dérobée')
  await page
    .getByLabel('Que demandez-vous de voter ?')
    .fill('voter contre le rétablissement de l’article 8 ter')
  await page.getByLabel(/Qui peut-on rappeler/).fill('Camille Durand, 01 23 45 67 89')
  await cleanEverywhere(page, 'composer')
  await press(page, 'Écrire le document')

  const text = page.locator('[contenteditable=true]')
  await expect(text).toContainText('Accès aux messages chiffrés')
  await expect(text).toContainText('Podchasov')
  const [, dossier = '', draft = ''] = page.url().match(/dossier\/([^/]+)\/([^/?]+)/) ?? []
  const out = join(folder, 'note.docx')
  const made = JSON.parse(served.cli('export', draft, '--out', out, '--json'))
  expect(made.pages).toBeLessThanOrEqual(2)

  await openAt(page, '#/campagne/documents')
  await cleanEverywhere(page, 'documents')
  await press(page, 'Envoyer à plusieurs')
  await press(page, 'Ajouter ces parlementaires')
  const openings = page.getByRole('region', { name: 'Ouvertures' }).getByRole('textbox')
  await expect(openings).toHaveCount(6)
  await openings.nth(0).fill('Vous connaissez {{member.department}}.')
  await press(page, 'Garder comme formule')
  for (const at of [1, 2, 3]) {
    await openings.nth(at).focus()
    await page.getByLabel(/^Une formule gardée/).selectOption({ index: 1 })
  }
  await expect(page.getByRole('alert')).toContainText('4 ouvertures sont les mêmes')
  await expect(page.getByText(/^Ouverture copiée\s: la même phrase va à/)).toHaveCount(4)
  await cleanEverywhere(page, 'envoi')
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0)
  // once saved it is not saved again: three saves would have come meanwhile
  let saves = 0
  page.on('request', request => {
    if (request.url().endsWith('/call/sets.save')) saves += 1
  })
  await page.waitForTimeout(2000)
  expect(saves).toBe(0)
  expect(dossier).not.toBe('')
})
