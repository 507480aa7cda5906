import { endsThere, marginOf, rejoin } from '../../drafts/paste/wrapped.ts'
import type { BillArticle } from './text-model.ts'

/** A pasted text of a bill, cut into its articles and their alinéas. */
export interface Cut {
  readonly title: string
  readonly articles: readonly BillArticle[]
  /** what the reader should look at, in French sentences */
  readonly remarks: readonly string[]
}

const latin = 'bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|undecies|duodecies|terdecies'
const one = `(?:1\\s?er|premier|unique|liminaire|\\d+)(?:\\s+(?:${latin}|[A-Z]{1,3}))*`
/** « Article 8 ter (nouveau) », « Articles 19 à 24 », « Article 3 bis AAA et 3 bis AA » */
const designation = new RegExp(
  `^(?:articles?|art\\.)\\s+(${one}(?:\\s*(?:,|\\set|\\sà)\\s+${one})*)\\s*(?:[.:–—-]\\s*)?((?:\\([^()]{2,60}\\)\\s*)*)$`,
  'iu',
)
const part = new RegExp(
  `^(?:\\d+(?:er)?|er|[Pp]remier|[Uu]nique|[Ll]iminaire|PREMIER|UNIQUE|LIMINAIRE|et|à|${latin}|${latin.toUpperCase()}|[A-Z]{1,3})?$`,
  'u',
)
const range = new RegExp(`^(${one})\\s+à\\s+(${one})$`, 'iu')
const division =
  /^(?:(?:première|deuxième|troisième|quatrième|seconde)\s+partie|livre|titre|chapitre|section|sous-section|paragraphe)(?:\s+(?:[ivxl]+(?:er)?|1er|\d+|unique|préliminaire|premier)(?:\s+(?:bis|ter|quater|[A-Z]))*)?\s*(?:\((?:nouveau|nouvelle|supprimée?)\))?\s*(?:[:–—-]\s*(.+))?$/iu
const stateLine =
  /^\((?:Supprimée?s?|Suppression (?:maintenue|conforme)|Non modifiée?s?|Conformes?|nouveaux?|nouvelles?|Sans modification|Pour coordination|Division et intitulé (?:nouveaux|supprimés))\)$/iu
const ending = /^(?:Délibéré en séance publique|Fait à Paris|(?:La|Le) Présidente?,?$|Signé\s*:)/u
const pageMark = /^(?:[-–—]\s*\d{1,4}\s*[-–—]|page\s+\d+(?:\s*\/\s*\d+)?)$/iu

/** The circled figures ① to ㊿ the Assemblée prints before each alinéa. */
const CIRCLED_NUMBER = /^\s*([\u2460-\u2473\u3251-\u325f\u32b1-\u32bf])\s*/u
const BRACKETED_NUMBER = /^\s*\((\d{1,3})\)\s+/u

/**
 * Cuts the text of a bill at its headings. Alinéas are numbered by their order: every line that begins a unit is one, headings of
 * quoted articles (`« Art. L. … »`) included. Lines cut at a margin are put together; printed numbers, page numbers and signatures are left out.
 */
export function cutText(text: string): Cut {
  const lines = cleanLinesOf(text)
  const pieces: { heads: string[]; kind: BillArticle['kind']; state: string[]; lines: string[] }[] = []
  const before: string[] = []
  const remarks: string[] = []
  let open: (typeof pieces)[number] | undefined
  for (const line of lines) {
    if (open && ending.test(line)) {
      remarks.push('Ce qui suit le dernier article (date, signatures) n’a pas été gardé.')
      break
    }
    const article = headingOf(line)
    if (article) {
      const states = [...(article[2] ?? '').matchAll(/\(([^()]+)\)/g)].map(([, words = '']) => words)
      open = { heads: namesIn(article[1] ?? ''), kind: 'article', state: states, lines: [] }
      pieces.push(open)
      continue
    }
    const heading = division.exec(line)
    if (heading) {
      const [, words = ''] = heading
      open = {
        heads: [words ? line.slice(0, line.indexOf(words)).replace(/\s*[:–—-]\s*$/u, '') : line],
        kind: 'title',
        state: [],
        lines: words ? [words] : [],
      }
      pieces.push(open)
      continue
    }
    if (!open) before.push(line)
    else if (stateLine.test(line) && open.lines.every(one => one === '')) open.state.push(line.slice(1, -1))
    else open.lines.push(line)
  }
  const articles = pieces.flatMap(({ heads, kind, state, lines: body }): BillArticle[] => {
    const alineas = alineasOf(body)
    return heads.map(designation => ({
      designation,
      kind,
      ...(state.length > 0 && { state: state.join(', ') }),
      alineas: kind === 'title' ? [alineas.join(' ')].filter(Boolean) : alineas,
    }))
  })
  return { title: titleOf(before), articles, remarks: [...remarks, ...doubts(articles, before)] }
}

function cleanLinesOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .split('\n')
    .map(line =>
      line
        .replace(/[\u00a0\u202f\u2007\t]/g, ' ')
        .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
        .replaceAll('\u2011', '-')
        .replace(/ {2,}/g, ' ')
        .trim(),
    )
    .filter(line => !pageMark.test(line))
}

/** A line that is the heading of an article, and nothing else: « Articles 2 à 4 de la loi. » is a text. */
function headingOf(line: string): RegExpExecArray | undefined {
  const match = designation.exec(line)
  const words = match?.[1]?.split(/[\s,]+/u) ?? []
  return match && words.every(word => part.test(word)) ? match : undefined
}

/** The articles a heading names: those of a list one by one, a range whole (`19 à 24`), for what is between is not known. */
function namesIn(designations: string): string[] {
  const [, from, to] = range.exec(designations) ?? []
  if (from && to) return [`${articleName(from)} à ${articleName(to)}`]
  return designations.split(/\s*,\s*|\s+et\s+/u).map(articleName)
}

/** `1er`, `8 ter`, `15 quater A`. */
function articleName(wording: string): string {
  const [, number = '', suffix = ''] = /^(1\s?er|\S+)(.*)$/iu.exec(wording) ?? []
  const base = /^(?:1\s?er|premier)$/iu.test(number) ? '1er' : number.toLowerCase()
  const rest = suffix
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(part => (/^[A-Z]{1,3}$/.test(part) ? part : part.toLowerCase()))
  return [base, ...rest].join(' ')
}

/** The lines of an article as its units: by the printed numbers where there are some, else line by line, those cut at a margin put together. */
function alineasOf(lines: readonly string[]): string[] {
  const numbers = printedNumbers(lines)
  if (numbers) return numbers
  const margin = marginOf(lines)
  const out: string[] = []
  let whole = true
  for (const [at, line] of lines.entries()) {
    if (line === '') {
      whole = true
      continue
    }
    const previous = out.at(-1)
    if (margin && !whole && previous !== undefined) out[out.length - 1] = rejoin(previous, line)
    else out.push(line)
    const next = lines[at + 1] ?? ''
    whole = !margin || next === '' || opens.test(next) || endsThere(line, next, margin)
  }
  return out
}

const opens = /^(?:«|[IVXL]{1,6}(?:\s(?:bis|ter|quater))?\.?\s[–—-]|\d{1,2}°|[a-z]\)|[A-Z]\.\s[–—-]|[–—-]\s)/u

/** Alinéas by the numbers printed before them, where those begin at 1 and follow one another. */
function printedNumbers(lines: readonly string[]): string[] | undefined {
  const marks = lines.map(line => CIRCLED_NUMBER.exec(line) ?? BRACKETED_NUMBER.exec(line))
  const numbers = marks.flatMap(one => (one?.[1] ? [figureOf(one[1])] : []))
  if (numbers.length === 0 || numbers.some((n, at) => n !== at + 1)) return undefined
  const out: string[] = []
  for (const [at, line] of lines.entries()) {
    const mark = marks[at]
    const text = mark ? line.slice(mark[0].length) : line
    const previous = out.at(-1)
    if (mark) out.push(text)
    else if (text !== '' && previous !== undefined)
      out[out.length - 1] = previous ? rejoin(previous, text) : text
    else if (text !== '') out.push(text)
  }
  return out
}

function figureOf(mark: string): number {
  const code = mark.codePointAt(0) ?? 0
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21
  if (code >= 0x32b1 && code <= 0x32bf) return code - 0x32b1 + 36
  return Number(mark)
}

function titleOf(before: readonly string[]): string {
  const at = before.findIndex(line => /^(?:pro(?:position|jet) de loi|loi\b)/iu.test(line))
  if (at < 0) return ''
  const end = before
    .slice(at)
    .findIndex(
      line => line === '' || /^\(|^(?:TEXTE|Voir|présentée?|transmise?\s|TRANSMIS|M\.\s|Mme\s)/u.test(line),
    )
  return before
    .slice(at, end < 0 ? at + 4 : at + Math.max(1, end))
    .join(' ')
    .slice(0, 400)
    .replace(/,$/, '')
}

function doubts(articles: readonly BillArticle[], before: readonly string[]): string[] {
  const own = articles.filter(({ kind }) => kind === 'article')
  if (own.length === 0)
    return before.some(Boolean)
      ? [
          'Aucun titre d’article («\u00a0Article 1er\u00a0» seul sur sa ligne) n’a été trouvé : rien n’a été découpé.',
        ]
      : ['Le texte est vide.']
  const names = own.map(one => one.designation)
  const duplicates = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
  const empty = own.filter(one => one.alineas.length === 0 && !one.state)
  return [
    ...duplicates.map(name => `L’article ${name} est là deux fois : vérifiez le collage.`),
    ...(empty.length > 0
      ? [`Sans texte : article ${empty.map(one => one.designation).join(', ')}. Est-il supprimé ?`]
      : []),
  ]
}
