import { expect, type Page } from '@playwright/test'
import { shellOf } from './shell.ts'

/** Lets the page write to the clipboard, as a browser with a window of its own does at a press of a button. */
export async function allowClipboard(page: Page): Promise<void> {
  if (!shellOf(page)) await page.context().grantPermissions(['clipboard-write'])
}

/** Reads the clipboard by pasting in a field of its own: neither shell lets a page read it. */
export async function clipboardHtml(page: Page): Promise<string> {
  const focused = await page.evaluateHandle(() => document.activeElement)
  const field = await page.evaluateHandle(() => {
    const own = document.createElement('textarea')
    own.addEventListener('paste', event => {
      own.dataset.html = event.clipboardData?.getData('text/html') ?? ''
    })
    // a dialog keeps the focus inside
    ;(document.querySelector('[role=dialog]') ?? document.body).append(own)
    own.focus()
    return own
  })
  await page.keyboard.press('Control+v')
  await expect.poll(() => field.evaluate(own => own.dataset.html)).toBeDefined()
  const html = await field.evaluate(own => own.dataset.html ?? '')
  await focused.evaluate(element => element instanceof HTMLElement && element.focus())
  await field.evaluate(own => own.remove())
  return html
}

/** Fills the clipboard by a copy, as another program does. */
export async function fillClipboard(page: Page, content: { html: string; text: string }): Promise<void> {
  // listens before the key is pressed: the two reach the page by different ways, and neither waits for the other
  const copied = await page.evaluateHandle(({ html, text }) => {
    const state = { isCopied: false }
    // a copy of an empty selection is made only when the page asks for it
    const enable = (event: Event) => event.preventDefault()
    const fill = (event: ClipboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      event.clipboardData?.setData('text/html', html)
      event.clipboardData?.setData('text/plain', text)
      window.removeEventListener('beforecopy', enable, true)
      state.isCopied = true
    }
    window.addEventListener('beforecopy', enable, true)
    window.addEventListener('copy', fill, { capture: true, once: true })
    return state
  }, content)
  await page.keyboard.press('Control+c')
  await expect.poll(() => copied.evaluate(state => state.isCopied)).toBe(true)
}
