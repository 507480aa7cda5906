import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { printPublicKey } from '../../../packaging/signing/minisign.ts'
import { throwAwayKey } from '../../fixtures/release-key.ts'
import { anUpdateFile } from '../../fixtures/update-file.ts'
import { expect, inShell, stop, test } from '../fixture.ts'
import { openAt } from '../window.ts'

const publisher = throwAwayKey()
const release = {
  name: 'pretoire-navigateur_9.0.0.deb',
  key: publisher,
  comment: 'pretoire\tversion:9.0.0\tdate:2026-11-28',
}

/** A copy of the built program as a publisher makes it: with a key. Its system only writes down what it was asked to open. */
async function publishedCopy(
  folder: string,
): Promise<{ url: string; opened: string; process: ChildProcess }> {
  const copy = join(folder, 'programme')
  const opened = join(folder, 'ouvert.txt')
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin', 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`)
  chmodSync(join(folder, 'bin', 'xdg-open'), 0o755)
  for (const name of ['out', 'resources', 'package.json']) cpSync(name, join(copy, name), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, 'resources', 'release-key.pub'), printPublicKey(publisher, 'Éditeurs de l’essai'))
  writeFileSync(join(copy, 'resources', 'LICENCES-TIERS.txt'), 'react 19\nLicence MIT\n')
  const child = spawn(process.execPath, [join(copy, 'out', 'main', 'serve.js')], {
    env: {
      ...process.env,
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      PRETOIRE_LIBRARY: join(folder, 'bibliotheque-publiee'),
      PRETOIRE_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>(done => {
    child.stdout?.on('data', (part: Buffer) => {
      const address = /^http\S+/m.exec(part.toString())?.[0]
      if (address) done(address)
    })
  })
  return { url, opened, process: child }
}

/** One command of that copy, on a library of its own. */
const commandLine = (folder: string, ...words: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      join(folder, 'programme', 'out', 'main', 'cli.js'),
      '--library',
      join(folder, 'bibliotheque-cli'),
      ...words,
    ],
    { encoding: 'utf8' },
  )

async function choose(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Installer une mise à jour…' }).click()
  await (await chooser).setFiles(file)
}

test('a copy that no publisher built says so, and takes no update', async ({ page, folder, errors }) => {
  const file = join(folder, 'maj.pretoire-maj')
  writeFileSync(file, await anUpdateFile(release))
  await page.evaluate(() => {
    location.hash = '#/reglages?partie=updates'
  })
  const section = page.getByRole('region', { name: 'Mises à jour' })
  await expect(section).toContainText('sans la clé d’un éditeur')
  await choose(page, file)
  await expect(section.getByRole('alert')).toContainText('Rien n’a été changé')
  expect(errors.splice(0).filter(one => !/\b(4\d\d)\b/.test(one))).toEqual([])
})

test('an update is verified, a backup proven, and the system asked to open the installer', async ({
  browser,
  folder,
}, info) => {
  info.skip(inShell(), 'The copy of a publisher is served to a browser; in Electron it would be a package.')
  const { url, opened, process: program } = await publishedCopy(folder)
  const page = await browser.newPage()
  try {
    await page.goto(url)
    await openAt(page, '#/reglages?partie=updates')
    const section = page.getByRole('region', { name: 'Mises à jour' })
    await expect(section).toContainText(`« Éditeurs de l’essai » (clé ${publisher.id})`)

    // altered on its way: refused, by a sentence
    const altered = join(folder, 'alteree.pretoire-maj')
    writeFileSync(altered, await anUpdateFile({ ...release, key: throwAwayKey() }))
    await choose(page, altered)
    await expect(section.getByRole('alert')).toContainText('une autre clé')

    const file = join(folder, 'pretoire-9.pretoire-maj')
    const notes = 'Une recherche plus rapide.\nLes délais de 2027.\n'
    writeFileSync(file, await anUpdateFile({ ...release, notes }))
    await choose(page, file)
    const box = page.getByRole('alertdialog', { name: 'Prétoire 9.0.0' })
    await expect(box).toContainText('28 novembre 2026')
    await expect(box).toContainText(`Vérifiée : « Éditeurs de l’essai » (clé ${publisher.id}).`)
    await expect(box).toContainText('Les délais de 2027.')
    await page.screenshot({ path: join(folder, 'maj.png') })
    await box.getByRole('button', { name: 'Sauvegarder, puis installer' }).click()
    await expect(box.getByRole('status')).toContainText('Sauvegarde faite et relue', { timeout: 30_000 })
    const command = await box.getByRole('textbox', { name: 'Ligne à taper' }).inputValue()
    expect(command).toMatch(/^sudo apt install \S+\/pretoire-navigateur_9\.0\.0\.deb$/)
    const installer = readFileSync(opened, 'utf8')
    expect(command.endsWith(installer)).toBe(true)
    expect(existsSync(installer)).toBe(true)
    await box.getByRole('button', { name: 'Fermer' }).click()

    // the same by the command line of that copy, which has no desktop and says what to type
    const typed = commandLine(folder, 'update', file)
    expect(typed.stderr).toContain(
      `Signature vérifiée : «\u00a0Éditeurs de l’essai\u00a0» (clé ${publisher.id}).`,
    )
    expect(typed.stdout).toMatch(
      /Sauvegarde faite et relue.*\nTapez cette ligne.*\nsudo apt install \S+\.deb\n/,
    )
    expect(commandLine(folder, 'update', altered)).toMatchObject({ status: 1, stdout: '' })

    await page.getByRole('button', { name: 'Licences des composants…' }).click()
    await expect(page.getByRole('textbox', { name: 'Texte des licences' })).toHaveValue(/Licence MIT/)
  } finally {
    await page.close()
    await stop(program)
  }
})
