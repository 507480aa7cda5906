import type { Page } from '@playwright/test'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import type { PrintedInline } from '../../../src/shared/drafts/assemble/assembled.ts'
import { linesOf as printedLines } from '../../../src/shared/drafts/checks/subject.ts'
import { Gathered } from '../../../src/shared/drafts/gathered.ts'
import type { Inline } from '../../../src/shared/drafts/model.ts'
import { linesOf } from '../../../src/shared/drafts/walk.ts'
import { replaceAnswer } from '../answers.ts'
import { writing } from '../desk.ts'
import { expect, test } from '../fixture.ts'
import { ask, openSample } from '../sample.ts'

const inlineText = (inline: PrintedInline): string => {
  switch (inline.kind) {
    case 'run':
    case 'gap':
    case 'link':
    case 'ref':
      return inline.text
    case 'citation':
      return inline.runs.map(run => run.text).join('')
    case 'exhibit':
      return `${inline.before}${inline.number}${inline.after}`
    case 'note':
      return `${inline.number}`
    case 'linebreak':
      return '\n'
  }
}

/** A line of the draft as the window shows it: notes to oneself are a mark there, and nothing in the file. */
const shownInFile = (inlines: readonly Inline[]) => inlines.some(inline => inline.kind !== 'private')

for (const type of ['recourse', 'advocacy'] as const)
  test(`every line of the sample (${type}) says on the screen what the file will print`, async ({ page }) => {
    const { draft } = await openSample(page, type)
    const gathered = Gathered.parse(await ask(page, 'drafts.gather', { id: draft }))
    const printed = assemble(gathered, { template: gathered.template })
    const expected = gathered.draft.blocks.flatMap((one, at) => {
      const lines = printed.blocks[at] ? printedLines(printed.blocks[at]) : []
      const wanted = lines.map(line => line.map(inlineText).join('').replaceAll('\n', ''))
      return linesOf(one).some(shownInFile) ? [{ id: one.id, text: wanted.join('|') }] : []
    })
    const quotes = printed.blocks.flatMap(one =>
      one.kind === 'quote' && one.source ? [one.source.map(run => run.text).join('')] : [],
    )
    const screen = await writing(page).evaluate(root => {
      const text = (dom: Element) => {
        const copy = dom.cloneNode(true) as Element
        for (const gone of copy.querySelectorAll('[data-atom="private"]')) gone.remove()
        return (copy.textContent ?? '').replaceAll('\n', '')
      }
      const blocks = [
        ...root.querySelectorAll<HTMLElement>(':scope > .block, :scope > .table-wrap, :scope > table'),
      ]
      return {
        blocks: blocks.map(dom => {
          const parts = dom.querySelectorAll('li, td, th')
          return { id: dom.dataset.id, text: parts.length > 0 ? [...parts].map(text).join('|') : text(dom) }
        }),
        quotes: [...root.querySelectorAll<HTMLElement>('blockquote[data-source]')].map(
          dom => dom.dataset.source ?? '',
        ),
        atoms: root.querySelectorAll('[data-atom]').length,
      }
    })
    expect(screen.atoms).toBeGreaterThan(10)
    expect(screen.blocks.filter(one => one.text && !one.text.startsWith('Saut')).length).toBeGreaterThan(5)
    const byId = new Map(screen.blocks.map(one => [one.id, one.text]))
    for (const { id, text } of expected) if (byId.has(id)) expect(byId.get(id)).toBe(text)
    const tables = gathered.draft.blocks
      .filter(one => one.kind === 'table')
      .map(one => expected.find(({ id }) => id === one.id)?.text)
    expect(screen.blocks.filter(one => one.id === undefined).map(one => one.text)).toEqual(tables)
    expect(quotes.length).toBe(screen.quotes.filter(text => !text.startsWith('(ponctuation')).length)
    for (const [at, text] of quotes.entries()) expect(screen.quotes[at]).toContain(text)
  })

/** Puts the caret at the end of the paragraph that holds these words. */
async function endOf(page: Page, words: string): Promise<void> {
  await writing(page)
    .locator('p.block', { hasText: words })
    .first()
    .click({ position: { x: 80, y: 10 } })
  await page.keyboard.press('End')
  await expect(writing(page)).toBeFocused()
}

test('a section moves whole from the outline, and comes back with one undo', async ({ page }) => {
  await openSample(page, 'recourse')
  const outline = page.getByRole('navigation', { name: 'Plan' })
  const ids = () =>
    writing(page).evaluate(root =>
      [...root.querySelectorAll<HTMLElement>('[data-id]')].map(dom => dom.dataset.id),
    )
  const before = await ids()
  const second = outline.locator('.outline-row[data-level="3"] > button').nth(1)
  const name = ((await second.textContent()) ?? '').replace(/^2\./, '')
  await second.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(outline.locator('.outline-row[data-level="3"] > button').first()).toHaveText(`1.${name}`)
  const moved = await ids()
  expect(moved).not.toEqual(before)
  expect(new Set(moved)).toEqual(new Set(before))
  await writing(page).focus()
  await page.keyboard.press('Control+z')
  await expect.poll(ids).toEqual(before)
})

test('exhibits swapped and facts changed elsewhere show on the open page at once', async ({ page }) => {
  const { dossier } = await openSample(page, 'recourse')
  const calls = writing(page).locator('[data-atom="exhibit"]')
  const first = await calls.first().textContent()
  const list = await ask<{ id: string }[]>(page, 'exhibits.list', { dossier })
  const ids = list.map(one => one.id)
  await ask(page, 'exhibits.order', { dossier, ids: ids.toReversed() })
  const number = Number(/\d+/.exec(first ?? '')?.[0])
  await expect(calls.first()).toHaveText(`pièce n°\u00a0${ids.length + 1 - number}`)
  const kept = await ask<{ facts: Record<string, string> }>(page, 'dossiers.get', { id: dossier })
  await ask(page, 'dossiers.save', { dossier: { ...kept, facts: { ...kept.facts, software: 'Œil-Test' } } })
  await expect(writing(page).locator('[data-atom="slot"]', { hasText: 'Œil-Test' }).first()).toBeAttached()
})

test('while one types without a rest, the text is saved at least every six seconds', async ({ page }) => {
  const { draft } = await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  const before = await ask<{ revision: number }>(page, 'drafts.get', { id: draft })
  const until = Date.now() + 7000
  while (Date.now() < until) await page.keyboard.type('mot ', { delay: 60 })
  const after = await ask<{ revision: number; blocks: unknown }>(page, 'drafts.get', { id: draft })
  expect(after.revision).toBeGreaterThan(before.revision)
  expect(JSON.stringify(after.blocks)).toContain('mot mot')
})

test('what is composed with dead keys or an input method is written once', async ({ page }) => {
  await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  await page.keyboard.type(' ')
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 })
  await session.send('Input.imeSetComposition', { text: 'ê', selectionStart: 1, selectionEnd: 1 })
  await session.send('Input.insertText', { text: 'ê' })
  await page.keyboard.type('tre là')
  await expect(writing(page).locator('p.block', { hasText: 'L’intérêt à agir' }).first()).toContainText(
    'être là',
  )
  expect(await writing(page).textContent()).not.toContain('^')
})

test('when the program does not answer, the page says so, keeps the text and saves it when asked again', async ({
  page,
}) => {
  const { draft } = await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  const mend = await replaceAnswer(page, /\/call\/drafts\.(save|edit)$/, {
    ok: false,
    code: 'bug',
    message: 'Le disque est plein.',
  })
  await page.keyboard.type(' Mot gardé.')
  const state = page.locator('.editor-saved')
  await expect(state).toHaveText('Non enregistré : Le disque est plein. Le texte reste à l’écran.')
  await mend()
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(state).toHaveText(/^Enregistré à/)
  expect(JSON.stringify(await ask(page, 'drafts.get', { id: draft }))).toContain('Mot gardé.')
})

test('a save that the browser posts again, its answer lost, is known for one’s own', async ({ page }) => {
  const { draft } = await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  let postCount = 0
  await page.route(/\/call\/drafts\.(save|edit)$/, async route => {
    postCount += 1
    if (postCount === 1) {
      // saved, its answer lost, and words typed meanwhile
      await route.fetch()
      await page.keyboard.type(' Et la suite.')
    }
    await route.continue()
  })
  await page.keyboard.type(' Mot gardé.')
  await expect
    .poll(async () => JSON.stringify(await ask(page, 'drafts.get', { id: draft })))
    .toContain('Mot gardé. Et la suite.')
  await expect(page.getByRole('heading', { name: 'Ce texte a été enregistré ailleurs' })).toHaveCount(0)
})

test('in a note only what stands in a line is offered', async ({ page }) => {
  await openSample(page, 'recourse')
  await endOf(page, 'L’intérêt à agir')
  await page.keyboard.press('Control+Alt+f')
  await expect(page.getByRole('textbox', { name: 'Texte de la note' })).toBeFocused()
  await page.keyboard.type('/')
  await expect(page.getByRole('listbox', { name: 'Insérer' }).getByRole('option')).toHaveText([
    /^Citation d’une source/,
    /^Renvoi à une pièce/,
    /^Fait du dossier/,
    /^Renvoi interne/,
    /^Lien/,
    /^Note privée/,
  ])
  await page.keyboard.press('Escape')
})

test('a table gains and loses rows and columns; its first row alone is a header', async ({ page }) => {
  await openSample(page, 'advocacy')
  const table = writing(page).locator('table').first()
  const size = () =>
    table.evaluate((dom: HTMLTableElement) => [
      dom.rows.length,
      dom.rows[0]?.cells.length ?? 0,
      dom.querySelectorAll('th').length,
    ])
  const [rows = 0, columns = 0] = await size()
  await table.locator('td').first().click()
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'Tableau' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  await act('Ligne au-dessous')
  await expect.poll(size).toEqual([rows + 1, columns, columns])
  await act('Colonne à droite')
  await expect.poll(size).toEqual([rows + 1, columns + 1, columns + 1])
  await act('Supprimer la ligne')
  await act('Supprimer la colonne')
  await expect.poll(size).toEqual([rows, columns, columns])
  await act('Première ligne en titre')
  await expect.poll(size).toEqual([rows, columns, 0])
})

test('a passage copied as plain text keeps its citations', async ({ page }) => {
  await openSample(page, 'recourse')
  await page.evaluate(() =>
    window.addEventListener('copy', event => {
      document.title = event.clipboardData?.getData('text/plain') ?? ''
    }),
  )
  // lines are selected by the keyboard: one begins again when the page moved meanwhile
  await expect(async () => {
    await endOf(page, 'Le délai de recours ne court')
    for (let line = 0; line < 3; line += 1) await page.keyboard.press('Shift+ArrowDown')
    for (let line = 0; line < 7; line += 1) await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Control+c')
    await expect(page).toHaveTitle(/R\.\s421-1 du code de justice administrative/, { timeout: 2000 })
  }).toPass()
})

test('a call and a citation are never cut from their numbers, their ordinals stand above the line, and the words stay plain', async ({
  page,
}) => {
  await openSample(page, 'recourse')
  const call = writing(page).locator('[data-atom="exhibit"]').first()
  await expect(call.locator('.held')).toHaveText('e n')
  const held = await writing(page).evaluate(root =>
    [...root.querySelectorAll('.atom .held')].map(dom => ({
      lines: dom.getClientRects().length,
      wrap: getComputedStyle(dom).whiteSpace,
    })),
  )
  expect(held.length).toBeGreaterThan(5)
  expect(held.filter(one => one.wrap !== 'nowrap' || one.lines > 1)).toEqual([])
  const raised = writing(page).locator('[data-atom="citation"] .mark-superscript')
  await expect(raised.first()).toHaveText(/^(?:er|e|re|os)$/)
  expect(await writing(page).textContent()).not.toContain('\u2011')
})
