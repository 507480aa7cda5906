import { MONTH_FORM_PATTERN } from './dates.ts'
import { type InclusiveForm, inclusiveEdits } from './inclusive-form.ts'

const NB = '\u00a0'
const THIN = '\u202f'
/** any space but a line's end; what stands for a citation or a note is no space */
const S = '[ \\u00a0\\u202f\\t\\u2009]'
const UNITS =
  'h|min|km²|km|m²|m|cm|mm|kg|g|ha|Go|Mo|ko|To|octets|euros?|ans?|jours?|mois|heures?|minutes?|millions?|milliards?|caméras?|pages?'

/** A change of some characters of a text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A rule of French typography: what it is called, and the changes it would make. */
export interface Rule {
  readonly id: string
  readonly name: string
  readonly edits: (text: string, inclusive: InclusiveForm) => Iterable<Edit>
}

/** A rule that writes one thing for each match of a pattern, at its place. */
const each =
  (pattern: RegExp, write: (match: RegExpExecArray) => string) =>
  (text: string): Edit[] =>
    [...text.matchAll(pattern)].flatMap(match => {
      const replacement = write(match as RegExpExecArray)
      return replacement === match[0]
        ? []
        : [{ start: match.index, end: match.index + match[0].length, text: replacement }]
    })

const all =
  (...parts: readonly ((text: string) => Edit[])[]) =>
  (text: string): Edit[] =>
    parts.flatMap(part => part(text))

/** Straight quotes by pairs; those within « » are the second level's. An odd one out leaves the text as it came. */
function quotes(text: string): Edit[] {
  const marks = [...text.matchAll(/"/g)].map(match => match.index)
  if (marks.length === 0 || marks.length % 2 === 1) return []
  const edits: Edit[] = []
  for (let n = 0; n < marks.length; n += 2) {
    const open = marks[n] ?? 0
    const close = marks[n + 1] ?? 0
    const before = text.slice(0, open)
    const inner = text.slice(open + 1, close)
    if (/[\p{L}\d]$/u.test(before) || /^[\p{L}\d]/u.test(text.slice(close + 1)) || inner.trim() === '')
      return []
    const isNested = before.lastIndexOf('«') > before.lastIndexOf('»')
    const gapAfter = /^[ \u00a0\u202f]*/.exec(inner)?.[0].length ?? 0
    const gapBefore = /[ \u00a0\u202f]*$/.exec(inner)?.[0].length ?? 0
    edits.push(
      { start: open, end: open + 1 + gapAfter, text: isNested ? '“' : `«${NB}` },
      { start: close - gapBefore, end: close + 1, text: isNested ? '”' : `${NB}»` },
    )
  }
  return edits
}

/** Dashes of an aside: the first holds what follows it, the second what comes before. */
function dashes(text: string): Edit[] {
  const matches = [...text.matchAll(/(?<=\S)([ \u00a0\u202f]+)(?:-|--|–|—)([ \u00a0\u202f]+)(?=\S)/g)]
  // between figures a dash is a minus, or a range
  const asides = matches.filter(
    one => !/\d$/.test(text.slice(0, one.index)) || !/^\d/.test(text.slice(one.index + one[0].length)),
  )
  return asides.flatMap((one, n) => {
    const dash = one[0].includes('—') ? '—' : '–'
    const opens = n % 2 === 0 && n + 1 < asides.length
    const closes = n % 2 === 1
    const replacement = `${closes ? NB : ' '}${dash}${opens ? NB : ' '}`
    return replacement === one[0]
      ? []
      : [{ start: one.index, end: one.index + one[0].length, text: replacement }]
  })
}

/** The rules of section 4 of our notes on procedure, in the order they are applied; each leaves alone what another has just written. */
export const RULES: readonly Rule[] = [
  { id: 'inclusive', name: 'Écriture inclusive, d’une seule forme', edits: inclusiveEdits },
  {
    id: 'spaces',
    name: 'Espaces en trop',
    edits: all(
      each(/ {2,}(?=\S)(?<=\S +)/g, () => ' '),
      each(new RegExp(`(?<=[\\p{L}\\d)»])${S}+(?=[,.](?:\\s|$))(?!\\.\\.)`, 'gu'), () => ''),
      each(new RegExp(`(?<=\\()${S}+(?=\\S)|(?<=[^\\s(])${S}+(?=\\))`, 'g'), () => ''),
    ),
  },
  {
    id: 'apostrophe',
    name: 'Apostrophes courbes',
    edits: each(/(?<=\p{L})'(?=[\p{L}\d«"“\ufffc])/gu, () => '’'),
  },
  { id: 'ellipsis', name: 'Points de suspension', edits: each(/(?<!\.)\.{3}(?!\.)/g, () => '…') },
  { id: 'quotes', name: 'Guillemets français', edits: quotes },
  {
    id: 'guillemets',
    name: 'Espaces des guillemets',
    edits: all(
      each(new RegExp(`«${S}*(?=\\S)`, 'g'), () => `«${NB}`),
      each(new RegExp(`(?<=[^\\s«])${S}*»`, 'g'), () => `${NB}»`),
    ),
  },
  {
    id: 'high',
    name: 'Espaces devant ; : ! ?',
    edits: all(
      each(
        new RegExp(`(?<=[\\p{L}\\d)\\]»”…%€°\\ufffc])${S}*([;!?]+)(?=[\\s»”)]|$)`, 'gu'),
        match => `${THIN}${match[1]}`,
      ),
      each(new RegExp(`(?<=[\\p{L}\\d)\\]»”…%€°\\ufffc])${S}*:(?=\\s|$)`, 'gu'), () => `${NB}:`),
    ),
  },
  {
    id: 'hold',
    name: 'Abréviations tenues à ce qui suit (n°, art., §, p., M., L.)',
    edits: all(
      each(/(?<![\p{L}\d])n[ºᵒ](?=[\s\u00a0\u202f]?\d)/gu, () => 'n°'),
      each(
        new RegExp(
          `(?<![\\p{L}\\d])(n°s?|nos|art\\.|§§?|pp?\\.|pts?|al\\.|cons\\.|ch\\.|chap\\.|éd\\.)${S}*(?=[\\d«IVXL])`,
          'giu',
        ),
        // « nos 3 enfants » keeps its own space
        match =>
          match[0].endsWith(NB) && match[0].length === (match[1] ?? '').length + 1
            ? match[0]
            : /^(?:nos|pts?)$/i.test(match[1] ?? '') && match[0] === match[1]
              ? match[0]
              : `${match[1]}${NB}`,
      ),
      each(
        new RegExp(`(?<![\\p{L}\\d.])(MM?\\.|Mmes?|Mlles?|Mes?|Dr|Pr)${S}(?=\\p{Lu})`, 'gu'),
        match => `${match[1]}${NB}`,
      ),
      each(
        new RegExp(`(?<![\\p{L}\\d])((?:L|R|D|A)\\.(?:\\*)?|LO)${S}*(?=\\d)`, 'gu'),
        match => `${match[1]}${NB}`,
      ),
    ),
  },
  {
    id: 'units',
    name: 'Nombres et unités (%, €, h, Mo)',
    edits: all(
      each(new RegExp(`(?<=\\d)${S}*(?=[%‰€$£])`, 'g'), () => NB),
      each(new RegExp(`(?<=\\d)${S}(?=(?:${UNITS})(?![\\p{L}\\d]))`, 'gu'), () => NB),
      each(new RegExp(`(?<=\\d${S}h)${S}(?=\\d{2}(?!\\d))`, 'g'), () => NB),
    ),
  },
  {
    id: 'thousands',
    name: 'Milliers',
    edits: each(/(?<![\d.,/°-]|°[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d/-])/g, match =>
      match[0].replace(/\D/g, THIN),
    ),
  },
  {
    id: 'dates',
    name: 'Dates (jour et mois tenus)',
    edits: each(
      new RegExp(`(?<![\\d/])(\\d{1,2}(?:er)?)${S}(?=(?:${MONTH_FORM_PATTERN})(?!\\p{L}))`, 'gu'),
      match => `${match[1]}${NB}`,
    ),
  },
  { id: 'dashes', name: 'Tirets d’incise', edits: dashes },
  {
    id: 'ordinals',
    name: 'Ordinaux (1er, 2e, XXIe) en exposant',
    edits: all(
      each(
        /(?<![\p{L}\d])(\d+|[IVXLC]{2,})(?:i?[èe]mes?)(?![\p{L}\d])/gu,
        match => `${match[1]}e${match[0].endsWith('s') ? 's' : ''}`,
      ),
      each(/(?<![\p{L}\d])(1|I)(?:ère|iere|ière)(s?)(?![\p{L}\d])/gu, match => `${match[1]}re${match[2]}`),
    ),
  },
]

/** The endings of ordinals, which stand above the line. */
export const ORDINAL =
  /(?<![\p{L}\d.-])(?:(?<=\b)(?:1|I)(ers?|res?)|(?:\d+|[IVXLC]{2,}|[VX])(es?|nde?s?))(?![\p{L}\d’'-])/gu

/** Spans that no rule touches: addresses, e-mails, identifiers, hours. */
export const KEPT =
  /(?:(?:https?|ftp|file):\/\/|mailto:|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|ECLI:[\w:.]+|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b[CT]-\d+\/\d\d|(?<![\p{L}\d])[\w-]+(?:\.[\w-]+)*\/[\w./-]+|\b[\w-]+\.(?:docx?|pdf|odt|xlsx?|jpe?g|png|zip|html?)\b/giu
