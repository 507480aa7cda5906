import { NB } from './say.ts'

/** Whose revenue is lost. */
export type Payer = 'etat' | 'collectivites' | 'securite-sociale'

export const payers: Readonly<Record<Payer, string>> = {
  etat: 'l’État',
  collectivites: 'les collectivités territoriales',
  'securite-sociale': 'les organismes de sécurité sociale',
}

const duty = `l’accise sur les tabacs prévue au chapitre IV du titre Ier du livre III du code des impositions sur les biens et services`

/** The paragraphs that make up for a loss of revenue, as is customary by the duty on tobacco. `numbers`: what opens each. */
export function gageLines(of: readonly Payer[], chamber: 'an' | 'senat'): string[] {
  return of.map((payer, n) => {
    const opening = chamber === 'senat' ? '…' : ['II', 'III', 'IV'][n]
    const lost =
      chamber === 'senat' ? `résultant pour ${payers[payer]} du présent article` : `pour ${payers[payer]}`
    const by =
      payer === 'collectivites'
        ? `la majoration de la dotation globale de fonctionnement et, corrélativement pour l’État, par la création d’une taxe additionnelle à ${duty}`
        : `la création d’une taxe additionnelle à ${duty}`
    const due = chamber === 'senat' ? ', à due concurrence,' : ' à due concurrence'
    return `${opening}.${NB}–${NB}La perte de recettes ${lost} est compensée${due} par ${by}.`.replace(
      '….',
      '…',
    )
  })
}

/** Whose revenue some paragraphs make up for; undefined when they say something else. */
export function payersOf(lines: readonly string[]): Payer[] | undefined {
  const found: Payer[] = []
  for (const line of lines) {
    const text = line.replace(/[\s\u00a0\u202f]+/g, ' ')
    if (!/pertes? de recettes/i.test(text) || !/compensée?s?/.test(text)) return undefined
    const who = /(?:pour|résultant)(.*?)(?:est|sont) compensée?s?/i.exec(text)?.[1] ?? text
    if (/sécurité sociale/i.test(who)) found.push('securite-sociale')
    else if (/collectivités|départements|communes|régions/i.test(who)) found.push('collectivites')
    else found.push('etat')
  }
  return found.length > 0 ? found : undefined
}
