import type { Question } from './closing-states.ts'
import { linkQuestion } from './link-question.ts'
import { isOurs } from './restrictions.ts'

/** Operations needed to open a link outside the program. */
export interface LinkPort {
  /** resolves with whether the first button was chosen */
  readonly ask: (question: Question) => Promise<boolean>
  /** hands an address over to the program of the system that is for it */
  readonly open: (address: string) => Promise<void>
}

/** Opens links outside the program, once the user has said yes; a link that is never opened is not asked about. */
export function linkOpener({ ask, open }: LinkPort): (address: string) => Promise<void> {
  let asking: string | undefined
  return async address => {
    const question = linkQuestion(address)
    // one press of a link is told by several events
    if (!question || asking === address) return
    asking = address
    const { message, detail, open: label } = question
    const answer = await ask({ message, detail, buttons: [label, 'Annuler'] }).finally(() => {
      asking = undefined
    })
    if (answer) await open(address)
  }
}

interface Navigation {
  readonly url: string
  preventDefault(): void
}
/** The contents of a window, as far as its navigation goes. */
export interface Navigable {
  setWindowOpenHandler(answer: (details: { readonly url: string }) => { action: 'deny' }): void
  on(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
    hear: (event: Navigation) => void,
  ): void
  on(event: 'will-attach-webview', hear: (event: { preventDefault(): void }) => void): void
}

/** Keeps the page where it is: no navigation, no other window, no webview. A link elsewhere goes to `openLink`. */
export function keepInside(contents: Navigable, openLink: (address: string) => Promise<void>): void {
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url)
    return { action: 'deny' }
  })
  const stay = (event: Navigation) => {
    if (isOurs(event.url)) return
    event.preventDefault()
    void openLink(event.url)
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
}
