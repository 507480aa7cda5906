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
