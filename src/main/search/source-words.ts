import { squash } from '../../shared/french/fold.ts'
import type { SourceKind } from '../../shared/kernel/common.ts'
import { articleNumber } from '../../shared/library/article-number.ts'
import { label } from '../../shared/library/cite/print.ts'
import type { Passage, Source } from '../../shared/library/model.ts'
import { withoutMarkup } from '../../shared/library/plain-markup.ts'

/** The words of a kind: what is indexed of it, and what an excerpt may be taken from. */
interface KindWords<S extends Source> {
  /** its texts, the most telling first */
  texts(source: S): string[]
  /** the numbers it is asked by, before letters and digits are taken out of them */
  numbers(source: S): string[]
  /** titles, names, numbers as printed */
  details(source: S): string[]
}

const wordsOf: { readonly [K in SourceKind]: KindWords<Extract<Source, { kind: K }>> } = {
  decision: {
    texts: source => [
      source.holding ?? '',
      source.abstract ?? '',
      ...tellingFirst(source.text),
      source.solution ?? '',
    ],
    numbers: source =>
      source.numbers.flatMap(number => [
        squash(number),
        squash(number.split('/')[0] ?? ''),
        squash(number + (source.nature ?? '')),
      ]),
    details: source => [
      source.name ?? '',
      source.city ?? '',
      ...source.numbers,
      source.ecli ?? '',
      source.state ?? '',
    ],
  },
  article: {
    texts: source => [
      source.holding ?? '',
      ...source.versions.toReversed().map(version => version.text),
      ...source.versions.map(version => version.nota ?? ''),
    ],
    numbers: source => articleNumbers(source.number),
    details: source => [
      source.number,
      source.of.title,
      source.of.short ?? '',
      source.of.number ?? '',
      ...source.path,
    ],
  },
  argument: {
    texts: ({ thesis, shortForm, development, variants, ground, pairs, facts }) =>
      [
        thesis,
        shortForm,
        development,
        ...pairs.flatMap(({ objection, reply }) => [objection, reply]),
        ...facts.map(({ text }) => text),
        ...[...Object.values(variants), ground?.test, ground?.proof].map(text => text ?? ''),
      ].map(withoutMarkup),
    numbers: source => [squash(source.ground?.code ?? '')],
    details: source => [source.title],
  },
  document: {
    texts: source => [source.holding ?? '', ...source.text.map(({ text }) => text), source.url ?? ''],
    numbers: source => source.numbers.map(squash),
    details: source => [source.title, source.author ?? '', source.publisher ?? '', ...source.numbers],
  },
}

const ofKind = ({ kind }: Source): KindWords<Source> => wordsOf[kind]

/** The original texts of a source, those an excerpt may be taken from, the most telling first. */
export const textsOf = (source: Source): string[] => [
  ...ofKind(source).texts(source),
  source.notes,
  source.caveat ?? '',
]

/** The numbers by which a source is asked for, in letters and digits only; its ECLI and the publisher's ids are keys. */
export const numbersOf = (source: Source): string[] => unique(ofKind(source).numbers(source))

/** Titles, numbers, names, path and tags. */
export function headOf(source: Source, title = label(source)): string[] {
  // the number of an article stands among its details as it is printed
  const numbers = source.kind === 'article' ? [] : numbersOf(source)
  return [title, ...ofKind(source).details(source), ...source.tags, ...numbers].filter(Boolean)
}

/** Who signed, presided or kept the registry is neither indexed nor shown in a list (art. L. 10 CJA). */
const signature =
  /^(?:Signé\s*:|Délibéré (?:à l|après)|L[ea] (?=[^:.]{3,80}:?\s*$)[^:.]*(?:présid|rapporteur|secrétaire|greffi|assesseur))/

/** Who reported and who concluded are named in the visas, among other words: the names go, the words stay. */
const reporter =
  /((?:le rapport|les conclusions) d(?:e la |e |u |’|'))(?:(?:M\.|Mme|Mlle|Monsieur|Madame)\s)[^,;:.()\n]{2,60}/g

/** Who sat: from these words to the end of their paragraph there are names, whatever the court. */
const bench = /((?:siégeaient|étaient présents)\s?:?)[\s\S]*$/

/** A name before a title that judges, advocates general and registrars alone bear. */
const judgeByTitle =
  /(?:M\.|Mme|Mlle)\s[\p{L}\s.’'-]{2,60}?(?=,\s(?:président(?:e)?(?:[ -](?:assesseur|rapporteur|de chambre|de section)|\s*[;,.]?$)|conseill(?:er|ère) (?:référendaire|doyen|rapporteur)|conseill(?:er|ère),? d['’][ÉE]tat|premi(?:er|ère)s? (?:conseill|avocat)|avocate? général|maître des requêtes|rapporteu(?:r|re)(?: public| publique)?\s*(?:[;,.]|$)|greffi(?:er|ère)))/gu

/** Takes out the names of judges, of who concluded and of the registry, in every court alike: the other words stay. */
function withoutJudges(text: string): string {
  const named =
    text.includes('e rapport d') || text.includes('es conclusions d') ? text.replace(reporter, '$1') : text
  if (!NAMES_JUDGES.test(named)) return named
  return named.replace(bench, '$1').replace(judgeByTitle, '')
}

/** A cheap filter before these expressions. */
const NAMES_JUDGES = /siégeaient|étaient présents|, (?:présid|conseill|premi|avocat|maître|rapporteu|greffi)/

/** A cheap filter before the expression: a title and a name, after an article, are no longer than this. */
const maySign = (text: string): boolean => {
  const first = text.charAt(0)
  return first === 'S' || first === 'D' || (first === 'L' && text.trimEnd().length <= 84)
}

/** The reasons before the formulas a judgment opens with. */
function tellingFirst(passages: readonly Passage[]): string[] {
  const [reasons, formulas]: [string[], string[]] = [[], []]
  for (const { section, n, text } of passages)
    if (!(maySign(text) && signature.test(text)))
      (section === 'reasons' && n !== undefined ? reasons : formulas).push(
        section === 'reasons' && n !== undefined ? text : withoutJudges(text),
      )
  return [...reasons, ...formulas]
}

/** The number of an article with and without its letter: `l-251-2`, `251-2`. */
function articleNumbers(number: string): string[] {
  const whole = articleNumber(number)
  return [whole, whole.replace(/^[lrda]-/, '')]
}

const unique = (all: readonly string[]) => [...new Set(all.filter(Boolean))]
