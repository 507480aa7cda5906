import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cleanEverywhere } from '../clean.ts'
import { expect, runCli, test } from '../fixture.ts'
import { campaignSection, openAt, press } from '../window.ts'

const head = 'Campagne'

test('a campaign is begun, kept on every tab, told who leads it, archived and taken out again', async ({
  page,
  served,
}) => {
  served.cli('import', '--starter')
  await openAt(page, '#/campagne/textes/narcotrafic')
  await press(page, 'Commencer la campagne')
  await expect(page.getByRole('heading', { name: 'Ce soir' })).toBeVisible()
  await cleanEverywhere(page, 'ce soir')
  await campaignSection(page, 'L’équipe')
  await expect(page.getByRole('heading', { name: 'Qui la mène' })).toBeVisible()
  await page.getByLabel('Association').fill('Regards libres')
  await page.getByLabel('Contact').fill('Camille Durand, 01 23 45 67 89')
  await press(page, 'Enregistrer')
  await expect(page.getByText('ses documents reprennent ce qui a changé')).toBeVisible()
  await cleanEverywhere(page, 'campagne')

  // the bill stays, whatever the tab
  const choice = page.getByRole('combobox', { name: head, exact: true })
  for (const [group, section] of [
    ['Nos documents', 'Documents'],
    ['Nos documents', 'Amendements'],
    ['Les élus', 'Parlementaires'],
    ['Le texte', undefined],
    ['Les élus', 'Appels'],
  ] as const) {
    await campaignSection(page, group, section)
    await expect(choice).toHaveValue('narcotrafic')
  }
  // nobody can be called yet: the page says where members come from, and keeps the bill
  await expect(page.getByRole('link', { name: 'Importer les parlementaires', exact: true })).toBeVisible()
  await expect(choice).toHaveValue('narcotrafic')

  // what the campaign says is not asked again
  await openAt(page, '#/campagne/documents/composer?document=note')
  await expect(page.getByText(/Repris de la campagne\. .*Regards libres/)).toBeVisible()
  await expect(page.getByLabel(/Qui peut-on rappeler/)).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^Accès aux messages chiffrés/ }).check()
  await page
    .getByRole('checkbox', { name: /porte dérobée/ })
    .first()
    .check()
  await page
    .getByLabel('Que demandez-vous de voter ?')
    .fill('voter contre le rétablissement de l’article 8 ter')
  await press(page, 'Écrire le document')
  await expect(page.locator('[contenteditable=true]')).toContainText('Regards libres')
  const [, dossier = ''] = page.url().match(/dossier\/([^/]+)\//) ?? []

  // the dossier of its documents says so in the list of dossiers, and leads to it
  await openAt(page, '#/dossiers')
  await page.getByRole('listitem').filter({ hasText: 'Campagne ·' }).getByRole('link').click()
  await expect(page).toHaveURL(/#\/campagne\/textes\/narcotrafic/)
  expect(served.cli('dossier', 'list')).toMatch(new RegExp(`^${dossier} .*\\(documents de la campagne`, 'm'))

  await openAt(page, '#/campagne/equipe')
  await press(page, 'Archiver la campagne')
  await expect(page.getByRole('heading', { name: 'Campagnes archivées' })).toBeVisible()
  await expect(choice).not.toHaveValue('narcotrafic')
  await press(page, 'Sortir de l’archive')
  await expect(page.getByRole('heading', { name: 'Campagnes archivées' })).toHaveCount(0)
  await choice.selectOption('narcotrafic')
  await expect(page.getByLabel('Association')).toHaveValue('Regards libres')
  expect(JSON.parse(served.cli('campaign', 'show', '--json'))).toMatchObject({
    bill: 'narcotrafic',
    association: 'Regards libres',
  })
})

test('a campaign is shared whole by one act, and its file has nothing to take where it comes from', async ({
  page,
  served,
  folder,
}) => {
  served.cli('import', '--starter')
  served.cli('campaign', 'begin', 'narcotrafic', '--association', 'Regards libres')
  const remark = { id: 'k', author: 'Ana', at: '2026-03-05T10:00:00.000Z', text: 'À vérifier', quote: '' }
  const note = await commented(page, { ...remark, replies: [], resolved: false })
  await openAt(page, '#/campagne/equipe')
  await press(page, 'Envoyer en un fichier…')
  const box = page.getByRole('dialog', { name: 'Envoyer la campagne en un fichier' })
  await expect(box.getByText(/part entière\s: le texte suivi et ses mesures/)).toBeVisible()
  await box.getByLabel('Votre nom').fill('Regards libres')
  const withComments = box.getByLabel(/Joindre 1\scommentaire des documents/)
  await expect(withComments).toBeChecked()
  await cleanEverywhere(page, 'partage')
  await press(page, 'Faire le fichier')
  await expect(box.getByText(/est prêt et signé/)).toBeVisible()
  const file = join(folder, 'campagne.pretoire')
  served.cli('campaign', 'export', '--author', 'Regards libres', '--out', file)
  const review = JSON.parse(served.cli('campaign', 'receive', file, '--json'))
  expect(review.items.map((one: { what: string }) => one.what)).toContain('campaign')
  expect(review.items.filter((one: { state: string }) => one.state !== 'same')).toEqual([])

  // at a colleague's, the comment comes with who said it and when; left out, the file has nothing of it
  const colleague = join(folder, 'ben')
  runCli(colleague, ['campaign', 'receive', file, '--take'])
  expect(JSON.parse(runCli(colleague, ['draft', 'show', note])).comments).toMatchObject([remark])
  expect(readFileSync(file, 'utf8')).toContain(remark.text)
  served.cli('campaign', 'export', '--no-comments', '--author', 'Regards libres', '--out', file)
  expect(readFileSync(file, 'utf8')).not.toContain(remark.text)
})

/** Writes a note of the campaign with a comment, as its own code does; its id. */
const commented = (page: Page, comment: object) =>
  page.evaluate(async given => {
    const send = async (channel: string, input: object) => {
      const reply = await fetch(`call/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      return (await reply.json()).value
    }
    const choice = { bill: 'narcotrafic', stage: 'senat-vote', measures: [], arguments: [] }
    const { draft: id } = await send('briefs.create', { template: 'note-parlementaires', choice, facts: {} })
    const draft = await send('drafts.get', { id })
    await send('drafts.save', { draft: { ...draft, comments: [given] } })
    return id as string
  }, comment)
