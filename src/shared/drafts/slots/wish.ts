import { uncapital } from '../../french/wording.ts'

/** Infinitives that begin another request of the same sentence. */
const NEXT_REQUEST =
  /(,| et) (?=(?:adopter|cosigner|déférer|défendre|déposer|interroger|proposer|refuser|rejeter|saisir|signer|soutenir|supprimer|voter)(?!\p{L}))/gu

/**
 * A request as a sentence to a member puts it after « Je vous demande »: `de voter contre ce texte`, `d’interroger le Gouvernement`, `de
 * refuser que … et de soutenir …`. One written to « demander l’abrogation » is said as support for it: a member is not asked to ask.
 */
export function wishText(request: string): string {
  const words = uncapital(request.trim().replace(/\s*\.$/, '')).replace(
    /^demander (?=(?:l’|l'|son )abrogation)/,
    'soutenir ',
  )
  return afterDe(
    words.replace(
      NEXT_REQUEST,
      (_, link: string, at: number) => `${link} ${deBefore(words.slice(at + link.length + 1))}`,
    ),
  )
}

const deBefore = (words: string): string => (/^[aàâeéèêiîoôuûh]/i.test(words) ? 'd’' : 'de ')
const afterDe = (words: string): string => deBefore(words) + words
