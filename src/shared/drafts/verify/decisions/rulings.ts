import type { Decision } from '../../../library/model.ts'

/** Deeds of a court upon a case, each said by one part of a ruling or more. */
export interface Deeds {
  readonly annuls: boolean
  readonly rejects: boolean
  readonly suspends: boolean
  readonly enjoins: boolean
  readonly noGround: boolean
  readonly refers: boolean
  readonly admits: boolean
  /** the claimant withdrew */
  readonly desists: boolean
  /** a question of constitutionality is sent to the Conseil constitutionnel, or is not */
  readonly sendsQuestion: boolean
  readonly keepsQuestion: boolean
  readonly bars: boolean
  readonly doesNotBar: boolean
}

/** One article of a dispositif. */
export interface RulingArticle extends Deeds {
  readonly wording: string
}

/** The deeds of a decision, as its dispositif says it, else its publisher, else the record of the library. */
export interface Ruling extends Deeds {
  /** only in part: « en tant que », « mais seulement en ce que » */
  readonly inPart: boolean
  /** other conclusions were rejected as the rest */
  readonly hasRest: boolean
  /** the words that say so */
  readonly wording: string
  readonly articles: readonly RulingArticle[]
}

const rest = /surplus|reste des conclusions|plus ample/iu
const partly =
  /en tant qu|dans la mesure où|réformée?s?(?!\p{L})|seulement|partiellement|^(?:Article\s\S+\s?:+\s)?(?:L[’']|Les\s)articles?\s/iu
/** An article on the costs alone, or on the rest of what was asked. */
const minor =
  /^(?:Article\s\S+\s?:+\s)?(?:Le\s(?:surplus|reste)|(?:Les|Ses)\sconclusions.*(?:761-1|37\sde\sla\sloi))|^En\sapplication\sde\sl[’']article\s700/u

const PATTERNS: Readonly<Record<keyof Deeds, RegExp>> = {
  annuls:
    /(?:est|sont)\s(?:partiellement\s)?(?:annulée?s?|cassée?s?|réformée?s?|infirmée?s?)|(?:est|sont)(?:\sdéclarée?s?)?\s(?:contraires?|non\sconformes?)\sà|invalide|y\sa\s(?:donc\s)?eu\sviolation|^\d*[.|\s]*(?:Annuls|Sets\saside)|(?:is|are)\s(?:annulled|set\saside|invalid)/iu,
  rejects:
    /(?:est|sont)\s(?:\p{L}+\s)?rejetée?s?|n[’']est\spas\sadmis|ne\ssont\spas\sadmis|(?:est|sont)(?:\sdéclarée?s?)?\sconformes?\sà|n[’']y\sa\spas\seu\sviolation|Dismisses\sthe|(?:is|are)\sdismissed/iu,
  suspends: /exécution[^.;]*(?:est|sont)\ssuspendue?s?|(?:est|sont)\ssuspendue?s?/iu,
  enjoins: /enjoint/iu,
  noGround:
    /n[’']y\sa\s(?:pas|plus)\s(?:\p{L}+\s)?lieu\s(?:de|d[’'])\s?(?:y\s)?statuer|non-lieu\sà\sstatuer/iu,
  refers: /(?:est|sont)\srenvoyée?s?(?![^.]*Conseil\sconstitutionnel)/iu,
  admits: /(?:est|sont)\sadmise?s?(?!\p{L})/iu,
  desists: /désistement/iu,
  sendsQuestion: /renvoyée?s?\s[^.]*(?:Conseil\sconstitutionnel|question)/iu,
  keepsQuestion:
    /(?:n[’']y\s(?:a\s)?(?:pas\s)?(?:avoir\s)?)(?:pas\s)?lieu\s(?:de|à)\s(?:\p{L}+\s)?(?:renvoyer|renvoi|transmettre)[^.]*(?:Conseil\sconstitutionnel|question)/iu,
  bars: /est\sdéclarée?\sinéligible/iu,
  doesNotBar: /pas\slieu[^.]*(?:déclarer|prononcer)[^.]*inéligib/iu,
}
/** Verbs by which a court of the judicial order begins its ruling: the same word inside tells what the judgment below did. */
const VERBS: Readonly<Partial<Record<keyof Deeds, RegExp>>> = {
  annuls: /(?<!\p{L})(?:CASSE|ANNULE|INFIRME)(?!\p{L})|^(?:Casse|Annule|Infirme)(?!\p{L})/u,
  rejects: /(?<!\p{L})REJETTE(?!\p{L})|^Rejette(?!\p{L})|IRRECEVABLE/u,
  refers:
    /(?<!\p{L})RENVOIE(?!\p{L})(?!.*Conseil\sconstitutionnel)|^(?:Renvoie|Les\srenvoie|Remet[^.]*\srenvoie)(?!\p{L})/u,
  sendsQuestion: /(?<!\p{L})RENVOIE(?!\p{L}).*(?:Conseil\sconstitutionnel|question)/u,
}
const NAMES = Object.keys(PATTERNS) as (keyof Deeds)[]

const deedsBy = (test: (name: keyof Deeds) => boolean): Deeds =>
  Object.fromEntries(NAMES.map(name => [name, test(name)])) as unknown as Deeds

/** The deeds of several articles, added up. */
export const addedDeeds = (articles: readonly Deeds[]): Deeds =>
  deedsBy(name => articles.some(article => article[name]))

/** The ruling of a decision; undefined where nothing of the library says it. */
export function rulingOf({ text, solution = '', holding = '' }: Decision): Ruling | undefined {
  const wordings = text
    .filter(passage => passage.section === 'ruling')
    .flatMap(passage => passage.text.split(/\n+|(?=Article\s(?:1er|\d+)\s:)/u))
    .map(article => article.replace(/\s+/g, ' ').trim())
  return ofArticles(wordings, /parti/iu.test(solution)) ?? ofSolution(solution) ?? ofHolding(holding)
}

const isRefused = (wording: string) => /n[’']est\spas\sadmis|ne\ssont\spas\sadmis/iu.test(wording)

function articleOf(wording: string): RulingArticle {
  const deeds = deedsBy(
    name => !minor.test(wording) && (PATTERNS[name].test(wording) || VERBS[name]?.test(wording) === true),
  )
  return { ...deeds, admits: deeds.admits && !isRefused(wording), wording }
}

function ofArticles(wordings: readonly string[], isPartial: boolean): Ruling | undefined {
  const all = wordings.map(articleOf)
  const articles = all.filter(article => NAMES.some(name => article[name]))
  if (articles.length === 0) return undefined
  const undoing = articles.filter(({ annuls }) => annuls)
  return {
    ...addedDeeds(articles),
    inPart: undoing.length > 0 && (isPartial || undoing.some(({ wording }) => partly.test(wording))),
    hasRest: wordings.some(wording => rest.test(wording)),
    articles,
    wording: articles
      .slice(0, 2)
      .map(({ wording }) => wording)
      .join(' '),
  }
}

const told = (deeds: Partial<Deeds>, wording: string, inPart = false): Ruling => ({
  ...deedsBy(name => deeds[name] ?? false),
  inPart,
  hasRest: false,
  articles: [],
  wording,
})

/** The solution in a word or two, as publishers give it: `Rejet`, `Satisfaction partielle`, `Renvoi après cassation`. */
function ofSolution(solution: string): Ruling | undefined {
  if (/désistement/iu.test(solution)) return told({ desists: true }, solution)
  if (/QPC/iu.test(solution) && /non-lieu\sà\srenvoi/iu.test(solution))
    return told({ keepsQuestion: true }, solution)
  if (/^QPC\srenvoi/iu.test(solution)) return told({ sendsQuestion: true }, solution)
  if (/^(?:rejet|non[- ]admission|déboute|incompétence|irrecevab)/iu.test(solution))
    return told({ rejects: true }, solution)
  if (/non[- ]lieu/iu.test(solution)) return told({ noGround: true }, solution)
  if (/annul|cass|réform|infirm/iu.test(solution))
    return told(
      { annuls: true, rejects: /rejet/iu.test(solution), refers: /(?<!sans\s)renvoi/iu.test(solution) },
      solution,
      /parti|réform/iu.test(solution),
    )
  if (/^admission/iu.test(solution)) return told({ admits: true }, solution)
  return undefined
}

/** The first words of what a record holds, where they are a ruling: « Rejette le recours contre… ». */
function ofHolding(holding: string): Ruling | undefined {
  const others = {
    rejects: /(?<!\p{L})(?:rejette|refuse|valide)(?!\p{L})/iu.test(holding),
    annuls: /(?<!\p{L})(?:annule|censure)(?!\p{L})/iu.test(holding),
  }
  const inPart = /partiel|en partie|reste/iu.test(holding)
  const say = (deeds: Partial<Deeds>) => told(deeds, holding.split(/(?<=[.;])\s/u)[0] ?? '', inPart)
  if (/^(?:Annule|Casse|Censure|Invalide)(?!\p{L})/u.test(holding)) return say({ ...others, annuls: true })
  if (/^(?:Rejette|Refuse|Écarte|Valide)(?!\p{L})/u.test(holding)) return say({ ...others, rejects: true })
  if (/^Suspend(?!\p{L})/u.test(holding)) return say({ suspends: true })
  if (/^Ordonne(?!\p{L})|^Enjoint(?!\p{L})/u.test(holding)) return say({ enjoins: true })
  if (/^Non-lieu/u.test(holding)) return say({ noGround: true })
  if (/:\sviolation(?!\p{L})|a méconnu/iu.test(holding)) return say({ annuls: true })
  return undefined
}
