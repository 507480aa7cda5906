import { withoutAccents } from '../../french/fold.ts'
import type { CslItem } from './csl.ts'

/** The formats of references that other programs read. */
export const REFERENCE_FORMATS = ['csl', 'bibtex', 'ris'] as const
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number]

/** End of the names of files, by format. */
export const REFERENCE_EXTENSIONS: Readonly<Record<ReferenceFormat, string>> = {
  csl: 'json',
  bibtex: 'bib',
  ris: 'ris',
}

/** Writes references as a file of a format. */
export function writeReferences(items: readonly CslItem[], format: ReferenceFormat): string {
  switch (format) {
    case 'csl':
      return `${JSON.stringify(items, null, 2)}\n`
    case 'bibtex':
      return bibTex(items)
    case 'ris':
      return items.map(risRecord).join('\n')
  }
}

/** `2016-10-21`, as far as the date goes. */
const isoOf = ({ issued }: CslItem): string | undefined =>
  issued?.['date-parts'][0]?.map(part => String(part).padStart(2, '0')).join('-')

const BIBTEX_TYPES: Readonly<Record<string, string>> = {
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  treaty: 'legislation',
  bill: 'legislation',
  report: 'report',
  book: 'book',
  'article-journal': 'article',
  'article-newspaper': 'article',
  webpage: 'online',
}

/** Types that `legislation` alone would not give back. */
const BIBTEX_SUBTYPES: ReadonlySet<string> = new Set(['treaty', 'bill'])

/** BibLaTeX, whose types tell a judgment and a law from a book. */
function bibTex(items: readonly CslItem[]): string {
  const keys = new Set<string>()
  return items
    .map(item => {
      const base = withoutAccents(item.id).replace(/[^A-Za-z0-9:_-]+/g, '-') || 'reference'
      let key = base
      for (let n = 2; keys.has(key); n += 1) key = `${base}-${n}`
      keys.add(key)
      const { type } = item
      const isCase = type === 'legal_case'
      const fields: readonly (readonly [string, string | undefined])[] = [
        ['title', item.title ?? (isCase ? item.number : undefined)],
        ['author', item.author?.map(({ literal }) => `{${escaped(literal)}}`).join(' and ')],
        ['institution', item.authority ?? item.publisher],
        ['journaltitle', item['container-title']],
        ['number', item.number],
        ['chapter', item.section],
        ['type', item.genre],
        ['entrysubtype', BIBTEX_SUBTYPES.has(type) ? type : undefined],
        ['pages', item.page],
        ['date', isoOf(item)],
        ['url', item.URL],
        ['keywords', item.keyword],
        ['note', item.note],
      ]
      const lines = fields.flatMap(([name, value]) => {
        if (!value) return []
        const text = name === 'author' || name === 'url' ? value : escaped(value)
        return [`  ${name} = {${text}}`]
      })
      return `@${BIBTEX_TYPES[type] ?? 'misc'}{${key},\n${lines.join(',\n')}\n}\n`
    })
    .join('\n')
}

const BIBTEX_COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escaped = (text: string): string =>
  text.replace(/[\\{}%&#$_~^]/g, one => BIBTEX_COMMANDS[one] ?? `\\${one}`)

const RIS_TYPES: Readonly<Record<string, string>> = {
  legal_case: 'CASE',
  legislation: 'STAT',
  treaty: 'STAT',
  bill: 'BILL',
  report: 'RPRT',
  book: 'BOOK',
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  webpage: 'ELEC',
}

function risRecord(item: CslItem): string {
  const isCase = item.type === 'legal_case'
  const [year, month = '', day = ''] = (isoOf(item) ?? '').split('-')
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', RIS_TYPES[item.type] ?? 'GEN'],
    ['TI', item.title ?? (isCase ? item.number : undefined)],
    ...(item.author ?? []).map(({ literal }) => ['AU', literal] as const),
    ['PB', item.authority ?? item.publisher],
    ['T2', item['container-title']],
    [isCase ? 'SV' : 'M1', item.number],
    ['SE', item.section],
    // the type of work: the nature of a report or of a bill, and a treaty, which has no type of its own
    ['M3', item.genre ?? (item.type === 'treaty' ? 'treaty' : undefined)],
    ['SP', item.page],
    ['PY', year || undefined],
    ['DA', year ? `${year}/${month}/${day}/` : undefined],
    ['UR', item.URL],
    ...(item.keyword?.split(', ') ?? []).map(word => ['KW', word] as const),
    ['N1', item.note],
    ['ID', item.id],
  ]
  const text = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []))
  return `${text.join('\r\n')}\r\nER  - \r\n`
}
