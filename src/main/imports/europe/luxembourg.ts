import { FRENCH, inLanguage } from '../../../shared/library/languages.ts'
import type { Decision } from '../../../shared/library/model.ts'
import { decisionOf } from '../dila/decision.ts'
import { ecliOf } from '../dila/ecli.ts'
import { Refusal } from '../refusal.ts'
import { type EuropeanLayout, europeanPassages, plainSigns } from './european-text.ts'
import { beginsBy, eurLexPage, frenchName, languageOf, namesGrandChamber } from './languages.ts'

/** Begins the reasons, in French and in English; in another language they stay with the facts. */
const REASONS =
  /^(?:Sur (?:les?|la|l[’'])\s*(?:\p{L}+ )?(?:questions?|pourvois?|recours|moyens?|recevabilité|compétence|demandes?|exceptions?|fond)|En droit$|Consideration of|Findings of the Court|Law$|The (?:appeal|action)$)/iu

/** Parts of a judgment of the Court of Justice or of the General Court, in its language. */
export const luxembourgLayout = (language: string): EuropeanLayout => ({
  starts: [
    ['reasons', REASONS],
    ['ruling', { test: line => beginsBy('ruling', line.replace(/^\|\s*/, ''), language) }],
  ],
})

/** A CELEX number of sector 6, case law: year, court, kind of document, number. */
const CELEX = /(?<!\d)6(\d{4})([CTF])([A-Z])(\d{4})(?:\(\d{2}\))?/
/** Kinds of documents of that sector that decide nothing. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  C: 'des conclusions d’avocat général',
  N: 'l’annonce d’une affaire nouvelle',
  A: 'l’annonce d’un arrêt au Journal officiel',
  B: 'l’annonce d’une ordonnance au Journal officiel',
  D: 'l’annonce d’une décision au Journal officiel',
  K: 'une prise de position d’avocat général',
  P: 'une vue de l’avocat général',
}

/** The CELEX number in an address, a name of file or a text; undefined where there is none of case law. */
export const celexIn = (text: string): string | undefined => CELEX.exec(text.replace(/%3A/gi, ':'))?.[0]

/** The number of the case that a CELEX number bears: `62018CJ0511` is of `C-511/18`. */
function caseOfCelex(celex: string): string | undefined {
  const [, year = '', court = '', , number = ''] = CELEX.exec(celex) ?? []
  if (!year) return undefined
  // cases had no letter before the Tribunal
  const letter = year < '1989' ? '' : `${court}-`
  return `${letter}${Number(number)}/${year.slice(2)}`
}

const CASE =
  /(?<![\d/])(?:[CTF]-)?\d{1,4}\/\d{2}(?!\d)(?:\s(?:P|PPU|R|RX|DEP|REC|REV|INTP|OP|AJ|SA)(?:\(R\))?\b)*/g
const MAX_NUMBERS = 4

/** The cases a line tells of; of many joined, the first stands for all. */
export function casesIn(line: string): Pick<Decision, 'numbers' | 'andOthers'> {
  const numbers = [...new Set(plainSigns(line).match(CASE))]
  return numbers.length > MAX_NUMBERS ? { numbers: numbers.slice(0, 1), andOthers: true } : { numbers }
}

/**
 * The formation as it is cited, from the first line of a judgment: « ARRÊT DE LA COUR (première chambre) ». The chambers have a rank in
 * French and in English alone; a heading of another language tells the grand chamber, an order and an opinion.
 */
export function formationOf(heading: string, language: string, celex = ''): string | undefined {
  const kind = CELEX.exec(celex)?.[3]
  if (kind === 'O' || beginsBy('order', heading, language)) return 'ord.'
  if (kind === 'V' || beginsBy('opinion', heading, language)) return 'avis'
  if (namesGrandChamber(heading, language)) return 'gde ch.'
  const chamber = /\(([^)]+)\)/.exec(heading)?.[1]?.toLowerCase() ?? ''
  if (/plénière|full court/.test(chamber)) return 'ass. plén.'
  const rank = RANKS.findIndex(words => words.some(word => chamber.startsWith(word)))
  return rank < 0 ? undefined : `${rank ? `${rank + 1}e` : '1re'} ch.`
}
const RANKS: readonly (readonly string[])[] = [
  ['première', 'first'],
  ['deuxième', 'second'],
  ['troisième', 'third'],
  ['quatrième', 'fourth'],
  ['cinquième', 'fifth'],
  ['sixième', 'sixth'],
  ['septième', 'seventh'],
  ['huitième', 'eighth'],
  ['neuvième', 'ninth'],
  ['dixième', 'tenth'],
]

/** The party by which a case is called: the first, « e.a. » where others are with it. */
export function callingName(parties: readonly string[]): string | undefined {
  const names = parties
    .map(party => plainSigns(party).replace(/[,;]$|(?<!(?:^|[\s.])\p{L})\.$/u, ''))
    .filter(Boolean)
  const [first] = names
  if (!first || first.length > 160) return undefined
  return `${first}${names.length > 1 && !/ e\.a$/.test(first) ? ' e.a.' : ''}`.replace(/ e\.a$/i, ' e.a.')
}

interface LuxembourgFields {
  readonly celex: string | undefined
  /** the language of its lines, where it is known without reading them */
  readonly language?: string | undefined
  readonly heading: string
  readonly date: string | undefined
  readonly ecli: string
  readonly cases: Pick<Decision, 'numbers' | 'andOthers'>
  readonly name: string | undefined
  readonly abstract?: string | undefined
  readonly lines: readonly string[]
}

/** A judgment, an order or an opinion of the Court of Justice or of the General Court. */
export function luxembourgDecision({
  celex,
  heading,
  date,
  ecli,
  cases,
  lines,
  name,
  language = languageOf(lines),
  ...fields
}: LuxembourgFields): Decision {
  const other = celex && OTHER_KINDS[CELEX.exec(celex)?.[3] ?? '']
  if (other) throw new Refusal(`ce n’est pas une décision, mais ${other}`)
  if (!date) throw new Refusal('l’arrêt n’a pas de date lisible')
  const own = celex && caseOfCelex(celex)
  const { numbers, andOthers } = cases.numbers.length
    ? cases
    : { numbers: own ? [own] : [], andOthers: undefined }
  if (!numbers.length) throw new Refusal('l’arrêt n’a pas de numéro d’affaire')
  const isFrench = language === FRENCH
  return decisionOf({
    court: 'CJUE',
    ...fields,
    numbers,
    andOthers,
    date,
    name: name && frenchName(name, language),
    formation: formationOf(heading, language, celex),
    ecli: ecliOf(ecli.startsWith('EU:') ? `ECLI:${ecli}` : ecli, date),
    text: europeanPassages(lines, luxembourgLayout(language)),
    ...(isFrench ? {} : inLanguage(language)),
    provenance: {
      publisher: 'Cour de justice de l’Union européenne, EUR-Lex',
      licence: 'Décision 2011/833/UE',
      ...(celex && {
        url: eurLexPage(celex, language),
        file: isFrench ? celex : `${celex} (${language})`,
      }),
    },
  })
}
