import type { Page } from '@playwright/test'
import { shellOf } from './shell.ts'

/** Where the program answers a message: `/call/drafts.save`. */
type Calls = RegExp

/** Gives one answer to messages instead of the program's, until the returned function is called. */
export const replaceAnswer = (page: Page, calls: Calls, answer: object): Promise<() => Promise<void>> =>
  interceptCalls(page, calls, () => Promise.resolve(answer))

/** Holds messages back until a promise resolves; the returned function lets those to come through. */
export const holdCalls = (
  page: Page,
  calls: Calls,
  until: () => Promise<unknown>,
): Promise<() => Promise<void>> => interceptCalls(page, calls, () => until().then(() => undefined))

/** Puts a function between the page and the program: it gives an answer, or undefined for the program's own. */
async function interceptCalls(
  page: Page,
  calls: Calls,
  answer: () => Promise<object | undefined>,
): Promise<() => Promise<void>> {
  if (!shellOf(page)) {
    await page.route(calls, async route => {
      const json = await answer()
      await (json ? route.fulfill({ json }) : route.continue())
    })
    return () => page.unroute(calls)
  }
  // no tool stands between the page and a scheme of the program's own: the page's fetch is replaced
  const name = `intercept${++interceptions}`
  await page.exposeFunction(name, answer)
  await page.evaluate(
    ([source, called]) => {
      const { fetch } = window
      const wanted = new RegExp(source)
      const through: typeof fetch = async (input, init) => {
        const url = input instanceof Request ? input.url : String(input)
        const json = wanted.test(url) ? await Reflect.get(window, called)() : undefined
        return json ? Response.json(json) : fetch(input, init)
      }
      window.fetch = through
      Object.assign(window, {
        [`${called}End`]: () => {
          wanted.test = () => false
        },
      })
    },
    [calls.source, name] as const,
  )
  return () => page.evaluate(called => Reflect.get(window, `${called}End`)(), name)
}

let interceptions = 0
