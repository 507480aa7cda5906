import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDay } from '../../../src/shared/kernel/days.ts'
import { legislativeFile } from '../../fixtures/parliament/legislative-file.ts'
import { clean } from '../clean.ts'
import { choose, dropFiles } from '../files.ts'
import { expect, runCli, test } from '../fixture.ts'
import { ask } from '../sample.ts'
import { firstStart, goTo, openAt, press } from '../window.ts'

test('the state of a text is dropped: what moved and what it makes false are read first, then the letter is mended', async ({
  page,
  served,
  folder,
}) => {
  served.cli('import', '--starter')
  served.cli('bill', 'stage', 'jo-2030', '--seen', localDay(new Date()))
  const { measures } = JSON.parse(served.cli('bill', 'show', 'jo-2030', '--json'))
  served.cli(
    'brief',
    'lettre',
    '--bill',
    'jo-2030',
    '--measure',
    measures[0].id,
    '--out',
    join(folder, 'l.docx'),
  )

  // who coordinates notes the vote, elsewhere, and gives the state in one act
  const other = join(folder, 'coordination')
  const file = join(folder, 'etat.pretoire')
  runCli(other, ['import', '--starter'])
  const vote = ['--kind', 'vote', '--chamber', 'an', '--date', '2026-01-20', '--outcome', 'success']
  runCli(other, ['bill', 'stage', 'jo-2030', ...vote])
  runCli(other, ['bill', 'state', 'jo-2030', '--author', 'Coordination', '--out', file])

  await openAt(page, '#/campagne')
  await dropFiles(page, [file])
  const moves = page.getByRole('region', { name: /^Ce qui a bougé/ })
  await expect(moves).toContainText('(il en était à')
  await expect(moves).toContainText(/1\stexte ou argument sera faux/)
  await expect(moves.getByRole('link', { name: /^Lettre à un ou une parlementaire/ })).toBeVisible()
  await clean(page, 'état d’un texte reçu')
  expect(served.cli('bill', 'show', 'jo-2030')).not.toContain('20/01/2026')

  await press(page, 'Prendre, et mettre mes documents à jour')
  await expect(page.locator('.toast')).toContainText(/1\sdocument mis à jour/)
  expect(served.cli('brief', 'list')).not.toContain('Séance de l’Assemblée nationale')

  // given in its turn, by its button
  await openAt(page, '#/campagne/textes/jo-2030')
  await press(page, 'Donner l’état du texte')
  const giving = page.getByRole('dialog', { name: 'Donner l’état du texte' })
  await expect(giving.getByLabel('Votre nom')).toBeVisible()
  await clean(page, 'donner l’état d’un texte')
})

test('a legislative file of the Assemblée says what moved before a step of it is taken', async ({
  page,
  served,
  folder,
}) => {
  const [before, now] = [join(folder, 'avant.json'), join(folder, 'dossier.json')]
  const { dossierParlementaire } = legislativeFile
  const [deposit] = (dossierParlementaire.actesLegislatifs as { acteLegislatif: readonly unknown[] })
    .acteLegislatif
  writeFileSync(
    before,
    JSON.stringify({
      dossierParlementaire: { ...dossierParlementaire, actesLegislatifs: { acteLegislatif: deposit } },
    }),
  )
  writeFileSync(now, JSON.stringify(legislativeFile))
  served.cli('bill', 'import', before)
  await openAt(page, '#/campagne/textes')
  await choose(page, () => press(page, 'Reprendre un dossier législatif…'), [now])
  const box = page.getByRole('dialog', { name: 'Ce qui a bougé' })
  await expect(box.getByText(/^Nouvelle étape\s:.*Promulgation/)).toBeVisible()
  await clean(page, 'dossier législatif à reprendre')
  expect(served.cli('bill', 'list')).not.toContain('Promulgation')
  await press(box, 'Reprendre ces étapes')
  await expect(page.getByText('étapes reprises du dossier législatif.')).toBeVisible()
  await expect(box).toBeHidden()
})

test('a volunteer who follows a text finds the evening again at the next launch, a lawyer the dossiers', async ({
  page,
  served,
}) => {
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await expect(page.getByRole('heading', { level: 1, name: 'Dossiers' })).toBeVisible()
  served.cli('import', '--starter')
  const launch = () => page.goto(new URL('.', page.url()).href)
  await launch()
  await expect(page.getByRole('heading', { level: 1, name: 'Campagne' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ce soir' })).toHaveAttribute('aria-current', 'page')
  // the dossiers stay one press away, and keep their place
  await goTo(page, 'Dossiers')
  await ask(page, 'settings.save', { values: { profile: 'lawyer' } })
  await launch()
  await expect(page.getByRole('heading', { level: 1, name: 'Dossiers' })).toBeVisible()
})
