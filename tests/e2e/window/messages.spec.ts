import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aDecision } from '../../fixtures/builders.ts'
import { dropFiles } from '../files.ts'
import { expect, packFile, runCli, test } from '../fixture.ts'
import { command, firstStart, goTo, lacks, openAt, press } from '../window.ts'

/** Names the elements, among these, that the message lies over. */
const covered = (page: Page, selectors: readonly string[]) =>
  page.evaluate(wanted => {
    const toast = document.querySelector('.toast')?.getBoundingClientRect()
    if (!toast || toast.top < 0 || toast.bottom > innerHeight) return ['its own place']
    return wanted.filter(selector =>
      [...document.querySelectorAll(selector)].some(one => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        return left < toast.right && right > toast.left && top < toast.bottom && bottom > toast.top
      }),
    )
  }, selectors)

test('messages are said one at a time, over nothing that must be read or pressed, and go with their screen; each act can still be undone', async ({
  page,
  folder,
  served,
}) => {
  const old = await lacks(page, 'anchors')
  test.skip(old !== '', old)
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const [before, after] = ['ancienne', 'nouvelle'].map(name => {
    const [from, out] = [join(folder, name), join(folder, `${name}.pretoire`)]
    runCli(from, ['import', packFile(folder, [aDecision({ id: 'g', name: 'Girafe', holding: name })])])
    runCli(from, ['pack', 'send', 'g', '--title', 'Girafes', '--author', 'Ana Exemple', '--out', out])
    return out
  })
  served.cli('pack', 'take', before ?? '')
  const titles = ['Un', 'Deux', 'Trois']
  for (const title of titles) served.cli('dossier', 'new', '--template', 'rep-vsa', '--title', title)
  await goTo(page, 'Dossiers')
  for (const title of titles) {
    await page.getByRole('button', { name: `Retirer le dossier ${title}`, exact: true }).click()
    await expect(page.locator('.toast')).toContainText(`Le dossier « ${title} » est retiré`)
  }
  await expect(page.locator('.toast')).toHaveCount(1)

  await dropFiles(page, [after ?? ''])
  await expect(page.getByText('La clé a changé', { exact: true })).toBeVisible()
  const sizes = [
    [1360, 860],
    [400, 800],
    // the first at twice its size, low
    [680, 430],
  ] as const
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => covered(page, ['.pack-signed', '.rail'])).toEqual([])
    await page.locator('.pack-foot').evaluate(foot => foot.scrollIntoView({ block: 'end' }))
    expect(await covered(page, ['.pack-foot', '.rail'])).toEqual([])
    await page.locator('.pack-signed').evaluate(signed => signed.scrollIntoView({ block: 'end' }))
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect.poll(() => covered(page, ['.modal'])).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.setViewportSize({ width: 1360, height: 860 })
  await press(page, 'Ne rien prendre')
  await goTo(page, 'Dossiers')
  // a screen that is left takes its messages along; what was done can still be undone, the last first
  await goTo(page, 'Bibliothèque')
  await goTo(page, 'Dossiers')
  await expect(page.locator('.toast')).toHaveCount(0)
  await page.locator('#main').focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Trois', { exact: true })).toBeVisible()
  await command(page, 'annuler deux', /«\sDeux\s» est retiré/)
  await expect(page.getByText('Deux', { exact: true })).toBeVisible()
  await page.locator('#main').focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Un', { exact: true })).toBeVisible()
})

test('a party put back comes beside what was written since it was taken out', async ({ page, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  const made = JSON.parse(served.cli('dossier', 'new', '--template', 'rep-vsa', '--json')) as { id: string }
  await openAt(page, `#/dossier/${made.id}?fait=parties`)
  const parties = page.locator('.party')
  const name = page.getByRole('textbox', { name: 'Nom', exact: true })
  for (const [at, called] of ['Ana Un', 'Bob Deux'].entries()) {
    await press(page, 'Ajouter une partie')
    await name.nth(at).fill(called)
  }
  await parties.first().getByRole('button', { name: 'Retirer cette partie' }).click()
  await expect(parties).toHaveCount(1)
  await name.fill('Bob Trois')
  await page.locator('.toasts').getByRole('button', { name: 'Annuler' }).click()
  await expect(parties.locator('summary')).toHaveText([/Ana Un/, /Bob Trois/])
})
