import { type Dossier, Party } from '../../dossiers/model.ts'
import { nonBlank, partiesOf } from './facts.ts'

const OF = "(de la |de l[’']|des |du |de |d[’'])"
const author = (words: string) => new RegExp(`^(?:${words})$`, 'iu')

/** The body that answers for who decided in its name, by the words of its author: the first that fits. `$2` is its name. */
const bodies: readonly (readonly [words: RegExp, type: Party['type'], name: string])[] = [
  // the State answers by the authority that decided
  [
    author(
      '((?:sous-)?(?:préfet|préfète)|première? ministre|garde des sceaux|ministre|recteur|rectrice)(?!\\p{L})(.*)',
    ),
    'authority',
    '$1$2',
  ],
  [
    author(`(?:conseil municipal|maire|adjointe? au maire) (?:de la (?:commune|ville) )?${OF}([^,]+)`),
    'commune',
    '$1$2',
  ],
  [author(`(?:présidente? du )?conseil départemental ${OF}([^,]+)`), 'authority', 'département $1$2'],
  [author(`(?:présidente? du )?conseil régional ${OF}([^,]+)`), 'authority', 'région $2'],
  [
    author(
      "(présidente?|conseil(?: communautaire| métropolitain)?) de la ((?:métropole|communauté d[’']agglomération|communauté de communes|communauté urbaine) [^,]+)",
    ),
    'authority',
    '$2',
  ],
  [
    author(
      `(?:présidente?|directeur|directrice)(?: générale?)? ${OF}((?:université|office|agence|centre hospitalier|établissement public|syndicat|caisse|hospices) [^,]+)`,
    ),
    'authority',
    '$2',
  ],
]

/** Who decided for another than the usual body, or with one: the words do not tell who answers. */
const UNTOLD = / et (?:la|le|les|l[’'])|au nom de l[’']|arrondissement|secteur/iu

/** `Roanne`, of `de Roanne`; `Le Mans`, of `du Mans`: the name of a town after its preposition. */
const townOf = (text: string): string =>
  text
    .replace(/^du /iu, 'Le ')
    .replace(/^des /iu, 'Les ')
    .replace(/^de la /iu, 'La ')
    .replace(/^de l[’']/iu, 'L’')
    .replace(/^(?:de |d[’'])/iu, '')

/**
 * Who answers for a decision, by the words that name its author; undefined where they do not tell: the head of a prison or of a school
 * may act for the State or for a body of its own. A mayor is taken to act for the town.
 */
export function defendantOfAuthor(author: string): Party | undefined {
  const bare = author.trim().replace(/^(?:la |le |l[’'])/iu, '')
  if (UNTOLD.test(bare)) return undefined
  for (const [pattern, type, name] of bodies) {
    if (pattern.test(bare)) {
      const body = bare.replace(pattern, name)
      return aDefendant(type, type === 'commune' ? townOf(body) : body)
    }
  }
  return undefined
}

const aDefendant = (type: Party['type'], name: string): Party =>
  Party.parse({ id: 'presumed', role: 'defendant', type, name })

/** Who defends where no party is named: the town of the answers, else the body in whose name the author of the decision acted. */
export function presumedDefendant(facts: Readonly<Record<string, string>>): Party | undefined {
  const commune = nonBlank(facts.commune)
  const author = nonBlank(facts['decision.author'])
  return commune ? aDefendant('commune', commune) : author ? defendantOfAuthor(author) : undefined
}

/** Who defends: the party that was named, else who the answers tell. */
export function defendantOf(dossier: Dossier): Party | undefined {
  const named = partiesOf(dossier, 'defendant')[0]
  return named?.name ? named : presumedDefendant(dossier.facts)
}
