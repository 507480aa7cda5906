import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openBrowser, startProgram } from './browser.ts'
import { type Figure, inFolder, round } from './measure.ts'
import { servePeers } from './writing/peers.ts'
import { prepare } from './writing/prepare.ts'

const paragraphs = Number(process.env.PARAGRAPHS ?? 2500)
const bytes = 500_000
const times = 3

/** A page of Word of half a megabyte: paragraphs, emphasis, lists, a citation in each. */
const copied = (): string => {
  let html = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>'
  for (let n = 1; html.length < bytes; n++) {
    const words = `La commune soutient que le traitement n° ${n} est permis ; elle ne produit <b>aucune</b> pièce, et l’analyse des images porte sur <i>toutes</i> les personnes filmées sur la place publique. `
    html +=
      n % 6 === 0
        ? `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>${words}<o:p></o:p></p>`
        : `<p class=MsoNormal style='text-align:justify'>${words}${words}(CE, 26 avril 2022, n° ${400_000 + n}, pt 12).<o:p></o:p></p>`
  }
  return `${html}</body></html>`
}

/** Pastes where the caret is; ms until the frame that shows it is drawn. */
const paste = (page: Page, selector: string, html: string): Promise<number> =>
  page.evaluate(
    ({ selector, html }) =>
      new Promise<number>(done => {
        const data = new DataTransfer()
        data.setData('text/html', html)
        data.setData('text/plain', html.replace(/<[^>]+>/g, ''))
        const start = performance.now()
        document
          .querySelector(selector)
          ?.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          )
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done(performance.now() - start)
        requestAnimationFrame(() => channel.port2.postMessage(0))
      }),
    { selector, html },
  )

async function measure(page: Page, root: string, html: string) {
  const blocks = page.locator(`${root} p`)
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const block = blocks.nth(Math.floor((await blocks.count()) / 2))
    await block.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    await block.click({ position: { x: 60, y: 8 } })
    await page.keyboard.press('End')
    await page.waitForTimeout(800)
    taken.push(round(await paste(page, root, html)))
    await page.waitForTimeout(2500)
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(1500)
  }
  return { 'paste to the frame that shows it, ms': taken }
}

/** Half a megabyte of Word pasted in the middle of a draft of three hundred pages, beside bare Lexical. */
export const figure: Figure = () =>
  inFolder(async folder => {
    const browser = await openBrowser()
    if (!browser) return { absent: 'Chrome, Chromium or Edge' }
    const library = join(folder, 'library')
    const { hash, texts } = await prepare(library, paragraphs)
    const { peers, stop } = await servePeers(join(folder, 'bare'), texts)
    const program = await startProgram(library)
    const viewport = { width: 1360, height: 860 }
    const html = copied()
    try {
      const result: Record<string, unknown> = { paragraphs, bytes: html.length }
      const page = await browser.newPage({ viewport })
      await page.goto(program.url)
      await page.goto(new URL(hash, program.url).href)
      await page
        .locator('.editor-page p')
        .nth(paragraphs - 1)
        .waitFor({ state: 'attached' })
      result.Prétoire = await measure(page, '.editor-page', html)
      await page.close()
      for (const name of ['bare Lexical', 'bare Lexical, content-visibility']) {
        const other = await browser.newPage({ viewport })
        await other.goto(peers[name] ?? '')
        await other.locator('body[data-ready]').waitFor()
        result[name] = await measure(other, '#page', html)
        await other.close()
      }
      return result
    } finally {
      program.stop()
      stop()
      await browser.close()
    }
  })
