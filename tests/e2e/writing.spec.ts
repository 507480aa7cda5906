import type { Page } from '@playwright/test'
import { Gathered } from '../../src/shared/contract.ts'
import { assemble } from '../../src/shared/draft/assemble.ts'
import type { Line, PrintedBlock, PrintedInline } from '../../src/shared/draft/assembled.ts'
import { linesOf } from '../../src/shared/draft/walk.ts'
import type { Inline } from '../../src/shared/model/draft.ts'
import { expect, test } from './fixture.ts'
import { writing } from './window.ts'

/** Sends one message as the window does. */
const ask = <T>(page: Page, channel: string, input: object): Promise<T> =>
  page.evaluate(
    async ([to, given]) => {
      const reply = await fetch(`/call/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      })
      return (await reply.json()).value
    },
    [channel, input] as const,
  )

/** Opens the worked example of a kind; its dossier and its draft. */
async function openSample(
  page: Page,
  type: 'recourse' | 'advocacy',
): Promise<{ dossier: string; draft: string }> {
  await ask(page, 'settings.save', { values: { profile: 'lawyer' } })
  const { id, drafts } = await ask<{ id: string; drafts: string[] }>(page, 'dossiers.sample', { type })
  const draft = drafts[0] ?? ''
  await page.goto(`${new URL(page.url()).origin}/#/dossier/${id}/${draft}`)
  await page.reload()
  await expect(writing(page).locator('.block').first()).toBeVisible()
  await page.waitForTimeout(400)
  return { dossier: id, draft }
}

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

/** The lines of a printed block, in reading order. */
const printedLines = (printed: PrintedBlock): readonly Line[] => {
  switch (printed.kind) {
    case 'heading':
    case 'paragraph':
      return [printed.line]
    case 'quote':
      return printed.paragraphs
    case 'list':
      return printed.items.map(item => item.line)
    case 'table':
      return printed.rows.flat()
    default:
      return []
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
