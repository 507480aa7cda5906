import { dateText } from '../../../shared/french/dates.ts'
import { fold, squash } from '../../../shared/french/fold.ts'
import { type ArticleQuery, parseArticle } from '../../../shared/library/article-number.ts'
import { textNames } from '../../../shared/library/codes.ts'
import { successorsOf } from '../../../shared/search/former-laws.ts'
import { type DecisionQuery, renderedOf } from '../../../shared/search/named-court.ts'
import type { Clause } from '../../../shared/search/query.ts'
import { phraseOf, type Term, termsOf } from '../../../shared/search/terms.ts'
import { answerText, shippedThesaurus, type Thesaurus } from '../../../shared/search/thesaurus/thesaurus.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Columns } from '../columns.ts'
import type { CourtTest } from './court-test.ts'
import { codesMeant } from './facet-names.ts'
import { worthOf } from './rank.ts'

const DIGITS = [...'0123456789']

/** Numbers one keystroke away: a digit replaced, missing, added or transposed. Short numbers have none. */
export function slips(number: string): string[] {
  if (number.length > 24 || number.replace(/\D/g, '').length < 5) return []
  const all = new Set<string>()
  for (let at = 0; at <= number.length; at += 1) {
    const [before, char, after] = [number.slice(0, at), number.charAt(at), number.slice(at + 1)]
    for (const digit of DIGITS) all.add(before + digit + number.slice(at))
    if (!/\d/.test(char)) continue
    for (const digit of DIGITS) all.add(before + digit + after)
    all.add(before + after)
    if (/^\d/.test(after)) all.add(before + after.charAt(0) + char + after.slice(1))
  }
  all.delete(number)
  return [...all]
}

/** Sources a number or a date identifies, in order, and the reason shown, in French. */
export interface DirectHits {
  readonly seqs: readonly number[]
  readonly why: string
  /** replaces the clauses of the words typed */
  readonly clauses?: readonly Clause[]
  /** the sources that answer a question in the words of every day, as told: no number was typed */
  readonly advised?: readonly string[]
  /** the library has the text of law, but not the article */
  readonly absent?: boolean
}

const MAX_HITS = 500
/** One answer of the thesaurus is one source, or the few that share its number. */
const MAX_OF_ONE_ANSWER = 3
/** A card of the library, as the thesaurus names it: `fiche GEN-EGAL`. */
const CARD = /^fiche (?<id>\S+)$/
const NUMBER_PREFIX =
  /^\s*(?:(?:n°|nos?|n\.|numéro|pourvoi|requête|req\.|décision|affaire|aff\.|ecli)\s*:?\s*)+/iu

/** A court before a number of the form dockets have: `CC 2016-590`, `CEDH 44647/98`; not `CC 1240`, an article. */
const COURT_BEFORE_DOCKET =
  /^\s*(?:CE|CC|Cons\.?\s*const\.?|Conseil constitutionnel|Conseil d['’][ÉE]tat|Cass\.?|Cour de cassation|CEDH|CJUE|CJCE|CNIL)[\s,]+(?=(?:n°|nos?)?\s*(?:\d{2,4}-\d|\d{5}|\d{3,5}\/\d{2}|[CTF]-\d))/iu
/** A text of law by its nature and number, with or without its date: `loi 78-17`, `décret n° 2019-536 du 29 mai 2019`. */
export const LAW_AND_NUMBER =
  /^\s*(?<nature>loi|ordonnance|d[ée]cret|arr[êe]t[ée]|directive|r[èe]glement)\s[^\d]{0,25}(?<number>\d{2,4}[-/]\d+)(?:\s+du\s.{0,40})?\s*$/iu

const IDENTIFIER =
  /\bECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]+|\bEU:[CTF]:\d{4}:\d+|\b(?:LEGI|JORF|KALI|CETA|JURI|CONS|CNIL)[A-Z]{4}\d{12}\b/i

/** The keys of the identifier in a text. An ECLI of the Union is cited with and without its first word, and borne so. */
function identifierKeys(text: string): string[] {
  const id = IDENTIFIER.exec(text)?.[0].toUpperCase()
  if (!id) return []
  if (!id.includes(':')) return [`dila:${id}`]
  const short = id.replace(/^ECLI:/, '')
  return short.startsWith('EU:') ? [`ecli:ECLI:${short}`, `ecli:${short}`] : [`ecli:${id}`]
}

/** The text of law of an article, as a number of the columns; 0 for none, or for a source read after them. */
const codeOf = ({ classes: { of, code } }: Columns, seq: number): number => code[of[seq] ?? 0] ?? 0

/** Looks sources up by docket number, ECLI, publisher's identifier, article with or without its text, court and date. */
export function direct(db: Database, courtTest: CourtTest, thesaurus: () => Thesaurus = shippedThesaurus) {
  const byNumber = db
    .prepare<unknown[], number>(
      `SELECT s.seq FROM source_numbers JOIN sources s USING (seq)
       WHERE number = @number AND removed_at IS NULL ORDER BY kind = 'article', date DESC, s.seq LIMIT ${MAX_HITS}`,
    )
    .pluck()
  const articles = db
    .prepare<unknown[], number>(
      `SELECT s.seq FROM source_numbers JOIN sources s USING (seq)
       WHERE number = @number AND kind = 'article' AND removed_at IS NULL ORDER BY s.seq LIMIT 20000`,
    )
    .pluck()
  const byKey = db
    .prepare<unknown[], number>(
      'SELECT seq FROM source_keys JOIN sources USING (seq) WHERE key = @key AND removed_at IS NULL',
    )
    .pluck()
  const byId = db
    .prepare<unknown[], number>('SELECT seq FROM sources WHERE id = @id AND removed_at IS NULL')
    .pluck()
  const labels = db.prepare<unknown[], string>('SELECT label FROM sources WHERE seq = @seq').pluck()
  const of = db
    .prepare<unknown[], string>("SELECT data ->> '$.of' FROM source_bodies WHERE seq = @seq")
    .pluck()

  /** The articles of that number whose text of law the words name. */
  function articlesOf(number: string, words: readonly string[], columns: Columns): number[] {
    const all = articles.all({ number })
    const isMeant = codesMeant(columns.codes, words.join(' '))
    const hits = all.filter(seq => isMeant[codeOf(columns, seq) - 1])
    if (hits.length || !words.length) return hits
    const names = textNames(words)
    return all.slice(0, MAX_HITS).filter(seq => isNamed(JSON.parse(of.get({ seq }) ?? '{}'), names))
  }

  function byExactNumber(text: string, columns: Columns): number[] {
    if (text.length > 200 || !/\d/.test(text)) return []
    const asArticle = parseArticle(text)
    const exact = new Set<number>()
    const add = (seqs: readonly number[]) => {
      for (const seq of seqs) exact.add(seq)
    }
    if (text.length <= 80) for (const number of numbersIn(text)) add(byNumber.all({ number }))
    for (const key of identifierKeys(text)) add(byKey.all({ key }))
    if (asArticle && !asArticle.text.length) add(byNumber.all({ number: asArticle.number }))
    if (asArticle?.text.length) add(articlesOf(asArticle.number, asArticle.text, columns))
    return [...exact]
  }

  /** The articles of the text of law of that nature and number. */
  function articlesOfText(text: string, { codes, classes: { of, code }, kind, size }: Columns): number[] {
    const { nature, number } = LAW_AND_NUMBER.exec(text)?.groups ?? {}
    const isMeant = nature ? codesMeant(codes, `${nature} ${number}`) : []
    const hits: number[] = []
    if (!isMeant.includes(true)) return hits
    for (let seq = 0; seq < size && hits.length < MAX_HITS; seq += 1)
      if (kind[seq] && isMeant[code[of[seq]!]! - 1]) hits.push(seq)
    return hits
  }

  /** The sources of an answer of the thesaurus: a card by its id, the others as the search box reads them. */
  function sourcesNamed(name: string, columns: Columns): readonly number[] {
    const card = CARD.exec(name)?.groups?.id
    if (card !== undefined) return byId.all({ id: card })
    return byExactNumber(name, columns).slice(0, MAX_OF_ONE_ANSWER)
  }

  /** An answer of the thesaurus as it is told: an article as the profession writes it, a card by its title. */
  function asTold(name: string, seq: number): string {
    if (parseArticle(name)) return answerText(name)
    const title = labels.get({ seq }) ?? name
    return CARD.test(name) ? `«\u00a0${title.replace(/^«\s*|\s*»$/g, '')}\u00a0»` : title
  }

  return {
    /** reads the whole text as a number, else as a date */
    find(text: string, columns: Columns): DirectHits {
      const typed = byExactNumber(text, columns)
      const seqs = typed.length ? typed : byExactNumber(articleFirst(text), columns)
      if (seqs.length) return { seqs, why: 'numéro exact' }
      const articles = articlesOfText(text, columns)
      if (articles.length) return { seqs: articles, why: 'numéro du texte' }
      const codified = successorsOf(LAW_AND_NUMBER.exec(text)?.groups?.number ?? '').flatMap(name =>
        sourcesNamed(name, columns),
      )
      if (codified.length) return { seqs: codified, why: 'codifié depuis' }
      const dateQuery = renderedOf(text)
      const hits = dateQuery ? decisionsOf(dateQuery, columns, courtTest) : []
      if (!dateQuery || !hits.length) return { seqs: [], why: '', ...clausesOfArticle(text, columns) }
      return { seqs: hits, why: 'juridiction et date', clauses: clausesOfDay(dateQuery) }
    },
    /** the sources that answer a question asked in the words of every day */
    advised(text: string, columns: Columns): DirectHits | undefined {
      const answers = thesaurus()
        .answersTo(text)
        .map(name => ({ name, held: sourcesNamed(name, columns) }))
      const seqs = [...new Set(answers.flatMap(({ held }) => held))]
      if (seqs.length === 0) return undefined
      const advised = answers.flatMap(({ name, held }) =>
        held[0] === undefined ? [] : asTold(name, held[0]),
      )
      return { seqs, why: 'répond à une question ainsi posée', advised }
    },
    /** the sources of numbers one keystroke away, for a search without results */
    nearNumber(text: string): DirectHits {
      const seqs = new Set<number>()
      const number = numbersIn(text).at(-1) ?? ''
      for (const slip of slips(number)) for (const seq of byNumber.all({ number: slip })) seqs.add(seq)
      return { seqs: [...seqs].slice(0, 20), why: 'numéro voisin' }
    },
  }
}

/** The numbers and keys by which a text may identify sources: all that `direct` looks up of it. */
export function lookupsOf(text: string): {
  readonly numbers: readonly string[]
  readonly keys: readonly string[]
} {
  if (text.length > 200 || !/\d/.test(text)) return { numbers: [], keys: [] }
  const forms = [text, articleFirst(text)]
  return {
    numbers: [
      ...new Set([
        ...forms.flatMap(numbersIn),
        ...forms.flatMap(form => parseArticle(form)?.number ?? []),
        ...slips(numbersIn(text).at(-1) ?? ''),
      ]),
    ],
    keys: identifierKeys(text),
  }
}

/** `loi du 6 janvier 1978 article 4` as it is read: `article 4 loi du 6 janvier 1978`. */
const articleFirst = (text: string): string =>
  text.replace(
    /^\s*(\D.*?\S)[\s,]+(art(?:icle)?s?\b\.?\s*(?:(?:LO|[LRDA])\s*\*{0,2}\s*\.?\s*)?\d[\d-]*)\s*$/iu,
    '$2 $1',
  )

const numbersIn = (text: string) =>
  [
    ...new Set([squash(text), squash(text.replace(COURT_BEFORE_DOCKET, '').replace(NUMBER_PREFIX, ''))]),
  ].filter(Boolean)

/** The decisions of a court and a day, a month or a year, the most important first. */
function decisionsOf(dateQuery: DecisionQuery, columns: Columns, courtTest: CourtTest): number[] {
  const { kind, date, size } = columns
  const of = dateQuery.court ? courtTest(dateQuery.court, columns) : () => true
  const hits: number[] = []
  for (let seq = 0; seq < size; seq += 1) {
    const day = date[seq] as number
    if (day < dateQuery.from || day > dateQuery.to || kind[seq] !== 1) continue
    if (of(seq)) hits.push(seq)
  }
  const { worth } = worthOf(columns)
  return hits.sort(
    (a, b) =>
      (worth[b] as number) - (worth[a] as number) || (date[b] as number) - (date[a] as number) || a - b,
  )
}

/** The clause of the texts that mention a day; an empty clause for a month or a year. */
function clausesOfDay({ from, to }: DecisionQuery): Clause[] {
  const [year, month, day] = [Math.floor(from / 10_000), Math.floor(from / 100) % 100, from % 100]
  const term =
    from === to
      ? phraseOf(dateText([year, month, day].map(n => String(n).padStart(2, '0')).join('-')))
      : undefined
  return term ? [{ any: [term] }] : [{ any: [] }]
}

/** An article and words that name its text, without anything else. */
const ARTICLE_ONLY = /^\s*(?:art(?:icles?)?\b|(?:LO|[LRDA])\s*\*{0,2}\s*\.?\s*\d)[^"«»:]*$/i

/** The clauses of the texts that mention an article absent from the library: its number, and the words of its code's full name. */
function clausesOfArticle(text: string, { codes }: Columns): Pick<DirectHits, 'clauses' | 'absent'> {
  const article =
    ARTICLE_ONLY.test(text) && !/(?:^|\s)(?:OU\s|-\D)/.test(text) ? parseArticle(text) : undefined
  if (!article) return {}
  const names = textNames(article.text)
  const open = names.length === 1 && !/\s$/.test(text)
  const words = (names.at(-1) ?? []).map((word, at, all) => termsOf(word, open && at === all.length - 1))
  const ofHere = article.text.length > 0 && codesMeant(codes, article.text.join(' ')).includes(true)
  return {
    clauses: [{ any: numberOf(article, open && !article.text.length) }, ...words.map(any => ({ any }))],
    absent: ofHere,
  }
}

/** `L. 761-1` stands alone in a text; `6` only after the word. */
function numberOf({ number }: ArticleQuery, open: boolean): Term[] {
  const figures = number.replaceAll('-', ' ')
  const wordings = /^\d/.test(figures)
    ? ['article', 'articles', 'art'].map(word => `${word} ${figures}`)
    : [figures]
  return wordings.flatMap(one => phraseOf(one, open) ?? [])
}

/** Tells whether some of the names fit a text of law. */
function isNamed(
  of: { nature?: string; title?: string; short?: string; number?: string; date?: string },
  nameWords: string[][],
): boolean {
  const day = of.date ? dateText(of.date) : ''
  const words = new Set(fold([of.nature, of.title, of.short, of.number, day].join(' ')).split(' '))
  return nameWords.some(names =>
    names.every((name, at) => words.has(name) || (at === names.length - 1 && startsOne(words, name))),
  )
}

const startsOne = (words: ReadonlySet<string>, start: string) =>
  start.length > 2 && [...words].some(word => word.startsWith(start))
