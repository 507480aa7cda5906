import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { hold } from '../../../src/main/kernel/database/hold.ts'
import { aDecision } from '../../fixtures/builders.ts'
import { holdCalls } from '../answers.ts'
import { choose, dropFiles, imported, save } from '../files.ts'
import { expect, packFile, runCli, test } from '../fixture.ts'
import { firstStart, goTo, openAt, press, search } from '../window.ts'

/** Sends one message from the page, as its own code does. */
const send = (page: Page, channel: string, input: object) =>
  page.evaluate(
    async ([to, given]) => {
      const reply = await fetch(`call/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      })
      return (await reply.json()).value
    },
    [channel, input] as const,
  )

/** Changes a source of the library behind the window. */
async function change(page: Page, id: string, fields: object) {
  const source = await send(page, 'library.get', { id })
  await send(page, 'library.save', { source: { ...source, ...fields } })
}

test('a pack goes from one library to another: nothing is written before the review, all of it is undone', async ({
  page,
  folder,
  served,
}) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')

  // another library, whose owner corrects a decision and adds one
  const other = join(folder, 'autre')
  const pack = join(folder, 'lot.pretoire')
  runCli(other, ['import', '--starter'])
  const sent = [
    'pack',
    'send',
    'VSA-01',
    '--title',
    'Vidéosurveillance',
    '--author',
    'Ana Exemple',
    '--out',
    pack,
  ]
  runCli(other, sent)
  const text = readFileSync(pack, 'utf8')

  // an altered pack is refused in a sentence
  writeFileSync(join(folder, 'abîmé.pretoire'), text.replace('Moirans', 'Moiranz'))
  await dropFiles(page, [join(folder, 'abîmé.pretoire')])
  await expect(page.getByRole('alert')).toContainText('la signature ne correspond pas')

  // mine is changed: received again, what I changed stays
  await dropFiles(page, [pack])
  await expect(page.getByRole('heading', { level: 1, name: 'Vidéosurveillance' })).toBeVisible()
  await expect(page.getByText('Signé par Ana Exemple, dont vous n’avez encore rien reçu')).toBeVisible()
  await press(page, 'Prendre le lot')
  await expect(page.getByRole('heading', { level: 1, name: 'Lots reçus' })).toBeVisible()
  await change(page, 'VSA-01', { name: 'Mon nom pour elle' })

  // the next version, made by the window of this very library under another name, is a conflict
  const before = await send(page, 'library.get', { id: 'VSA-01' })
  const next = JSON.parse(JSON.parse(text).content)
  next.sources[0].name = 'Le nom qu’ils lui donnent'
  next.sources[0].holding = 'Ce qu’ils en retiennent.'
  writeFileSync(
    join(folder, 'suite.pretoire'),
    JSON.stringify({
      ...next,
      pretoire: 1,
      sources: [...next.sources, { ...next.sources[0], id: 'neuve', numbers: ['2699999'], name: 'Neuve' }],
    }),
  )
  await dropFiles(page, [join(folder, 'suite.pretoire')])
  await expect(page.getByText('qui signe d’ordinaire').or(page.getByText('signe d’ordinaire'))).toBeVisible()
  const item = page.getByRole('group', { name: /Nom usuel/ })
  await expect(item.getByRole('radio', { name: /^Ici/ })).toBeChecked()
  expect(await send(page, 'library.get', { id: 'VSA-01' })).toEqual(before)
  await item.getByRole('radio', { name: /^Reçu/ }).focus()
  await page.keyboard.press('Space')
  await press(page, 'Prendre le lot')
  await expect(page.locator('.toast').last()).toContainText('1 fiche ajoutée, 1 fiche modifiée')
  expect(await send(page, 'library.get', { id: 'VSA-01' })).toMatchObject({
    name: 'Le nom qu’ils lui donnent',
  })
  await page.locator('.toast').last().getByRole('button', { name: 'Annuler' }).click()
  await expect(page.locator('.toast').last()).toContainText('tout est comme avant')
  expect(await send(page, 'library.get', { id: 'VSA-01' })).toMatchObject({ name: 'Mon nom pour elle' })
  expect(served.cli('pack', 'list')).toContain('Vidéosurveillance')

  // what was received last is not undone by the pack of the week before
  await dropFiles(page, [join(folder, 'suite.pretoire')])
  await press(page, 'Tout prendre')
  await press(page, 'Prendre le lot')
  const former = [{ ...next.sources[0], name: 'Le nom d’avant' }]
  writeFileSync(
    join(folder, 'avant.pretoire'),
    JSON.stringify({ ...next, pretoire: 1, madeAt: '2026-01-01T09:00:00.000Z', sources: former }),
  )
  await dropFiles(page, [join(folder, 'avant.pretoire')])
  await expect(page.getByText('plus anciens, laissés 1')).toBeVisible()
  await page.getByText('plus ancien que le vôtre\u00a0: laissé').click()
  await expect(item.getByRole('radio', { name: /^Ici/ })).toBeChecked()
  await expect(page.getByRole('status').filter({ hasText: 'rien à changer' })).toBeVisible()
  await item.getByRole('radio', { name: /^Reçu/ }).focus()
  await page.keyboard.press('Space')
  await press(page, 'Prendre le lot')
  await expect
    .poll(() => send(page, 'library.get', { id: 'VSA-01' }))
    .toMatchObject({ name: 'Le nom d’avant' })
})

test('a search is sent, without the private notes unless one is ticked', async ({ page, folder }) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')
  await change(page, 'VSA-01', { notes: 'sentinelle entre nous' })
  await expect(await search(page, '2105328')).not.toHaveCount(0)
  await press(page, 'Autres actions')
  await page.getByRole('menuitem', { name: 'Envoyer cette recherche…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Envoyer un lot' })
  await dialog.getByLabel('Titre du lot').fill('Moirans')
  await dialog.getByLabel('Votre nom').fill('Ana Exemple')
  await expect(dialog.getByText('aucune ne part')).toBeVisible()
  await dialog.getByText(/^Textes suivis \(\d+\)\s: aucun ne part/).click()
  await dialog.locator('.pack-notes').last().getByRole('checkbox').first().check()
  await press(dialog, 'Faire le lot')
  const file = join(folder, 'moirans.pretoire')
  await save(page, () => dialog.getByRole('link', { name: 'Enregistrer le lot' }).click(), file)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('Moirans')
  expect(text).not.toContain('sentinelle')
  expect(JSON.parse(JSON.parse(text).content).bills).toHaveLength(1)
  await press(dialog, 'Fermer')

  // the key that signs is taken away under a passphrase, and taken up again
  await goTo(page, 'Réglages')
  await press(page, 'Emporter la clé…')
  const taking = page.getByRole('dialog', { name: 'Emporter la clé de signature' })
  await taking.getByLabel('Phrase secrète').fill('cheval agrafe pluie')
  await taking.getByLabel('La même, encore').fill('cheval agrafe pluie')
  const key = join(folder, 'ana.pretoire-cle')
  await save(page, () => press(taking, 'Enregistrer le fichier'), key)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press(page, 'Reprendre une clé d’un fichier…'),
  ])
  await chooser.setFiles(key)
  const bringing = page.getByRole('dialog', { name: 'Reprendre une clé de signature' })
  await bringing.getByLabel('Phrase secrète').fill('cheval agrafe')
  await press(bringing, 'Signer avec cette clé')
  await expect(bringing.getByRole('alert')).toContainText('n’ouvre pas ce fichier')
  await bringing.getByLabel('Phrase secrète').fill('cheval agrafe pluie')
  await press(bringing, 'Signer avec cette clé')
  await expect(page.locator('.toast').last()).toContainText('signe déjà avec cette clé')
})

/** Leaves in a library what the taking of a pack leaves when it is killed. */
function cutShort(library: string, at: { state: string; steps: number; next: number }, ...rows: string[][]) {
  const db = new Sqlite(join(library, 'library.db'))
  const pack = {
    id: 'lot',
    title: 'Girafes',
    author: 'Ana Exemple',
    version: '1',
    takenAt: '2026-01-01T10:00:00.000Z',
  }
  const add = db.prepare("INSERT INTO acts (id, title, at, data) VALUES (?, ?, '', ?)")
  add.run('acte/work', 'pack-work', JSON.stringify({ ...at, pack, things: 1 }))
  for (const row of rows) add.run(...row)
  db.close()
}

test('a pack whose taking a kill cut short is told at the next start, with the way to take it again', async ({
  page: first,
  folder,
  served,
  errors,
}) => {
  await firstStart(first, 'Avocat·e', 'Commencer sans rien')
  await served.kill()
  cutShort(served.library, { state: 'reading', steps: 1, next: 0 })
  const page = await served.again()
  errors.length = 0
  const told = page.getByRole('complementary', { name: 'Imports' })
  await expect(told).toContainText('La réception d’un lot a été interrompue')
  await expect(told).toContainText('« Girafes » (Ana Exemple)')
  const file = packFile(folder, [aDecision({ name: 'Girafe' })])
  await choose(page, () => press(told, 'Ouvrir son fichier…'), [file])
  await expect(page.getByText('rien n’est encore écrit')).toBeVisible()
  await expect(told).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Lots reçus' })).toBeVisible()
  await expect(told).toBeHidden()
})

test('a pack cut short is said to be on its way while it is ended, with how far it is, then to be there', async ({
  page: first,
  served,
  errors,
}) => {
  await firstStart(first, 'Avocat·e', 'Commencer sans rien')
  await served.kill()
  const taken = {
    id: 'acte',
    title: 'Girafes',
    author: 'Ana Exemple',
    at: '2026-01-01T10:00:00.000Z',
    outcome: 'taken',
  }
  cutShort(
    served.library,
    { state: 'taking', steps: 4, next: 3 },
    ['acte/cut', 'pack-cut', JSON.stringify(taken)],
    ['acte/step/3', 'pack-step', '[]'],
  )
  const release = hold(served.library, 'packs')
  const page = await served.again()
  errors.length = 0
  const told = page.getByRole('complementary', { name: 'Imports' })
  await expect(told).toContainText('elle s’achève')
  await expect(told).toContainText('« Girafes » (Ana Exemple)')
  await expect(told.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '3')
  await expect(told).not.toContainText('vient d’être achevée')
  release?.()
  await expect(told).toContainText('le lot est pris en entier')
  await expect(told.getByRole('progressbar')).toBeHidden()
})

test('the authorities of a dossier are sent under a title of one’s own: neither its name nor its texts go', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Charger la bibliothèque de départ')
  await imported(page)
  const { id } = await send(page, 'dossiers.sample', { type: 'recourse' })
  const dossier = await send(page, 'dossiers.get', { id })
  await send(page, 'dossiers.save', { dossier: { ...dossier, title: 'Sentinelle contre commune' } })
  await openAt(page, `#/dossier/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Sentinelle contre commune' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('autorités citées')
  await page.getByRole('menuitem', { name: 'Envoyer les autorités citées dans ce dossier' }).click()
  const dialog = page.getByRole('dialog', { name: 'Envoyer un lot' })
  await expect(dialog.getByLabel('Titre du lot')).toHaveValue('')
  await dialog.getByLabel('Titre du lot').fill('Vidéosurveillance')
  await dialog.getByLabel('Votre nom').fill('Ana Exemple')
  await press(dialog, 'Faire le lot')
  const file = join(folder, 'autorites.pretoire')
  await save(page, () => dialog.getByRole('link', { name: 'Enregistrer le lot' }).click(), file)
  const content = JSON.parse(JSON.parse(readFileSync(file, 'utf8')).content)
  expect(content.sources.length).toBeGreaterThan(10)
  expect(JSON.stringify(content)).not.toMatch(/sentinelle|Valmont-sur-Isère/i)
})

test('one goes elsewhere while a pack is written or undone, and finds it as it is on coming back', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const holdBack = async (channel: string) => {
    let release = () => {}
    const released = new Promise<void>(done => {
      release = done
    })
    await holdCalls(page, new RegExp(`/call/${channel}$`), () => released)
    return () => release()
  }
  const file = join(folder, 'girafe.pretoire')
  renameSync(packFile(folder, [aDecision({ name: 'Girafe' })]), file)
  const written = await holdBack('packs.apply')
  await dropFiles(page, [file])
  await press(page, 'Prendre le lot')
  await goTo(page, 'Dossiers')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Écriture…' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ne rien prendre' })).toBeDisabled()
  written()
  await expect(page.getByRole('heading', { level: 1, name: 'Lots reçus' })).toBeVisible()
  const undone = await holdBack('packs.undo')
  const asked = page.getByRole('button', { name: 'Annuler la réception de « Essai »' })
  await asked.click()
  await expect(asked).toHaveText('Annulation…')
  await expect(asked).toBeFocused()
  undone()
  await expect(page.getByRole('list', { name: 'Lots reçus' })).toContainText('annulé')
})

test('a known author’s new key is taken only on one’s word, and that it is kept is said', async ({
  page,
  folder,
  served,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  // the same name, from two libraries: two keys
  const [before, after] = ['ancienne', 'nouvelle'].map(name => {
    const [from, out] = [join(folder, name), join(folder, `${name}.pretoire`)]
    runCli(from, ['import', packFile(folder, [aDecision({ id: 'g', name: 'Girafe', holding: name })])])
    const titled = ['--title', 'Girafes', '--author', 'Ana Exemple', '--out', out]
    runCli(from, ['pack', 'send', 'g', ...titled])
    return out
  })
  served.cli('pack', 'take', before ?? '')
  await dropFiles(page, [after ?? ''])
  await expect(page.getByText('La clé a changé', { exact: true })).toBeVisible()
  const take = page.getByRole('button', { name: 'Prendre le lot' })
  await expect(take).toBeDisabled()
  await page.getByRole('checkbox', { name: /J’ai vérifié auprès d’Ana Exemple/ }).check()
  await take.click()
  await expect(page.locator('.toasts')).toContainText('La nouvelle clé d’Ana Exemple est retenue')
  await dropFiles(page, [after ?? ''])
  await expect(page.getByText('Signé, auteur connu')).toBeVisible()

  // undone from the list, its message no longer offers it
  await press(page, 'Ne rien prendre')
  await page
    .getByRole('button', { name: /^Annuler la réception/ })
    .first()
    .click()
  await expect(page.locator('.toasts')).toContainText('tout est comme avant')
  await expect(page.locator('.toasts').getByRole('button', { name: 'Annuler', exact: true })).toHaveCount(0)
})

test('what keeps a pack from being made is said beside the button that makes it', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')
  const { id: dossier } = await send(page, 'dossiers.sample', { type: 'recourse' })
  const [draft] = await send(page, 'drafts.list', { dossier })
  const set = { id: 'envoi', title: 'Courriel', draft: draft.id, list: '', members: [], openings: {} }
  await send(page, 'sets.save', { set: { ...set, revision: 0, updatedAt: '' } })
  await search(page, '2105328')
  await press(page, 'Autres actions')
  await page.getByRole('menuitem', { name: 'Envoyer cette recherche…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Envoyer un lot' })
  await dialog.getByLabel('Titre du lot').fill('Essai')
  await dialog.getByLabel('Votre nom').fill('Ana Exemple')
  // a low window: what is at the top of the dialog is out of sight
  await page.setViewportSize({ width: 900, height: 420 })
  await dialog.getByText(/^Envois personnalisés/).click()
  await dialog.getByRole('checkbox', { name: /^Courriel/ }).check()
  await press(dialog, 'Faire le lot')
  await expect(dialog.getByRole('alert')).toContainText('ne suit aucun texte de loi')
  await expect(dialog.getByRole('alert')).toBeInViewport()
})
