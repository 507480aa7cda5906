import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../browser.ts'
import { expect, inShell, test } from '../fixture.ts'
import { openOwnWindow } from '../own-window.ts'
import { ask } from '../sample.ts'
import { openAt } from '../window.ts'

const LINK = 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000000000001'

test('a link that leaves the program opens in the user’s browser, once they said yes outside the page', async ({
  folder,
}) => {
  test.skip(
    inShell() || process.platform !== 'linux' || !findBrowser(),
    'La fenêtre d’un navigateur installé, sous Linux.',
  )
  const commands = join(folder, 'commandes')
  mkdirSync(commands)
  const asked = join(folder, 'demande')
  const opened = join(folder, 'ouvert')
  const command = (name: string, script: string) => {
    writeFileSync(join(commands, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(commands, name), 0o755)
  }
  command('xdg-open', `printf %s "$1" >> '${opened}'`)
  const answer = (isYes: boolean) => command('zenity', `cat > '${asked}'; exit ${isYes ? 0 : 1}`)
  answer(false)
  const window = await openOwnWindow({ folder, commands })
  try {
    const { page } = window
    await ask(page, 'settings.save', { values: { profile: 'lawyer' } })
    const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.create', {
      ...{ template: 'recours-gracieux', title: 'Recours', facts: {} },
    })
    await openAt(page, `#/dossier/${id}/${drafts[0]}`)
    await page.evaluate(address => {
      const link = document.body.appendChild(document.createElement('a'))
      Object.assign(link, { href: address, target: '_blank', textContent: 'Légifrance', id: 'dehors' })
    }, LINK)
    const press = () => page.evaluate(() => document.getElementById('dehors')?.click())
    await press()
    await expect.poll(() => existsSync(asked) && readFileSync(asked, 'utf8')).toContain(LINK)
    answer(true)
    await press()
    await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(LINK)
    expect(page.context().pages()).toHaveLength(1)
  } finally {
    await window.end()
  }
})
