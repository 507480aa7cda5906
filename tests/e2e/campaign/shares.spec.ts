import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aZip } from '../../fixtures/import/archives.ts'
import { smallAssembly } from '../../fixtures/import/parliament.ts'
import { clean } from '../clean.ts'
import { choose, save } from '../files.ts'
import { expect, runCli, test } from '../fixture.ts'
import { firstStart, openAt, press } from '../window.ts'

test('a list goes to two volunteers, and what one of them did comes back into list, script and totals', async ({
  page,
  served,
  folder,
}) => {
  const zip = join(folder, 'AMO10.json.zip')
  writeFileSync(zip, await aZip(smallAssembly()))
  served.cli('import', '--starter')
  served.cli('members', 'import', zip)
  await firstStart(page, 'Bénévole', 'Commencer sans rien')
  await openAt(page, '#/campagne/parlementaires?vue=cibles')
  await press(page, 'Proposer')
  await page.getByLabel('Nom de la liste').fill('Tous les députés')
  await press(page, 'Garder la liste')

  await press(page, 'Partager la liste « Tous les députés » entre bénévoles')
  const sharing = page.getByRole('dialog', { name: /^Partager/ })
  await sharing.getByLabel('Nombre de bénévoles').fill('2')
  await sharing.getByLabel('Tirage n°').fill('4821')
  await sharing.getByLabel('Signé par').fill('Collectif Exemple')
  await clean(page, 'partager une liste')
  await press(sharing, 'Faire les parts')
  await expect(sharing.getByText('2 parts, tirage n° 4821.')).toBeVisible()
  await clean(page, 'les parts')
  const part = join(folder, 'part.pretoire')
  expect(await save(page, () => press(sharing, 'Enregistrer la part 1'), part)).toBe(
    'Tous-les-deputes-part-1-sur-2.pretoire',
  )
  await press(sharing, 'Fermer')

  // the volunteer, elsewhere, takes the share, calls its first member and sends the log back
  const other = join(folder, 'bénévole')
  runCli(other, ['import', '--starter'])
  runCli(other, ['members', 'import', zip])
  runCli(other, ['pack', 'take', part])
  const bills: { id: string }[] = JSON.parse(runCli(other, ['bill', 'list', '--json']))
  const [list] = bills.flatMap(({ id }) => JSON.parse(runCli(other, ['members', 'lists', id, '--json'])))
  expect(list).toMatchObject({ title: 'Tous les députés, part 1 sur 2' })
  const [{ member }] = list.ranked
  runCli(other, ['calls', 'log', list.bill, member, '--answered', 'assistant', '--position', 'contre'])
  const log = join(folder, 'journal.json')
  runCli(other, ['calls', 'export', list.bill, '--out', log])

  await openAt(page, '#/campagne/appels')
  for (const outcome of [/1\sappel lu\s: 1 ajouté/, /1\sappel lu\s: 0 ajouté, 1 déjà là/]) {
    await choose(page, () => press(page, 'Mettre en commun des journaux reçus'), [log])
    await expect(page.getByText(outcome).first()).toBeVisible()
  }
  await expect(page.getByText(/^1 appel, dont 1 suivi d’une réponse/)).toBeVisible()
  await openAt(page, '#/campagne/parlementaires?vue=cibles')
  const kept = page.getByRole('region', { name: 'Listes gardées' })
  await expect(kept.getByText(/part 1\s: 1 sur/)).toBeVisible()
  await kept.getByRole('button', { name: /^Tous les députés/ }).click()
  await expect(page.locator('.target-list')).toContainText(/déjà appelée? le .* position dite : contre/)
  await clean(page, 'une liste et ses appels')
  expect(served.cli('members', 'lists', list.bill)).toContain('part 1, appelés : 1 sur 3')
})
