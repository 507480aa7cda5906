import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, textFile } from './fixture.ts'
import { choose, firstStart, press } from './window.ts'

const word = (text: string) => new RegExp(text)

test('from “my town has bought BriefCam” a volunteer is led to the right text, with its dates', async ({
  page,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await press(page, 'Être guidé pas à pas')
  await press(page, word('Ma commune a acheté'))
  await page.getByLabel('Dans quelle commune ?').fill('Moirans')
  await page.keyboard.press('Enter')
  await page.getByLabel('Quel logiciel ?').fill('BriefCam')
  await press(page, 'Continuer')
  await press(page, word('Un article de presse'))
  await press(page, word('^Non$'))

  const proposed = page.getByRole('region', { name: 'Demander les documents à la commune' })
  await expect(proposed).toContainText('Un mois sans réponse vaut refus')
  await expect(proposed).toContainText('Si votre envoi est reçu aujourd’hui')
  await expect(proposed.getByRole('heading', { name: /Saisine de la CADA/ })).toBeVisible()
  await expect(proposed.getByRole('link', { name: 'art. L. 342-1 CRPA' }).first()).toBeVisible()

  // an answer is changed, and what it led to goes
  await press(page, 'Changer : Avez-vous déjà demandé ces documents à la commune ?')
  await expect(proposed).toBeHidden()
  await press(page, word('^Non$'))
  await press(page, 'Préparer ce texte')
  await expect(page.locator('[contenteditable=true]')).toContainText('demande de communication de documents')
  await expect(page.locator('[contenteditable=true]')).toContainText('La commune de Moirans')
  await expect(page.locator('[contenteditable=true]')).toContainText('article L. 311-1')

  // in the dossier: the court is known, the guide goes on from there
  await page.getByRole('link', { name: 'Moirans – BriefCam' }).click()
  await expect(page.getByLabel(/Dans quelle commune/)).toHaveValue('Moirans')
  await press(page, 'Que faire maintenant ?')
  await press(page, word('On me refuse des documents'))
})

test('grounds are picked and go to their place; the claim’s référé is prepared with it, and asks for its copy', async ({
  page,
  served,
}) => {
  const { id, drafts } = JSON.parse(served.cli('dossier', 'sample', 'recourse', '--json'))
  await page.goto(`${served.url.split('#')[0]}#/dossier/${id}/${drafts[0]}`)
  const outline = page.getByRole('navigation', { name: 'Plan' })
  await expect(outline).toContainText('FAITS ET PROCÉDURE')
  await press(page, 'Moyens')
  const box = page.getByRole('dialog', { name: 'Moyens' })
  await expect(box.getByLabel('Sur l’absence de base légale')).toBeDisabled()
  await box.getByLabel('Sur le détournement de pouvoir ou de procédure').check()
  await press(box, 'Insérer le moyen')
  await expect(outline).toContainText('Sur le détournement de pouvoir')
  await page.keyboard.press('F6')
  await page.keyboard.press('Control+z')
  await expect(outline).not.toContainText('Sur le détournement de pouvoir')

  await page.getByRole('link', { name: /Regards libres c. commune/ }).click()
  await press(page, 'Préparer ensemble…')
  await press(page.getByRole('dialog', { name: 'Préparer ensemble' }), 'Préparer')
  await page.getByRole('link', { name: /^Référé-suspension/ }).click()
  await page.getByRole('tab', { name: 'Contrôles' }).click()
  await expect(page.getByText(/Joignez la copie de la requête en annulation/)).toBeVisible()
  await press(page, 'Joindre la copie du texte de ce dossier')
  // LibreOffice looks at its pages first, where it is installed
  await expect(page.getByText(/Joignez la copie de la requête en annulation/)).toBeHidden({ timeout: 60_000 })
})

test('a template is written to a file, changed by hand, taken back; a fault in it is said in a sentence', async ({
  page,
  served,
  folder,
}) => {
  served.cli('template', 'export', 'note-en-delibere', '--out', join(folder, 'note.json'))
  const file = readFileSync(join(folder, 'note.json'), 'utf8')
  const bad = textFile(folder, 'faux.json', file.replaceAll('{{note.points}}', '{{note.pointe}}'))
  const good = textFile(folder, 'bon.json', file.replace('"title": "Note en délibéré"', '"title": "Ma note"'))
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await page.getByRole('link', { name: 'Réglages' }).click()
  const section = page.getByRole('region', { name: 'Modèles' })
  await choose(page, () => press(section, 'Reprendre un fichier…'), [bad])
  await expect(section.getByRole('alert')).toContainText(/le fait «\s*note\.pointe\s*» n’existe pas/)
  await choose(page, () => press(section, 'Reprendre un fichier…'), [good])
  await expect(section.getByRole('alert')).toBeHidden()
  await press(section, 'Retirer : Ma note')
  await expect(section.getByRole('button', { name: 'Retirer : Ma note' })).toBeHidden()
  await press(page, 'Annuler')
  await expect(section.getByRole('button', { name: 'Retirer : Ma note' })).toBeVisible()
})
