import { roman } from '../../drafts/assemble/numerals.ts'
import { NB } from './say.ts'

/** Whose revenue is lost. */
export type Payer = 'etat' | 'collectivites' | 'securite-sociale'

export const payers: Readonly<Record<Payer, string>> = {
  etat: 'l’État',
  collectivites: 'les collectivités territoriales',
  'securite-sociale': 'les organismes de sécurité sociale',
}

const before = 'paragraphe précédent'
const grant = 'la dotation globale de fonctionnement'
const tax = `la création d’une taxe additionnelle à l’accise sur les tabacs prévue au chapitre IV du titre Ier du livre III du code des impositions sur les biens et services`

/**
 * The paragraphs that make up for a loss of revenue, as is customary by the duty on tobacco.
 *
 * The words are those of amendments tabled: at the Assemblée, projet de loi de finances pour 2024, n° 1680, amendement 4112 A (13 October
 * 2023); at the Sénat, same bill, n° 127 (2023-2024), amendements I-836 rect. (the State alone) and I-1492 rect. (local authorities, in two
 * paragraphs). For local authorities at the Assemblée, one paragraph with « corrélativement pour l’État »: quoted in the sitting, 14th legislature.
 */
export function gageLines(
  { of, after = 1 }: { readonly of: readonly Payer[]; readonly after?: number | undefined },
  chamber: 'an' | 'senat',
): string[] {
  return chamber === 'senat' ? of.flatMap(senatLines) : of.map((payer, n) => anLine(payer, after + 1 + n))
}

/** `IV. –`, `II bis. –`: a numbered paragraph, by its roman number. */
const paragraph = /^([IVX]+)(?:[\s\u00a0](?:bis|ter|quater|quinquies|[A-Z]))*[.\s\u00a0]+[–—-]/

/** The number of the last numbered paragraph of an article, which a gage goes on from; nothing where none is numbered. */
export function lastParagraph(alineas: readonly string[]): number | undefined {
  const numbers = alineas.map(line => paragraphNumber(line) ?? 0)
  return Math.max(0, ...numbers) || undefined
}

/** The number a paragraph bears. */
export function paragraphNumber(line: string): number | undefined {
  const mark = paragraph.exec(line)?.[1]
  const n = mark ? Array.from({ length: 39 }, (_, at) => roman(at + 1)).indexOf(mark) + 1 : 0
  return n || undefined
}

function anLine(payer: Payer, n: number): string {
  const state =
    payer === 'collectivites' ? `la majoration de ${grant} et, corrélativement pour l’État, par ` : ''
  return `${roman(n)}.${NB}–${NB}La perte de recettes pour ${payers[payer]} est compensée à due concurrence par ${state}${tax}.`
}

function senatLines(payer: Payer): string[] {
  const line = (whose: Payer, from: string, by: string) =>
    `…${NB}–${NB}La perte de recettes résultant pour ${payers[whose]} du ${from} est compensée, à due concurrence, par ${by}.`
  return payer === 'collectivites'
    ? [line(payer, 'présent article', `une majoration de ${grant}`), line('etat', before, tax)]
    : [line(payer, 'présent article', tax)]
}

/** Whose revenue some paragraphs make up for; undefined when they say something else. */
export function payersOf(lines: readonly string[]): Payer[] | undefined {
  const payers: Payer[] = []
  for (const line of lines) {
    const text = line.replace(/[\s\u00a0\u202f]+/g, ' ')
    if (!/pertes? de recettes/i.test(text) || !/compensée?s?/.test(text)) return undefined
    const who = /(?:pour|résultant)(.*?)(?:est|sont) compensée?s?/i.exec(text)?.[1] ?? text
    // the State gives back to local authorities what it takes: no loss of its own
    if (who.includes(before) && payers.at(-1) === 'collectivites') continue
    if (/sécurité sociale/i.test(who)) payers.push('securite-sociale')
    else if (/collectivités|départements|communes|régions/i.test(who)) payers.push('collectivites')
    else payers.push('etat')
  }
  return payers.length > 0 ? payers : undefined
}
