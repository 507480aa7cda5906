import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { createApp } from '../src/main/app.ts'
import { sources } from '../src/main/db/sources.ts'
import { openLibrary } from '../src/main/library.ts'
import { answer } from '../src/shared/answer.ts'
import { keyTimes, openBrowser, startProgram } from './browser.ts'
import { filing } from './filing.ts'
import { type Figure, inFolder, spread } from './measure.ts'

const paragraphs = 830
const keys = 150

/** Puts a draft of about a hundred pages in a library; the address of its screen. */
async function prepare(folder: string) {
  const gathered = filing({ paragraphs, citations: paragraphs, exhibits: 0, notes: 0 })
  const library = openLibrary(folder)
  sources(library.db).putAll(gathered.sources, 'import')
  const app = createApp(library, { paths: true, emit: () => undefined })
  const send = async (channel: string, input: unknown) => {
    const reply = await answer(app, channel, input)
    if (!reply.ok) throw new Error(reply.message)
    return reply.value
  }
  const made = (await send('dossiers.create', { template: 'rep-vsa', facts: { commune: 'Moirans' } })) as {
    id: string
    drafts: string[]
  }
  const draft = (await send('drafts.get', { id: made.drafts[0] })) as object
  await send('drafts.save', {
    draft: { ...draft, blocks: gathered.draft.blocks.filter(block => block.kind !== 'generated') },
  })
  await send('settings.save', { values: { profile: 'lawyer' } })
  library.close()
  const texts = gathered.draft.blocks.flatMap(block =>
    block.kind === 'paragraph'
      ? [block.inlines.map(one => (one.kind === 'text' ? one.text : '')).join('')]
      : [],
  )
  return { hash: `#/dossier/${made.id}/${made.drafts[0]}`, texts }
}

/** Clicks in the paragraph at a share of the document, then types. */
async function typeAt(page: Page, selector: string, share: number) {
  const blocks = page.locator(selector)
  const block = blocks.nth(Math.min((await blocks.count()) - 1, Math.floor(share * (await blocks.count()))))
  await block.scrollIntoViewIfNeeded()
  await page.waitForTimeout(300)
  await block.click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('End')
  return spread(await keyTimes(page, keys))
}

async function measure(page: Page, selector: string) {
  return {
    'in the middle, ms': await typeAt(page, selector, 0.5),
    'at the end, ms': await typeAt(page, selector, 0.999),
  }
}

/** Key to next frame in a draft of a hundred pages, beside bare Lexical with the same text and style. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const browser = await openBrowser()
    if (!browser) return { absent: 'Chrome, Chromium or Edge' }
    const library = join(folder, 'library')
    const { hash, texts } = await prepare(library)
    const bare = join(folder, 'bare')
    await build({
      root: join(import.meta.dirname, 'bare'),
      base: './',
      logLevel: 'error',
      build: { outDir: bare, target: 'esnext' },
    })
    writeFileSync(join(bare, 'texts.json'), JSON.stringify(texts))
    const types: Record<string, string> = {
      html: 'text/html',
      js: 'text/javascript',
      json: 'application/json',
    }
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const name = path === '/' ? 'index.html' : path.slice(1)
      readFile(join(bare, name)).then(
        bytes =>
          response.setHeader('Content-Type', types[name.split('.').at(-1) ?? ''] ?? 'text/plain').end(bytes),
        () => response.writeHead(404).end(),
      )
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const program = await startProgram(library)
    try {
      const result: Record<string, unknown> = { paragraphs, keys }
      const page = await browser.newPage({ viewport: { width: 1360, height: 860 } })
      await page.goto(program.url)
      await page.goto(new URL(hash, program.url).href)
      await page
        .locator('[contenteditable=true] p')
        .nth(paragraphs - 1)
        .waitFor({ state: 'attached' })
      result.pretoire = await measure(page, '[contenteditable=true] p')
      await page.close()
      for (const [name, query] of [
        ['bare Lexical', ''],
        ['bare Lexical, content-visibility', '?visibility'],
      ] as const) {
        const other = await browser.newPage({ viewport: { width: 1360, height: 860 } })
        await other.goto(`http://127.0.0.1:${port}/${query}`)
        await other.locator('body[data-ready]').waitFor()
        result[name] = await measure(other, '#page p')
        await other.close()
      }
      return result
    } finally {
      program.stop()
      server.close()
      await browser.close()
    }
  })
