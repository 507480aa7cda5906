import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { corrected } from '../../docx/texts/colleague.ts'
import { writing } from '../desk.ts'
import { expect, packFile, runCli, test } from '../fixture.ts'
import { ended, shellCommand } from '../shell.ts'
import { firstStart, press } from '../window.ts'

test('a file given to a second launch goes to the first window, which asks before it is taken', async ({
  page,
  served,
  display,
  folder,
}) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const second = async (file: string) => {
    const { executable, args, env } = shellCommand({
      library: served.library,
      home: `${served.library}-foyer`,
      display,
      args: [file],
    })
    const child = spawn(executable, args, { env, stdio: 'ignore' })
    expect(await ended(child, 20_000)).toBe(0)
  }
  const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
  const pack = join(folder, 'Lot d’été.pretoire')
  writeFileSync(pack, readFileSync(packFile(folder, [])))
  await second(pack)
  await expect(box).toContainText('Lot d’été.pretoire')
  await press(box, 'Ne pas le prendre')
  await expect(box).toBeHidden()
  await second(pack)
  await press(box, 'Examiner le lot')
  await expect(page).toHaveURL(/#\/lots/)
  await second(join(folder, 'parti.pretoire'))
  await expect(box).toContainText('« parti.pretoire » est introuvable')
})

test('a dossier and a working copy given from outside are taken by the mouse, and end where they belong', async ({
  open,
  folder,
  errors,
}) => {
  const library = join(folder, 'recue')
  const cli = (...args: readonly string[]) => runCli(library, args)
  const made = JSON.parse(cli('dossier', 'sample', 'recourse', '--json')) as {
    readonly id: string
    readonly drafts: readonly string[]
  }
  const [zip, copy] = [join(folder, 'Dossier du confrère.zip'), join(folder, 'Copie de travail.docx')]
  cli('dossier', 'export', made.id, '--out', zip)
  cli('export', made.drafts[0] ?? '', '--out', copy)
  writeFileSync(
    copy,
    corrected(readFileSync(copy), [{ strike: 'exploite un réseau', put: 'exploite depuis 2019 un réseau' }]),
  )
  const { page } = await open(library, errors, [zip, copy])
  const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
  await expect(box).toContainText('Dossier du confrère.zip')
  const before = JSON.parse(cli('dossier', 'list', '--json')) as readonly unknown[]
  await press(box, 'Ajouter ce dossier')
  await expect(box).toContainText('Copie de travail.docx')
  await expect(box.getByLabel('Le reprendre dans le dossier')).toHaveValue(made.id)
  await press(box, 'Examiner le texte')
  await expect(page.getByText('1 sans réponse sur 1')).toBeVisible()
  await press(page, /^Accepter/)
  await press(page, 'Mettre dans le texte')
  await expect(writing(page)).toContainText('exploite depuis 2019 un réseau')
  const after = JSON.parse(cli('dossier', 'list', '--json')) as readonly unknown[]
  expect(after).toHaveLength(before.length + 1)
})

test('a file given to the first launch waits for the page', async ({ open, folder, errors }) => {
  const zip = join(folder, 'dossier.zip')
  writeFileSync(zip, 'PK')
  const { page } = await open(join(folder, 'attente'), errors, [zip])
  const box = page.getByRole('alertdialog', { name: 'Un fichier vous est proposé' })
  await expect(box).toContainText('dossier.zip')
  await expect(box.getByRole('button', { name: 'Importer' })).toBeVisible()
})
