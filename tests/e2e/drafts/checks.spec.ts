import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Block, Draft } from '../../../src/shared/drafts/model.ts'
import { aDecision } from '../../fixtures/builders.ts'
import { saved, writing } from '../desk.ts'
import { save } from '../files.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'
import { press } from '../window.ts'

const decision = aDecision({
  id: 'jugee',
  formation: undefined,
  date: '2025-03-14',
  name: 'Association Regard',
  numbers: ['499123'],
  text: [
    {
      n: 5,
      section: 'reasons',
      text: 'La commune a mis en œuvre, sans base légale, un traitement de données.',
    },
  ],
})
const typed =
  'Il a été jugé que « la commune a mis en œuvre, avec une base légale, un traitement de données » (CE, 15 mars 2025, Association Regard, n° 499123, pt 5).'

/** The sample recourse, with a paragraph that misquotes a decision of the library. */
async function withFaults(page: Page): Promise<string> {
  const { draft: id } = await openSample(page, 'recourse')
  await ask(page, 'library.save', { source: decision })
  const draft = await ask<Draft>(page, 'drafts.get', { id })
  const at = draft.blocks.findIndex(one => one.kind === 'paragraph')
  const made: Block = {
    kind: 'paragraph',
    id: 'fautes',
    style: 'body',
    inlines: [{ kind: 'text', text: typed }],
  }
  await ask(page, 'drafts.save', { draft: { ...draft, blocks: draft.blocks.toSpliced(at + 1, 0, made) } })
  await page.reload()
  await expect(writing(page).getByText('Il a été jugé que')).toBeVisible()
  return id
}

test('a wrong date and a word changed are told beside the text, put right by one button, and reported', async ({
  page,
  folder,
}) => {
  const id = await withFaults(page)
  await page.getByRole('tab', { name: 'Contrôles' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Contrôles' })
  await expect(panel.getByText(/diffère de sa source, par la date/)).toBeVisible()
  await expect(panel.getByText(/n’est pas mot pour mot/)).toBeVisible()

  await press(panel, 'Voir chaque citation')
  const box = page.getByRole('dialog', { name: 'Les citations de ce texte' })
  const rows = box.getByRole('list', { name: 'Citations' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'Diffère' })).toContainText('La date : 15 mars 2025 dans le texte')
  const quote = rows.filter({ hasText: 'Mots changés' })
  await expect(quote.locator('del')).toHaveText(/sans/)
  await expect(quote.locator('ins')).toHaveText(/avec une/)

  const name = await save(page, () => press(box, 'Rapport daté (Word)'), join(folder, 'rapport.docx'))
  expect(name).toMatch(/^Contr.*\.docx$/)

  await press(rows.filter({ hasText: 'Diffère' }), 'Mettre la citation de la source')
  await expect(box).toBeHidden()
  const line = writing(page).locator('p', { hasText: 'Il a été jugé que' })
  await expect(line.locator('[data-atom="citation"]')).toContainText('14 mars 2025')
  await saved(page)
  await expect(panel.getByText(/diffère de sa source, par la date/)).toBeHidden()
  await expect(panel.getByText(/n’est pas mot pour mot/)).toBeVisible()
  const blocks = (await ask<Draft>(page, 'drafts.get', { id })).blocks
  const fixed = blocks.find(one => one.id === 'fautes')
  expect(fixed?.kind === 'paragraph' && fixed.inlines.find(one => one.kind === 'citation')).toMatchObject({
    source: { id: 'jugee', pin: 'pt\u00a05' },
  })
})
