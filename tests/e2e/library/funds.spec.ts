import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aDecision } from '../../fixtures/builders.ts'
import { aTarGz } from '../../fixtures/import/archives.ts'
import { aFund } from '../../fixtures/import/fund.ts'
import { aDecisionXml, anArticleXml } from '../../fixtures/import/records.ts'
import { choose } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { firstStart, goTo, libraryMenu, press, search } from '../window.ts'

test('a fund on a key is attached, searched with the library, verified, and detached', async ({
  page,
}, info) => {
  const girafe = aDecision({ numbers: ['490100'], text: [{ n: 1, text: 'Une girafe décidée.' }] })
  const file = aFund(info.outputPath(), 'corpus-jade.db', [girafe], { fund: 'JADE' })
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await goTo(page, 'Bibliothèque')
  await libraryMenu(page, 'État de la bibliothèque')
  await choose(page, () => press(page, 'Attacher un fonds…'), [file])
  const funds = page.getByRole('list', { name: 'Fonds attachés' })
  await expect(funds).toContainText('Fonds JADE')
  await press(funds, 'Vérifier')
  await expect(page.getByText('le fonds est tel qu’il a été fait')).toBeVisible()
  await goTo(page, 'Bibliothèque')
  await expect((await search(page, 'girafe')).first()).toBeVisible()
  await libraryMenu(page, 'État de la bibliothèque')
  await press(funds, 'Détacher…')
  await press(page.getByRole('alertdialog'), 'Détacher')
  await expect(funds).toHaveCount(0)
})

test('of an archive among the downloads, only what the library cites is taken', async ({
  page,
  served,
  folder,
}) => {
  const downloads = join(folder, 'Téléchargements')
  mkdirSync(downloads)
  const articles = [
    ['LEGIARTI000099000001', 'L811-1'],
    ['LEGIARTI000099000002', 'L811-2'],
  ].map(([id = '', number = '']) => [
    `20260402-210000/legi/global/article/${id}.xml`,
    anArticleXml({
      id,
      number,
      content: `<p>Le manchot de l’article ${number} relève de la défense nationale.</p>`,
    }),
  ])
  writeFileSync(join(downloads, 'LEGI_20260402-210000.tar.gz'), await aTarGz(Object.fromEntries(articles)))
  const decision = join(folder, 'DCE_490200_20230201.xml')
  writeFileSync(
    decision,
    aDecisionXml({
      number: '490200',
      body: '<p>1. Aux termes de l’article L. 811-2 du code de la sécurité intérieure, le manchot est observé.</p>',
    }),
  )
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  served.cli('import', decision)
  served.cli('library', 'state', '--downloads', downloads)
  await goTo(page, 'Bibliothèque')
  await libraryMenu(page, 'État de la bibliothèque')
  await press(page, 'Regarder dans ce dossier')
  const archives = page.getByRole('list', { name: 'Archives reconnues' })
  await expect(archives).toContainText('LEGI_20260402-210000.tar.gz')
  await press(archives, 'Ne prendre que ce qui est cité')
  const jobs = page.getByRole('complementary', { name: 'Imports' })
  await expect(jobs.getByText('Import terminé')).toBeVisible()
  await press(jobs, 'Fermer')
  await press(page, 'Regarder dans ce dossier')
  await goTo(page, 'Bibliothèque')
  const hits = await search(page, 'manchot défense nationale')
  await expect(hits).toHaveCount(2)
  await expect(hits.first()).toContainText('L. 811-2')
  await expect(hits.last()).toContainText('490200')
})
