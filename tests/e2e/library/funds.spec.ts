import { aDecision } from '../../fixtures/builders.ts'
import { aFund } from '../../fixtures/import/fund.ts'
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
