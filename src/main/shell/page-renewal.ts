import { HOME, SCHEME } from './restrictions.ts'

/** An empty page of another site than ours: to go there ends the process of our page, and all it read. */
export const EMPTY = `${SCHEME}://vide/`

/** Holds the address of the page while the library is locked, then loads it in a process of its own. */
export interface PageRenewal {
  /** hears that a lock has begun; `isOver` resolves once the process that held the library has ended */
  readonly lock: (isOver: Promise<void>) => void
  /** the answer to a page that comes back to its address in the middle of a lock; undefined for any other request */
  readonly hold: (address: string) => Promise<Response> | undefined
}

/** Gives the page that a lock has emptied to a new process. `load` opens an address in the window; `forget` drops its history. */
export function pageRenewal(load: (address: string) => Promise<void>, forget: () => void): PageRenewal {
  let locking: Promise<void> | undefined
  const renew = async () => {
    await load(EMPTY)
    forget()
    await load(HOME)
  }
  return {
    lock: isOver => {
      locking = isOver
      void isOver.then(() => {
        locking = undefined
      })
    },
    hold: address => {
      if (!locking || address !== HOME) return undefined
      return locking.then(() => {
        setImmediate(() => void renew())
        // the page that asks is about to go
        return new Response(null, { status: 204 })
      })
    },
  }
}

/** The answer at the empty page. */
export const emptyPage = (): Response =>
  new Response('<!doctype html><title>Prétoire</title>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  })
