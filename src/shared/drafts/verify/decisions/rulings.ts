import type { Decision } from '../../../library/model.ts'

/** The deeds of a decision, as its dispositif says it, else its publisher, else the record of the library. */
export interface Ruling {
  readonly annuls: boolean
  /** only in part: « en tant que », or other conclusions were rejected as the rest */
  readonly inPart: boolean
  readonly rejects: boolean
  readonly suspends: boolean
  readonly enjoins: boolean
  readonly noGround: boolean
  readonly refers: boolean
  readonly admits: boolean
  /** the words that say so */
  readonly wording: string
}

const rest = /surplus|reste des conclusions|plus ample/iu
const partly = /en tant qu|dans la mesure où|réformée?s?(?!\p{L})/iu

const DEEDS = {
  annuls:
    /(?:est|sont)\s(?:partiellement\s)?(?:annulée?s?|cassée?s?|réformée?s?|infirmée?s?)|(?<!\p{L})(?:CASSE|ANNULE|INFIRME)(?!\p{L})|(?:est|sont)(?:\sdéclarée?s?)?\s(?:contraires?|non\sconformes?)\sà|invalide|y\sa\s(?:donc\s)?eu\sviolation/iu,
  rejects:
    /(?:est|sont)\s(?:\p{L}+\s)?rejetée?s?|(?<!\p{L})REJETTE(?!\p{L})|n[’']est\spas\sadmis|(?:est|sont)(?:\sdéclarée?s?)?\sconformes?\sà|n[’']y\sa\spas\seu\sviolation/iu,
  suspends: /exécution[^.;]*(?:est|sont)\ssuspendue?s?|(?:est|sont)\ssuspendue?s?/iu,
  enjoins: /enjoint/iu,
  noGround: /n[’']y\sa\s(?:pas|plus)\s(?:\p{L}+\s)?lieu\s(?:de|d[’'])\s?(?:y\s)?statuer|non-lieu/iu,
  refers: /(?:est|sont)\srenvoyée?s?|(?<!\p{L})RENVOIE(?!\p{L})/iu,
  admits: /(?:est|sont)\sadmise?s?(?!\p{L})/iu,
} as const

/** The ruling of a decision; undefined where nothing of the library says it. */
export function rulingOf({ text, solution = '', holding = '' }: Decision): Ruling | undefined {
  const articles = text
    .filter(passage => passage.section === 'ruling')
    .flatMap(passage => passage.text.split(/\n+|(?=Article\s(?:1er|\d+)\s:)/u))
    .map(article => article.replace(/\s+/g, ' ').trim())
  return ofArticles(articles) ?? ofSolution(solution) ?? ofHolding(holding)
}

function ofArticles(articles: readonly string[]): Ruling | undefined {
  const deed = (pattern: RegExp) => articles.some(article => pattern.test(article) && !rest.test(article))
  const annuls = deed(DEEDS.annuls)
  const ruling = {
    annuls,
    inPart: annuls && articles.some(article => rest.test(article) || partly.test(article)),
    rejects: deed(DEEDS.rejects),
    suspends: deed(DEEDS.suspends),
    enjoins: deed(DEEDS.enjoins),
    noGround: deed(DEEDS.noGround),
    refers: deed(DEEDS.refers),
    admits: articles.some(article => DEEDS.admits.test(article) && !/n[’']est\spas\sadmis/iu.test(article)),
  }
  const telling = articles.filter(article => Object.values(DEEDS).some(pattern => pattern.test(article)))
  return telling.length > 0 ? { ...ruling, wording: telling.slice(0, 2).join(' ') } : undefined
}

const NOTHING: Omit<Ruling, 'wording'> = {
  annuls: false,
  inPart: false,
  rejects: false,
  suspends: false,
  enjoins: false,
  noGround: false,
  refers: false,
  admits: false,
}

/** The solution in a word or two, as publishers give it: `Rejet`, `Satisfaction partielle`, `Renvoi après cassation`. */
function ofSolution(solution: string): Ruling | undefined {
  const said = (ruling: Partial<Ruling>): Ruling => ({ ...NOTHING, ...ruling, wording: solution })
  if (/^(?:rejet|non[- ]admission|déboute|incompétence|irrecevab)/iu.test(solution))
    return said({ rejects: true })
  if (/non[- ]lieu/iu.test(solution)) return said({ noGround: true })
  if (/annul|cass|réform|infirm/iu.test(solution))
    return said({
      annuls: true,
      inPart: /parti|réform/iu.test(solution),
      rejects: /rejet/iu.test(solution),
      refers: /renvoi/iu.test(solution),
    })
  if (/^admission/iu.test(solution)) return said({ admits: true })
  return undefined
}

/** The first words of what a record holds, where they are a ruling: « Rejette le recours contre… ». */
function ofHolding(holding: string): Ruling | undefined {
  const said = (ruling: Partial<Ruling>): Ruling => ({
    ...NOTHING,
    ...ruling,
    wording: holding.split(/(?<=[.;])\s/u)[0] ?? '',
  })
  const others = {
    rejects: /(?:rejette|refuse)(?!\p{L})/iu.test(holding),
    annuls: /annule(?!\p{L})/iu.test(holding),
  }
  const inPart = /partiel|en partie|reste/iu.test(holding)
  if (/^(?:Annule|Casse|Censure|Invalide)(?!\p{L})/u.test(holding))
    return said({ ...others, annuls: true, inPart })
  if (/^(?:Rejette|Refuse|Écarte|Valide)(?!\p{L})/u.test(holding))
    return said({ ...others, rejects: true, inPart })
  if (/^Suspend(?!\p{L})/u.test(holding)) return said({ suspends: true })
  if (/^Ordonne(?!\p{L})|^Enjoint(?!\p{L})/u.test(holding)) return said({ enjoins: true })
  if (/^Non-lieu/u.test(holding)) return said({ noGround: true })
  if (/:\sviolation(?!\p{L})|a méconnu/iu.test(holding)) return said({ annuls: true })
  return undefined
}
