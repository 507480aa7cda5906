import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { keyTimes, openBrowser, startProgram } from '../browser.ts'
import { type Figure, inFolder, round, spread } from '../measure.ts'
import { servePeers } from './peers.ts'
import { prepare } from './prepare.ts'

const paragraphs = Number(process.env.PARAGRAPHS ?? 2500)
const keys = 150
const openings = 3

/** Processor time of the page's own thread, in seconds: steadier than the clock on a busy machine. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(one => one.name === 'TaskDuration')?.value ?? 0
}

/** Clicks in the paragraph at a share of the document, then types. */
async function typeAt(page: Page, session: CDPSession, selector: string, share: number) {
  const blocks = page.locator(selector)
  const count = await blocks.count()
  const block = blocks.nth(Math.min(count - 1, Math.floor(share * count)))
  await block.scrollIntoViewIfNeeded()
  await page.waitForTimeout(600)
  await block.click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('End')
  await page.waitForTimeout(1500)
  const before = await busy(session)
  const times = await keyTimes(page, keys)
  const spent = await busy(session)
  return {
    'key to the end of the next frame, ms': spread(times),
    'processor, ms a key': round(((spent - before) * 1000) / keys, 2),
  }
}

/** Reads in the page when all paragraphs stood in an editable and the frame was drawn, ms since navigation or since `from`. */
const whenEditable = ({ selector, count }: { selector: string; count: number }) =>
  new Promise<number>(done => {
    const look = (): void => {
      const ready = document.querySelectorAll(selector).length >= count
      if (!ready) return void requestAnimationFrame(look)
      const channel = new MessageChannel()
      channel.port1.onmessage = () => done(performance.now())
      requestAnimationFrame(() => channel.port2.postMessage(0))
    }
    look()
  })

async function timedBy(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

/**
 * The cost of a key where nothing is done of it: one empty paragraph that the browser alone edits. A key comes at any moment between two
 * frames, so that this is the wait for the next one, and what the browser does in it; no editor can be under it.
 */
async function floor(page: Page) {
  await page.setContent('<div id="page" contenteditable="true"><p><br></p></div>')
  return typeAt(page, await timedBy(page), '#page p', 0)
}

async function measure(page: Page, selector: string, open: () => Promise<number>) {
  const session = await timedBy(page)
  const opened: number[] = []
  for (let i = 0; i < openings; i += 1) opened.push(await open())
  await page.waitForTimeout(2000)
  const middle = await typeAt(page, session, selector, 0.5)
  const end = await typeAt(page, session, selector, 0.9999)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return {
    'open to editable, ms': spread(opened),
    middle,
    end,
    'script memory, MB': round(usedSize / 2 ** 20),
  }
}

/** A draft of three hundred pages under the keys, beside bare Lexical and ProseMirror with the same text and style. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const browser = await openBrowser()
    if (!browser) return { absent: 'Chrome, Chromium or Edge' }
    const library = join(folder, 'library')
    const { hash, texts } = await prepare(library, paragraphs)
    const { peers, stop } = await servePeers(join(folder, 'bare'), texts)
    const program = await startProgram(library)
    const wanted = { width: 1360, height: 860 }
    try {
      const result: Record<string, unknown> = { paragraphs, keys }
      const empty = await browser.newPage({ viewport: wanted })
      result['floor: an empty page, edited by the browser alone'] = await floor(empty)
      await empty.close()
      const page = await browser.newPage({ viewport: wanted })
      await page.goto(program.url)
      const selector = '.editor-page[contenteditable=true] p.paragraph'
      result.Prétoire = await measure(page, selector, async () => {
        await page.evaluate(() => {
          location.hash = '#/dossiers'
        })
        await page.locator('.editor').waitFor({ state: 'detached' })
        await page.waitForTimeout(500)
        const start = await page.evaluate(to => {
          location.hash = to
          return performance.now()
        }, hash)
        return (await page.evaluate(whenEditable, { selector, count: paragraphs })) - start
      })
      await page.close()
      for (const [name, url] of Object.entries(peers)) {
        if (!url) {
          result[name] = { absent: 'npm ci --prefix bench' }
          continue
        }
        const other = await browser.newPage({ viewport: wanted })
        const peer = '#page p'
        result[name] = await measure(other, peer, async () => {
          await other.goto('about:blank')
          await other.goto(url)
          return other.evaluate(whenEditable, { selector: peer, count: paragraphs })
        })
        await other.close()
      }
      return result
    } finally {
      program.stop()
      stop()
      await browser.close()
    }
  })
