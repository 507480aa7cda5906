import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { replaceAnswer } from '../answers.ts'
import { block, startUnder, writing } from '../desk.ts'
import { expect, inShell, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { openAt } from '../window.ts'

/** Whether the journal of keys of a library has these words. */
function hasTyped(library: string, words: string): boolean {
  const db = new Sqlite(join(library, 'library.db'), { readonly: true })
  try {
    return db.prepare<[], string>('SELECT change FROM typing_journal').pluck().all().join().includes(words)
  } finally {
    db.close()
  }
}

/** Refuses every save, at once: the journal alone has the words. */
const refuseSaves = (page: Page) =>
  replaceAnswer(page, /\/call\/drafts\.(edit|save)$/, {
    ok: false,
    code: 'full',
    message: 'Le disque est plein.',
  })

const WORDS = 'Derniers mots avant la coupure.'

test('words typed since the last save are back after the program was killed, and one is told', async ({
  page,
  served,
  errors,
}) => {
  const { dossier, draft } = await openSample(page, 'recourse')
  await refuseSaves(page)
  await startUnder(page, 'Faits')
  await page.keyboard.type(WORDS)
  await expect(block(page, WORDS)).toBeVisible()
  await expect.poll(() => hasTyped(served.library, WORDS)).toBe(true)
  await served.kill()
  const next = await served.again()
  // the notice stays eight seconds: on a slow machine it is gone once the text is on the page
  const notice = expect(
    next.getByText(/frappés avant l’interruption, ont été remis dans le texte/),
  ).toBeVisible()
  await openAt(next, `#/dossier/${dossier}/${draft}`)
  await notice
  await expect(block(next, WORDS)).toBeVisible()
  const versions = await ask<{ name: string }[]>(next, 'drafts.versions', { id: draft })
  expect(versions.map(({ name }) => name)).toContain('Derniers mots repris après une interruption')
  errors.splice(0, errors.length, ...errors.filter(one => !/Failed to load resource: net::ERR_/.test(one)))
})

test('words typed since the last save are back after the page was lost', async ({ page, served }) => {
  test.skip(inShell(), 'Electron : la fenêtre demande avant de partir.')
  const { draft } = await openSample(page, 'recourse')
  await refuseSaves(page)
  await startUnder(page, 'Faits')
  await page.keyboard.type(WORDS)
  await expect.poll(() => hasTyped(served.library, WORDS)).toBe(true)
  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await expect(writing(page)).toBeVisible()
  await expect(block(page, WORDS)).toBeVisible()
  const { blocks } = await ask<{ blocks: unknown[] }>(page, 'drafts.get', { id: draft })
  expect(JSON.stringify(blocks)).toContain(WORDS)
  // and of the texts, the browser has kept nothing
  const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  expect(stored).not.toContain('Derniers mots')
})
