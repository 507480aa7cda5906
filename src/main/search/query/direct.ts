import { type Rendered, renderedOf } from '../../../shared/french/days.ts'
import { fold, squash } from '../../../shared/french/fold.ts'
import { type ArticleQuery, parseArticle } from '../../../shared/library/article-number.ts'
import { dateText } from '../../../shared/library/cite/text.ts'
import { textNames } from '../../../shared/library/codes.ts'
import type { Clause } from '../../../shared/search/query.ts'
import { phraseOf, type Term, termsOf } from '../../../shared/search/terms.ts'
import type { Database } from '../../kernel/database/open.ts'
import type { Columns } from '../columns.ts'
import { codesMeant } from './names.ts'
import { standing } from './rank.ts'
import type { Seated } from './seated.ts'

const digits = [...'0123456789']

/** Numbers one keystroke away from this one: a digit changed, left out, typed twice or out of its turn. Short ones have none. */
export function slips(number: string): string[] {
  if (number.length > 24 || number.replace(/\D/g, '').length < 5) return []
  const all = new Set<string>()
  for (let at = 0; at <= number.length; at += 1) {
    const [before, here, after] = [number.slice(0, at), number.charAt(at), number.slice(at + 1)]
    for (const digit of digits) all.add(before + digit + number.slice(at))
    if (!/\d/.test(here)) continue
    for (const digit of digits) all.add(before + digit + after)
    all.add(before + after)
    if (/^\d/.test(after)) all.add(before + after.charAt(0) + here + after.slice(1))
  }
  all.delete(number)
  return [...all]
}

/** Sources a text leads to straight, in order, and why, in French. */
export interface Straight {
  readonly seqs: readonly number[]
  readonly why: string
  /** what is looked for in the texts instead of the words typed */
  readonly clauses?: readonly Clause[]
  /** an article was asked of a text that is here, without it */
  readonly absent?: boolean
}

const most = 500
const announced =
  /^\s*(?:(?:n°|nos?|n\.|numéro|pourvoi|requête|req\.|décision|affaire|aff\.|ecli)\s*:?\s*)+/iu

/** A court before a number of the form dockets have: `CC 2016-590`, `CEDH 44647/98`; not `CC 1240`, an article. */
const beforeDocket =
  /^\s*(?:CE|CC|Cons\.?\s*const\.?|Conseil constitutionnel|Conseil d['’][ÉE]tat|Cass\.?|Cour de cassation|CEDH|CJUE|CJCE|CNIL)[\s,]+(?=(?:n°|nos?)?\s*(?:\d{2,4}-\d|\d{5}|\d{3,5}\/\d{2}|[CTF]-\d))/iu
/** A text of law by its nature and its number, its date told or not: `loi 78-17`, `décret n° 2019-536 du 29 mai 2019`. */
const law =
  /^\s*(?<nature>loi|ordonnance|d[ée]cret|arr[êe]t[ée]|directive|r[èe]glement)\s[^\d]{0,25}(?<number>\d{2,4}[-/]\d+)(?:\s+du\s.{0,40})?\s*$/iu

const identifier =
  /\bECLI:[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]+|\b(?:LEGI|JORF|KALI|CETA|JURI|CONS|CNIL)[A-Z]{4}\d{12}\b/i

/** The sources a number or a date leads to: docket number, ECLI, publisher's identifier, article with or without its text, court and date. */
export function direct(db: Database, seated: Seated) {
  const byNumber = db
    .prepare<unknown[], number>(
      `SELECT s.seq FROM source_numbers JOIN sources s USING (seq)
       WHERE number = @number AND removed_at IS NULL ORDER BY kind = 'article', date DESC, s.seq LIMIT ${most}`,
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
  const of = db
    .prepare<unknown[], string>("SELECT data ->> '$.of' FROM source_bodies WHERE seq = @seq")
    .pluck()

  /** The articles of that number whose text of law the words name. */
  function named(number: string, words: readonly string[], columns: Columns): number[] {
    const all = articles.all({ number })
    const meant = codesMeant(columns.codes, words.join(' '))
    const known = all.filter(seq => meant[(columns.code[seq] ?? 0) - 1])
    if (known.length || !words.length) return known
    const wanted = textNames(words)
    return all.slice(0, most).filter(seq => isNamed(JSON.parse(of.get({ seq }) ?? '{}'), wanted))
  }

  function numbered(text: string, columns: Columns): number[] {
    if (text.length > 200 || !/\d/.test(text)) return []
    const asArticle = parseArticle(text)
    const exact = new Set<number>()
    const add = (seqs: readonly number[]) => {
      for (const seq of seqs) exact.add(seq)
    }
    if (text.length <= 80) for (const number of numbersIn(text)) add(byNumber.all({ number }))
    const id = identifier.exec(text)?.[0].toUpperCase().replace(/\s/g, '')
    if (id) add(byKey.all({ key: `${id.startsWith('ECLI') ? 'ecli' : 'dila'}:${id}` }))
    if (asArticle && !asArticle.text.length) add(byNumber.all({ number: asArticle.number }))
    if (asArticle?.text.length) add(named(asArticle.number, asArticle.text, columns))
    return [...exact]
  }

  /** The articles of the text of law of that nature and number. */
  function within(text: string, { codes, code, kind, size }: Columns): number[] {
    const { nature, number } = law.exec(text)?.groups ?? {}
    const meant = nature ? codesMeant(codes, `${nature} ${number}`) : []
    const found: number[] = []
    if (!meant.includes(true)) return found
    for (let seq = 0; seq < size && found.length < most; seq += 1)
      if (kind[seq] && meant[(code[seq] ?? 0) - 1]) found.push(seq)
    return found
  }

  return {
    /** what the whole text is, read as a number, else as a date */
    find(text: string, columns: Columns): Straight {
      const seqs = numbered(text, columns)
      if (seqs.length) return { seqs, why: 'numéro exact' }
      const articles = within(text, columns)
      if (articles.length) return { seqs: articles, why: 'numéro du texte' }
      const asked = renderedOf(text)
      const found = asked ? rendered(asked, columns, seated) : []
      if (!asked || !found.length) return { seqs: [], why: '', ...spokenOf(text, columns) }
      return { seqs: found, why: 'juridiction et date', clauses: dated(asked) }
    },
    /** those of a number one keystroke away: asked when nothing answers */
    almost(text: string): Straight {
      const seqs = new Set<number>()
      const number = numbersIn(text).at(-1) ?? ''
      for (const slip of slips(number)) for (const seq of byNumber.all({ number: slip })) seqs.add(seq)
      return { seqs: [...seqs].slice(0, 20), why: 'numéro voisin' }
    },
  }
}

const numbersIn = (text: string) =>
  [...new Set([squash(text), squash(text.replace(beforeDocket, '').replace(announced, ''))])].filter(Boolean)

/** The decisions of a court and a day, a month or a year, the most important first. */
function rendered(asked: Rendered, columns: Columns, seated: Seated): number[] {
  const { kind, date, size } = columns
  const of = asked.court ? seated(asked.court, columns) : () => true
  const found: number[] = []
  for (let seq = 0; seq < size; seq += 1) {
    const day = date[seq] as number
    if (day < asked.from || day > asked.to || kind[seq] !== 1) continue
    if (of(seq)) found.push(seq)
  }
  const { worth } = standing(columns)
  return found.sort(
    (a, b) =>
      (worth[b] as number) - (worth[a] as number) || (date[b] as number) - (date[a] as number) || a - b,
  )
}

/** The texts that speak of a day; nothing of a month or a year. */
function dated({ from, to }: Rendered): Clause[] {
  const [year, month, day] = [Math.floor(from / 10_000), Math.floor(from / 100) % 100, from % 100]
  const term =
    from === to
      ? phraseOf(dateText([year, month, day].map(n => String(n).padStart(2, '0')).join('-')))
      : undefined
  return term ? [{ any: [term] }] : [{ any: [] }]
}

/** An article announced as one, and words that name its text: nothing that asks for more. */
const announcedArticle = /^\s*(?:art(?:icles?)?\b|(?:LO|[LRDA])\s*\*{0,2}\s*\.?\s*\d)[^"«»:]*$/i

/** The texts that speak of an article which is not in the library: its number whole, and its code, whose short name they seldom use. */
function spokenOf(text: string, { codes }: Columns): Pick<Straight, 'clauses' | 'absent'> {
  const asked =
    announcedArticle.test(text) && !/(?:^|\s)(?:OU\s|-\D)/.test(text) ? parseArticle(text) : undefined
  if (!asked) return {}
  const names = textNames(asked.text)
  const open = names.length === 1 && !/\s$/.test(text)
  const words = (names.at(-1) ?? []).map((word, at, all) => termsOf(word, open && at === all.length - 1))
  const ofHere = asked.text.length > 0 && codesMeant(codes, asked.text.join(' ')).includes(true)
  return {
    clauses: [{ any: numberOf(asked, open && !asked.text.length) }, ...words.map(any => ({ any }))],
    absent: ofHere,
  }
}

/** `L. 761-1` stands alone in a text; `6` only after the word. */
function numberOf({ number }: ArticleQuery, open: boolean): Term[] {
  const figures = number.replaceAll('-', ' ')
  const spoken = /^\d/.test(figures)
    ? ['article', 'articles', 'art'].map(word => `${word} ${figures}`)
    : [figures]
  return spoken.flatMap(one => phraseOf(one, open) ?? [])
}

/** Is this text of law the one these words name? */
function isNamed(
  of: { nature?: string; title?: string; short?: string; number?: string },
  wanted: string[][],
): boolean {
  const words = new Set(fold([of.nature, of.title, of.short, of.number].join(' ')).split(' '))
  return wanted.some(names =>
    names.every((name, at) => words.has(name) || (at === names.length - 1 && startsOne(words, name))),
  )
}

const startsOne = (words: ReadonlySet<string>, start: string) =>
  start.length > 2 && [...words].some(word => word.startsWith(start))
