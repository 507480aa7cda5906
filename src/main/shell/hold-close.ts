import type { Asker, Question } from './closing-states.ts'
import { closingWindow } from './closing-window.ts'
import { isOurs } from './restrictions.ts'

/** How long a page may take to leave its window: one that no longer answers would hold it for ever. */
const LEAVE_MS = 3000

/** The frame that sent a message; null once it is gone. */
type Frame = { readonly url: string } | null
interface PageMessage {
  readonly senderFrame: Frame
}

/** The contents of a window, as far as its closing goes. */
export interface ClosingContents {
  readonly mainFrame: Frame
  readonly ipc: { on(channel: string, hear: (event: PageMessage, ...values: unknown[]) => void): void }
  send(channel: string, ...values: unknown[]): void
  on(event: 'render-process-gone', hear: () => void): void
  on(
    event: 'did-start-navigation',
    hear: (navigation: { readonly isMainFrame: boolean; readonly isSameDocument: boolean }) => void,
  ): void
}

/** A window, as far as its closing goes. */
export interface ClosableWindow {
  readonly webContents: ClosingContents
  isDestroyed(): boolean
  close(): void
  /** closes without asking its page */
  destroy(): void
  on(event: 'close', hear: (event: { preventDefault(): void }) => void): void
  on(event: 'session-end', hear: () => void): void
}

/** Holds the closing of a window until its page has saved, or its user has decided; returns what asks for it to close. */
export function holdClose(
  window: ClosableWindow,
  ask: (question: Question) => Promise<boolean>,
): (by: Asker) => void {
  const contents = window.webContents
  const closing = closingWindow({
    flush: round => contents.send('closing', round),
    ask,
    // never from within the event that was just held
    close: () =>
      void setImmediate(() => {
        if (window.isDestroyed()) return
        window.close()
        setTimeout(() => window.isDestroyed() || window.destroy(), LEAVE_MS)
      }),
  })
  const isFromPage = ({ senderFrame }: PageMessage) =>
    senderFrame !== null && senderFrame === contents.mainFrame && isOurs(senderFrame.url)
  contents.ipc.on('closing-ready', event => {
    if (isFromPage(event)) closing.ready()
  })
  contents.ipc.on('closing-answer', (event, round, losses) => {
    if (isFromPage(event)) closing.answer(round, losses)
  })
  contents.on('render-process-gone', closing.pageGone)
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) closing.pageGone()
  })
  window.on('close', event => {
    if (closing.mayClose()) return
    event.preventDefault()
    closing.request('user')
  })
  window.on('session-end', () => closing.request('system'))
  return closing.request
}
