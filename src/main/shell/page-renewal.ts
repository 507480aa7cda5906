import { HOME, SCHEME } from './restrictions.ts'

/** An empty page of another site than ours: to go there ends the process of our page, and all it read. */
export const EMPTY = `${SCHEME}://vide/`

/** Holds the address of the page while the library is locked, then loads it in a process of its own. */
export interface PageRenewal {
  /** hears that a lock has begun; `isOver` resolves once the process that held the library has ended */
  readonly lock: (isOver: Promise<void>) => void
  /** the answer to a page that comes back to its address, in the middle of a lock or later; undefined for any other request */
  readonly hold: (address: string) => Promise<Response> | undefined
}

/** Gives the page that a lock has emptied to a new process. `load` opens an address in the window; `forget` drops its history. */
export function pageRenewal(load: (address: string) => Promise<void>, forget: () => void): PageRenewal {
  /** the end of the last lock, until the page was renewed */
  let lockEnd: Promise<void> | undefined
  /** the page has come back: several times where a lock finds it on its way */
  let isBack = false
  const renew = async () => {
    lockEnd = undefined
    isBack = false
    await load(EMPTY)
    forget()
    await load(HOME)
  }
  return {
    lock: isOver => {
      lockEnd = isOver
    },
    hold: address => {
      if (!lockEnd || address !== HOME) return undefined
      if (!isBack) void lockEnd.then(() => setImmediate(() => void renew()))
      isBack = true
      // the page that asks is about to go
      return lockEnd.then(() => new Response(null, { status: 204 }))
    },
  }
}

/** The answer at the empty page. */
export const emptyPage = (): Response =>
  new Response('<!doctype html><title>Prétoire</title>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  })
