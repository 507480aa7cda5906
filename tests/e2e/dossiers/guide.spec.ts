import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { choose } from '../files.ts'
import { expect, test, textFile } from '../fixture.ts'
import { firstStart, openAt, press } from '../window.ts'

test('a référé is prepared with its claim, and asks for the copy of it', async ({ page, served }) => {
  const { id } = JSON.parse(served.cli('dossier', 'sample', 'recourse', '--json'))
  await openAt(page, `#/dossier/${id}`)
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

test('what files are asked by is not forgotten while the system’s dialog is open', async ({
  page,
  served,
  folder,
}) => {
  served.cli('template', 'export', 'note-en-delibere', '--out', join(folder, 'note.json'))
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await page.getByRole('link', { name: 'Réglages' }).click()
  const section = page.getByRole('region', { name: 'Modèles' })
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.enable')
  await browser.send('Page.setInterceptFileChooserDialog', { enabled: true })
  const opened = new Promise<number>(resolve =>
    browser.once('Page.fileChooserOpened', ({ backendNodeId = 0 }) => resolve(backendNodeId)),
  )
  await press(section, 'Reprendre un fichier…')
  const asked = await opened
  await browser.send('HeapProfiler.collectGarbage')
  const files = [join(folder, 'note.json')]
  await browser.send('DOM.setFileInputFiles', { backendNodeId: asked, files })
  await expect(section.getByRole('button', { name: /^Retirer\s: Note en délibéré/ })).toBeVisible()
})
