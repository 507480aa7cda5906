import type { Page } from '@playwright/test'
import { aDecision, anArticle } from '../../fixtures/builders.ts'
import { holdCalls } from '../answers.ts'
import { imported, importFiles, save } from '../files.ts'
import { expect, packFile, sample, test } from '../fixture.ts'
import { answer, command, firstStart, goTo, libraryMenu, press, read, search, undo } from '../window.ts'

test('an empty library says what to do', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
  await goTo(page, 'Campagne')
  await expect(page.getByText('Aucun texte suivi')).toBeVisible()
  await goTo(page, 'Dossiers')
  await expect(page.getByText('Aucun dossier')).toBeVisible()
})

test('the state of the library says what is missing, at which address, and writes the list', async ({
  page,
}, info) => {
  await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
  await imported(page)
  await goTo(page, 'Bibliothèque')
  const lacking = page.locator('.lacking')
  await expect(lacking).toContainText(
    /Aucune des \d+ autorités .* n’a son texte\. \d+\stextes cités sont absents\./,
  )
  const wanted = lacking.getByRole('list', { name: 'À prendre d’abord' }).getByRole('listitem')
  await expect(wanted).toHaveCount(3)
  await expect(wanted.first()).toContainText(
    /^Codes, lois .*page où choisir le fichier, environ 1,1\sGo, \d+\stextes absents$/,
  )
  await expect(wanted.first().getByRole('link')).toHaveAttribute(
    'href',
    /^https:\/\/echanges\.dila\.gouv\.fr\//,
  )
  await press(lacking, 'Ce qui manque à la bibliothèque, et où le prendre')
  await expect(
    page.getByText(/Aucune des \d+ autorités de la bibliothèque de départ n’a son texte/),
  ).toBeVisible()
  const link = page.getByRole('link', { name: /^Conseil d’État,/ }).first()
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/opendata\.justice-administrative\.fr\/DCE\/\d{4}\/\d{2}\/CE_\d{6}\.zip$/,
  )
  await page
    .getByRole('checkbox', { name: /^Cocher Conseil d’État,/ })
    .first()
    .check()
  const write = () => press(page, 'Enregistrer la liste pour « wget -i »')
  expect(await save(page, write, info.outputPath('liste.txt'))).toBe('a-telecharger.txt')
})

test('words find their inflections; kinds, courts and dates narrow; matches are marked', async ({ page }) => {
  await firstStart(page, 'Bénévole', 'Charger la bibliothèque de départ')
  await imported(page)
  await importFiles(page, [
    sample('conseil-etat-fictif_202111.zip'),
    sample('legi-crpa_20260327-140000.tar.gz'),
  ])
  const results = await search(page, 'donnees personnelles')
  await expect(results.first()).toBeVisible()
  await expect(
    page
      .locator('.results mark')
      .filter({ hasText: /^donnée/i })
      .first(),
  ).toBeVisible()
  const status = page.locator('.list-head').getByRole('status')
  const total = async () => Number(((await status.textContent()) ?? '').replace(/\D/g, ''))
  const all = await total()
  await page.getByRole('radio', { name: 'décisions' }).check({ force: true })
  await expect.poll(total).toBeLessThan(all)
  const decisions = await total()
  await page.getByText('Filtres').click()
  await page.getByLabel('Juridiction').selectOption({
    label: (
      (await page.getByLabel('Juridiction').locator('option', { hasText: 'Conseil d’État' }).textContent()) ??
      ''
    ).trim(),
  })
  await expect.poll(total).toBeLessThan(decisions)
  await expect(results.first()).toContainText('CE')
  await page.getByLabel('Depuis le').fill('1/11/2021')
  await page.getByLabel('Jusqu’au').fill('30 novembre 2021')
  await expect(results.first()).toContainText('novembre 2021')
  await press(page, 'Ôter les filtres')
  await expect.poll(total).toBe(decisions)
})

test('an article shows the wording of the day one asks for', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('legi-csi_20200901-000000.tar.gz')])
  const reader = await read(page, 'L. 252-3', 'L. 252-3')
  const versions = reader.getByRole('list', { name: 'Versions' }).getByRole('button')
  expect(await versions.count()).toBeGreaterThan(0)
  const now = await reader.locator('.wording').textContent()
  expect(now).toContain('Version')
  await reader.getByLabel('Texte applicable le').fill('1er janvier 1950')
  await expect(reader.getByText('Aucune des versions d’ici n’était en vigueur ce jour-là')).toBeVisible()
  await versions.last().click()
  await expect(reader.locator('.wording')).toContainText('Version')
})

test('a correction is kept in the history, can be taken back, and survives a new import', async ({
  page,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  const reader = await read(page, '992746', 'n° 992746')
  await press(page, 'Modifier')
  const closed = page.locator('form details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  await answer(page, { 'Nom de l’affaire': 'Affaire des essais', 'Mots-clés': 'délais, essai' })
  await press(page, 'Enregistrer')
  await expect(reader.getByRole('heading', { level: 2 })).toContainText('Affaire des essais')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  await read(page, '992746', 'Affaire des essais')
  await expect(reader.getByRole('list', { name: 'Mots-clés' })).toContainText('délais')
  await reader.getByText(/^Historique/).click()
  await expect(reader.locator('.history li').first()).toContainText('par vous')
  await reader.getByRole('button', { name: 'Revenir avant cette modification' }).first().click()
  await expect(reader.getByRole('heading', { level: 2 })).not.toContainText('Affaire des essais')
})

test('what is removed comes back by one button', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  await read(page, '992746', 'n° 992746')
  await press(page, 'Retirer')
  await expect(page.locator('.list-head').getByRole('status')).toHaveText('Aucun résultat')
  await press(page.locator('.toasts'), 'Annuler')
  await expect(page.getByRole('option').first()).toContainText('992746')
})

test('a backup is made, and taken back after a look at what it holds', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await goTo(page, 'Réglages')
  await press(page, 'Sauvegarder maintenant')
  await expect(page.locator('.toasts')).toContainText('Sauvegarde faite')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  await goTo(page, 'Réglages')
  await page
    .getByRole('button', { name: /^Rétablir la sauvegarde du/ })
    // the oldest: that of the day, made by itself, may come after the import
    .last()
    .click()
  const asked = page.getByRole('alertdialog', { name: 'Rétablir cette sauvegarde' })
  await expect(asked.getByRole('row', { name: /Sources/ })).toContainText('21')
  await press(asked, 'Remplacer la bibliothèque')
  await expect(page.locator('.toasts')).toContainText('La sauvegarde est rétablie')
  await goTo(page, 'Bibliothèque')
  await expect(page.getByText('La bibliothèque est vide')).toBeVisible()
})

const total = (page: Page) => page.locator('.list-head').getByRole('status')

test('several sources are tagged at once, taken back, and put in a collection', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  await libraryMenu(page, 'Cocher plusieurs sources')
  const bar = page.getByRole('region', { name: 'Sélection' })
  for (const n of [0, 1, 2]) await page.getByRole('option').nth(n).click()
  await expect(bar.getByRole('status')).toHaveText('3 sources cochées')
  await press(bar, 'Mot-clé…')
  const asked = page.getByRole('dialog', { name: 'Ajouter un mot-clé' })
  await asked.getByLabel('Mot-clé').fill('délais')
  await press(asked, 'Ajouter un mot-clé')
  await expect(page.locator('.toasts')).toContainText('3 sources modifiées : mot-clé « délais » ajouté.')
  await expect(await search(page, 'tag:délais')).toHaveCount(3)
  await undo(page, '« délais »')
  await expect(total(page)).toContainText('Aucun résultat')
  await search(page, '')
  await press(bar, 'Ranger…')
  await page.getByLabel('Nouvelle collection').fill('Référés')
  await press(page, 'Créer et ranger')
  await press(page, 'Terminé')
  await press(bar, 'Fin de sélection')

  await libraryMenu(page, 'Collections…')
  await page.getByRole('button', { name: /^Référés.*3 sources/ }).click()
  const ordered = page.getByRole('grid', { name: 'Sources de « Référés », dans leur ordre' })
  const links = page.locator('.ordered .source-link')
  await expect(links).toHaveCount(3)
  await expect(total(page)).toContainText('3 résultats')
  const [first = '', second = '', third = ''] = await links.allInnerTexts()
  await ordered.getByRole('button', { name: `Descendre ${first}` }).press('Enter')
  await expect(links).toHaveText([second, first, third])
  await expect(ordered.getByRole('button', { name: `Descendre ${first}` })).toBeFocused()
  await press(ordered, `Ôter ${second} de la collection`)
  await expect(links).toHaveText([first, third])
  await undo(page, 'ôtée')
  await expect(links).toHaveText([second, first, third])

  await press(page.locator('.reader'), 'Renommer…')
  await page.getByRole('textbox', { name: 'Nom' }).fill('Référés-libertés')
  await press(page, 'Enregistrer')
  await expect(page.getByRole('heading', { name: 'Référés-libertés' })).toBeVisible()
  await press(page.locator('.reader'), 'Envoyer…')
  await expect(page.getByRole('dialog', { name: 'Envoyer un lot' })).toContainText('3 décisions')
  await expect(page.getByLabel('Titre du lot')).toHaveValue('Référés-libertés')
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click()
  await links.first().click()
  await expect(page.getByRole('list', { name: 'Collections de cette source' })).toHaveText('Référés-libertés')
  await press(page.locator('.inside'), 'Référés-libertés')
  await press(page.locator('.reader'), 'Supprimer')
  await expect(total(page)).toContainText('21 résultats')
  await undo(page, 'est supprimée')
  await page.getByRole('button', { name: /^Référés-libertés/ }).click()
  await expect(links).toHaveText([second, first, third])
  await press(page.locator('.collection-strip'), 'Quitter la collection')
  await expect(total(page)).toContainText('21 résultats')
})

test('chosen sources leave the collection the list is of, and find their places again', async ({
  page,
  served,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  const ids = (JSON.parse(served.cli('search', 'conseil', '--limit', '3', '--json')) as { id: string }[]).map(
    one => one.id,
  )
  served.cli('collect', ...ids, '--title', 'Référés')
  await page.reload()
  await libraryMenu(page, 'Collections…')
  await page.getByRole('button', { name: /^Référés/ }).click()
  const inside = page.locator('.ordered .source-link')
  await expect(inside).toHaveCount(3)
  const before = await inside.allInnerTexts()
  await libraryMenu(page, 'Cocher plusieurs sources')
  await page
    .getByRole('option')
    .filter({ hasText: before[1] ?? '' })
    .click()
  await press(page, 'Ôter de la collection')
  await expect(total(page)).toContainText('2 résultats')
  await undo(page, 'ôtée')
  await expect(inside).toHaveText(before)
})

test('a tag is added and taken off where one reads', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  const reader = await read(page, '992746', 'n° 992746')
  const tags = reader.getByRole('list', { name: 'Mots-clés' })
  await press(reader, 'Mot-clé')
  await reader.getByLabel('Mot-clé à ajouter').fill('délais')
  await page.keyboard.press('Enter')
  await expect(tags).toHaveText('délais')
  await expect(await search(page, 'tag:délais')).toHaveCount(1)
  await press(reader, 'Ôter le mot-clé « délais »')
  await expect(tags).toHaveCount(0)
  await undo(page, 'ôté')
  await expect(tags).toHaveText('délais')
})

test('two records of one judgment are made one after a look, and taken apart again', async ({
  page,
  folder,
}) => {
  const known = { court: 'TA' as const, date: '2023-11-23', numbers: ['2305692'] }
  const twin = (id: string, city: string, given = {}) => aDecision({ ...known, id, city, ...given })
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [
    packFile(folder, [
      twin('nice', 'Nice', { name: 'LDH' }),
      twin('nice-2', 'Nice (06)', { name: 'Ligue', tags: ['caméras'], certainty: 'to-verify', text: [] }),
    ]),
  ])
  await libraryMenu(page, 'Doublons possibles')
  const group = page.getByRole('group', { name: 'Même numéro, même date' })
  await expect(group.getByText('à vérifier')).toBeVisible()
  await group.getByRole('radio', { name: /LDH/ }).check()
  await press(group, 'Voir la réunion…')
  await expect(group).toContainText('caméras')
  const lost = group.getByLabel('Ce qui n’en sera pas repris')
  await expect(lost).toContainText('Nom usuelLigue')
  await press(group, 'Réunir en une seule')
  await expect(page.getByText('Aucun doublon')).toBeVisible()
  await expect(await search(page, '2305692')).toHaveCount(1)
  await undo(page, 'Réunies')
  await expect(group).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(2)
  await press(group, 'Ce sont des sources différentes')
  await expect(page.getByText('Aucun doublon')).toBeVisible()
  await undo(page, 'ne seront plus proposées')
  await expect(group).toBeVisible()
})

test('an article is read at a date, and two of its wordings are compared word for word', async ({
  page,
  folder,
}) => {
  const version = (n: number, from: string, to: string | undefined, text: string) => ({
    id: `LEGIARTI00000000900${n}`,
    from,
    ...(to && { to }),
    status: to ? 'MODIFIE' : 'VIGUEUR',
    text,
  })
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [
    packFile(folder, [
      anArticle({
        id: 'csi-251-2',
        number: 'L. 251-2',
        versions: [
          version(
            1,
            '2012-05-01',
            '2023-05-21',
            'Des images peuvent être prises aux fins de la défense nationale.',
          ),
          version(
            2,
            '2023-05-21',
            undefined,
            'Des images peuvent être prises afin de prévenir les incendies.',
          ),
        ],
      }),
    ]),
  ])
  const reader = await read(page, 'L. 251-2', 'L. 251-2')
  const wording = reader.locator('.wording')
  await expect(wording).toContainText('prévenir les incendies')
  await reader.getByLabel('Texte applicable le').fill('14 juillet 2015')
  await expect(wording).toContainText('défense nationale')
  await reader.getByLabel('Comparer avec').selectOption({ index: 1 })
  await expect(wording.locator('ins')).not.toHaveCount(0)
  expect((await wording.locator('del').allInnerTexts()).join(' ')).toContain('défense nationale')
  expect((await wording.locator('ins').allInnerTexts()).join(' ')).toContain('incendies')
  await expect(wording).toContainText('Des images peuvent être prises')
})

test('a search is kept with its filters, and asked again by its name', async ({ page }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  await importFiles(page, [sample('conseil-etat-fictif_202111.zip')])
  await search(page, 'requête')
  await page.getByRole('radio', { name: 'décisions' }).check({ force: true })
  await press(page, 'Recherches gardées')
  const kept = page.getByRole('dialog', { name: 'Recherches gardées' })
  await kept.getByLabel('Garder la recherche en cours').fill('Requêtes du Conseil')
  await press(kept, 'Garder')
  await expect(kept.getByRole('listitem')).toContainText('Requêtes du Conseil')
  await page.keyboard.press('Escape')
  await page.reload()
  await press(page, 'Recherches gardées')
  await press(kept, 'Requêtes du Conseil')
  await expect(page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })).toHaveValue('requête')
  await expect(page.getByRole('radio', { name: 'décisions' })).toBeChecked()
  await press(page, 'Recherches gardées')
  await press(kept, 'Ne plus garder « Requêtes du Conseil »')
  await undo(page, 'n’est plus gardée')
  await expect(kept.getByRole('listitem')).toContainText('Requêtes du Conseil')

  // renamed, it asks the same; kept again under its name, it takes the place of the one before
  await press(kept, 'Renommer « Requêtes du Conseil »')
  await kept.getByLabel('Nouveau nom').fill('Les requêtes')
  // in a narrow window too, all of it is in sight
  const wide = page.viewportSize() ?? { width: 1360, height: 860 }
  await page.setViewportSize({ width: 400, height: 800 })
  await expect
    .poll(async () => {
      const box = await kept.boundingBox()
      return box !== null && box.x >= 0 && box.x + box.width <= 400
    })
    .toBe(true)
  await page.setViewportSize(wide)
  await press(kept, 'Renommer')
  await expect(kept.getByRole('button', { name: 'Les requêtes', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await search(page, 'délai')
  // kept before the list has come
  await holdCalls(page, /\/call\/searches\.list$/, () => new Promise(done => setTimeout(done, 1000)))
  await press(page, 'Recherches gardées')
  await kept.getByLabel('Garder la recherche en cours').fill('les requetes')
  await press(kept, 'Garder')
  await expect(page.locator('.toasts')).toContainText('garde maintenant cette recherche-ci')
  await expect(kept.getByRole('listitem')).toHaveCount(1)
  await undo(page, 'garde maintenant cette recherche-ci')
  await press(kept, 'Les requêtes')
  await expect(page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' })).toHaveValue('requête')
})

test('all that a search found is ticked at once, and what is put away twice keeps its first place', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const many = Array.from({ length: 60 }, (_, n) =>
    aDecision({ numbers: [String(470_000 + n)], name: 'Girafe' }),
  )
  await importFiles(page, [packFile(folder, many)])
  await search(page, 'girafe')
  await libraryMenu(page, 'Cocher plusieurs sources')
  const bar = page.getByRole('region', { name: 'Sélection' })
  const shelve = async (n: number) => {
    await press(bar, 'Ranger…')
    await page.getByRole('checkbox', { name: 'Zoo' }).click()
    await expect(page.locator('.toasts')).toContainText(`${n} sources rangées dans « Zoo »`)
    await press(page, 'Terminé')
  }
  for (const n of [0, 1]) await page.getByRole('option').nth(n).click()
  await press(bar, 'Ranger…')
  await page.getByLabel('Nouvelle collection').fill('Zoo')
  await press(page, 'Créer et ranger')
  await press(page, 'Terminé')
  await press(page.locator('.toasts'), 'Fermer ce message')

  await press(bar, 'Tout cocher (60)')
  await expect(bar.getByRole('status')).toHaveText('60 sources cochées')
  // nothing that was said lies over what can be done
  await shelve(58)
  await press(bar, 'J’ai lu ces textes…')
  await page.getByLabel('Vos initiales').fill('AB')
  await press(page, 'Dire que c’est lu')
  await command(page, 'annuler 58', /58 sources rangées/)
  await press(bar, 'Fin de sélection')
  await libraryMenu(page, 'Collections…')
  await expect(page.getByRole('button', { name: /^Zoo/ })).toContainText('2 sources')
})

test('sources are marked to be verified together, with what is to be verified; it is undone whole', async ({
  page,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const some = [
    aDecision({ id: 'sure', name: 'Girafe', numbers: ['470001'] }),
    aDecision({
      id: 'doubt',
      name: 'Girafe',
      numbers: ['470002'],
      certainty: 'to-verify',
      caveat: 'Le numéro.',
    }),
  ]
  await importFiles(page, [packFile(folder, some)])
  await search(page, 'girafe')
  await libraryMenu(page, 'Cocher plusieurs sources')
  const bar = page.getByRole('region', { name: 'Sélection' })
  await press(bar, 'Tout cocher (2)')
  await press(bar, 'Marquer à vérifier…')
  const dialog = page.getByRole('dialog', { name: 'Marquer à vérifier' })
  await dialog.getByLabel('Ce qui reste à vérifier').fill('La date.')
  await press(dialog, 'Marquer à vérifier')
  await expect(page.locator('.toasts')).toContainText('1 source modifiée : marquée à vérifier')
  const badges = page.getByRole('listbox').getByText('à vérifier', { exact: true })
  await expect(badges).toHaveCount(2)
  await undo(page, 'marquée à vérifier')
  await expect(badges).toHaveCount(1)
  await press(bar, 'J’ai lu ces textes…')
  await page.getByLabel('Vos initiales').fill('AB')
  await press(page, 'Dire que c’est lu')
  await expect(badges).toHaveCount(0)
  await undo(page, 'dites lues')
  await press(bar, 'Fin de sélection')
  await page.getByRole('option', { name: /470002/ }).click()
  await expect(page.getByText('Le numéro.')).toBeVisible()
})

test('a result opens at the passage found, and a key goes to the next', async ({ page, folder }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const text = Array.from({ length: 60 }, (_, n) => ({
    n: n + 1,
    section: 'reasons' as const,
    text:
      n === 30 || n === 50 ? 'Un hélicoptère survole la commune.' : `Considérant numéro ${n}. `.repeat(20),
  }))
  await importFiles(page, [packFile(folder, [aDecision({ id: 'survol', numbers: ['990001'], text })])])
  const results = await search(page, 'hélicoptère')
  await results.first().click()
  const found = page.getByRole('region', { name: 'Mots cherchés' })
  await expect(found).toContainText('Passage 1 sur 2')
  await expect(page.locator('#point-31')).toBeInViewport()
  await page.keyboard.press('F3')
  await expect(found).toContainText('Passage 2 sur 2')
  await expect(page.locator('#point-51')).toBeInViewport()
  await page.keyboard.press('Shift+F3')
  await expect(page.locator('#point-31')).toBeInViewport()
})
