import { join } from 'node:path'
import { dropFiles } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, press, sheet } from '../window.ts'

const PASSPHRASE = 'cinq mots au téléphone'

test('a dossier is exported under a passphrase, and its file asks for it when it is opened', async ({
  page,
  served,
  folder,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  const title = 'Dossier confié'
  served.cli('dossier', 'new', '--template', 'recours-gracieux', '--title', title)
  await goTo(page, 'Dossiers')
  await page
    .getByRole('link', { name: /^Dossier confié/ })
    .first()
    .click()
  await sheet(page, 'Classer')
  await press(page, 'Exporter sous phrase de passe…')
  const box = page.getByRole('dialog', { name: 'Exporter sous phrase de passe' })
  await box.getByLabel('Phrase de passe du dossier').fill(PASSPHRASE)
  await box.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  const download = page.waitForEvent('download')
  await press(box, 'Exporter…')
  const file = join(folder, 'dossier-confie.dossier-scelle')
  await (await download).saveAs(file)
  await expect(box).toBeHidden()

  await goTo(page, 'Dossiers')
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Ouvrir un dossier exporté…')
  await (await chooser).setFiles(file)
  const ask = page.getByRole('dialog', { name: 'Dossier protégé' })
  await ask.getByLabel('Phrase de passe du dossier').fill('une phrase tout autre')
  await press(ask, 'Ouvrir')
  await expect(ask.getByRole('alert')).toContainText('Ce n’est pas la phrase de passe')
  await ask.getByLabel('Phrase de passe du dossier').fill(PASSPHRASE)
  await press(ask, 'Ouvrir')
  await expect(ask).toBeHidden()
  await goTo(page, 'Dossiers')
  await expect(page.getByRole('link', { name: /^Dossier confié/ })).toHaveCount(2)

  // dropped on the window, it is opened too, not imported
  await dropFiles(page, [file])
  await ask.getByLabel('Phrase de passe du dossier').fill(PASSPHRASE)
  await press(ask, 'Ouvrir')
  await expect(ask).toBeHidden()
  await goTo(page, 'Dossiers')
  await expect(page.getByRole('link', { name: /^Dossier confié/ })).toHaveCount(3)
})
