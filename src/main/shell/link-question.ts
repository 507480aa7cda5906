import type { Confirm } from '../kernel/allowed-addresses.ts'
import { isOurs } from './restrictions.ts'

/** A link that leaves the program: what the user is asked before the system opens it. */
export interface LinkQuestion {
  readonly message: string
  readonly detail: string
  readonly open: string
}

/** Longest address shown whole in the question. */
const MAX_DETAIL_LENGTH = 400

/** The question asked before a link opens; undefined for a link that is never opened. */
export function linkQuestion(address: string): LinkQuestion | undefined {
  const url = parseUrl(address)
  switch (url?.protocol) {
    case 'http:':
    case 'https:':
      return {
        message: 'Ouvrir cette adresse dans votre navigateur ?',
        detail: shorten(url.href),
        open: 'Ouvrir',
      }
    case 'tel:': {
      const number = decode(url.pathname).trim()
      if (!/^\+?[\d\s.()*#-]{2,30}$/.test(number)) return undefined
      return {
        message: `Appeler le ${spacedNumber(number)} ?`,
        detail: 'Le numéro est remis à l’application de téléphone de cet ordinateur.',
        open: 'Appeler',
      }
    }
    case 'mailto:': {
      const to = decode(url.pathname).trim()
      if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(to)) return undefined
      return {
        message: `Écrire à ${to} ?`,
        detail: 'Un message vide s’ouvre dans votre messagerie. Prétoire n’envoie rien lui-même.',
        open: 'Écrire',
      }
    }
    default:
      return undefined
  }
}

/** Text to copy for a link: a bare number or e-mail address, else the address itself; undefined for a link of our own page. */
export function linkAddress(address: string): { readonly label: string; readonly text: string } | undefined {
  const url = parseUrl(address)
  switch (url?.protocol) {
    case 'http:':
    case 'https:':
      return { label: 'Copier l’adresse du lien', text: url.href }
    case 'tel:':
      return { label: 'Copier le numéro', text: decode(url.pathname) }
    case 'mailto:':
      return { label: 'Copier l’adresse électronique', text: decode(url.pathname) }
    default:
      return undefined
  }
}

function parseUrl(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A French number of ten digits, by pairs; any other as it is. */
export const spacedNumber = (number: string): string =>
  /^0\d{9}$/.test(number) ? number.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : number

const shorten = (text: string) =>
  text.length > MAX_DETAIL_LENGTH ? `${text.slice(0, MAX_DETAIL_LENGTH)}…` : text

/** Operations needed to open a link outside the program. */
interface LinkPort {
  readonly ask: Confirm
  /** hands an address over to the program of the system that is for it */
  readonly open: (address: string) => Promise<unknown>
}

/**
 * Opens links outside the program, once the user has said yes; a link that is never opened is not asked about. Resolves with whether the user
 * was asked.
 */
export function linkOpener({ ask, open }: LinkPort): (address: string) => Promise<boolean> {
  let asking: string | undefined
  return async address => {
    const question = linkQuestion(address)
    if (!question) return false
    // one press of a link is told by several events
    if (asking === address) return true
    asking = address
    const { message, detail, open: label } = question
    const answer = await ask({ message, detail, buttons: [label, 'Annuler'] }).finally(() => {
      asking = undefined
    })
    if (answer) await open(address)
    return answer !== undefined
  }
}

interface Navigation {
  readonly url: string
  preventDefault(): void
}
/** The contents of a window, as far as its navigation goes. */
interface Navigable {
  setWindowOpenHandler(answer: (details: { readonly url: string }) => { action: 'deny' }): void
  on(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
    hear: (event: Navigation) => void,
  ): void
  on(event: 'will-attach-webview', hear: (event: { preventDefault(): void }) => void): void
}

/** Keeps the page where it is: no navigation, no other window, no webview. A link elsewhere goes to `openLink`. */
export function keepInside(contents: Navigable, openLink: (address: string) => Promise<unknown>): void {
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
