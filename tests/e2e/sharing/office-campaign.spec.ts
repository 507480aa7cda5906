import { cleanEverywhere } from '../clean.ts'
import { expect, runCli, test } from '../fixture.ts'
import { openAt, press } from '../window.ts'
import { startWithPaul } from './colleague.ts'

/** The first meeting seals all that goes. */
const MEETING = { timeout: 30_000 }

test('a campaign and an argument are shared by their buttons and come whole to a colleague', async ({
  page,
  folder,
  served,
}) => {
  const paul = await startWithPaul(page, served, folder, { who: 'Bénévole' })
  served.cli('import', '--starter')
  served.cli('campaign', 'begin', 'narcotrafic', '--association', 'Regards libres', '--signature', 'Marie')
  const shared = page.locator('.shared-with')

  await openAt(page, '#/campagne/equipe')
  await expect(shared).toContainText('Sur ce poste seulement.')
  await press(page, 'Partager avec…')
  const box = page.getByRole('dialog')
  await expect(box).toContainText('son texte de loi, ses étapes et ses mesures')
  await cleanEverywhere(page, 'partager une campagne')
  await press(page, 'Partager avec « Recours vidéo »')
  await expect(box.getByText('partagée', { exact: true })).toBeVisible()
  await press(box, 'Fermer')
  await expect(shared).toContainText(/Partagée avec Recours vidéo.*à jour/, MEETING)
  await cleanEverywhere(page, 'campagne partagée')
  runCli(paul, ['office', 'sync'])
  expect(runCli(paul, ['campaign', 'show', 'narcotrafic'])).toContain('Association : Regards libres')
  expect(runCli(paul, ['campaign', 'show', 'narcotrafic'])).toContain('Signature : non dite')

  // an argument by its page: it goes with the sources it rests on
  const [argument] = JSON.parse(served.cli('search', 'Attaquez le contrat', '--kind', 'argument', '--json'))
  await openAt(page, `#/bibliotheque/${argument.id}`)
  await expect(shared).toContainText('Sur ce poste seulement.')
  await press(page, 'Partager avec…')
  await expect(box).toContainText('Avec cet argument partent les sources sur lesquelles il repose.')
  await press(page, 'Partager avec « Recours vidéo »')
  await expect(box.getByText('partagé', { exact: true })).toBeVisible()
  await press(box, 'Fermer')
  await expect(shared).toContainText(/Partagé avec Recours vidéo.*à jour/, MEETING)
  await cleanEverywhere(page, 'argument partagé')
  runCli(paul, ['office', 'sync'])
  expect(runCli(paul, ['show', argument.id])).toContain('Attaquez le contrat')
})
