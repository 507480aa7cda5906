import { parseArticle } from '../../../../shared/library/article-number.ts'
import { renderedOf } from '../../../../shared/search/named-court.ts'
import type { Query } from '../../../../shared/search/query.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { KIND_NUMBERS } from '../../../search/columns.ts'
import { LAW_AND_NUMBER, lookupsOf } from '../../../search/query/direct.ts'
import { codesMeant } from '../../../search/query/facet-names.ts'
import type { OfficeClasses } from './office-classes.ts'

/** Sources identified by a number or a date that are looked at. */
const MAX_SOURCES = 100
/** Sources of one number that are told apart by their text of law. */
const MAX_NAMESAKES = 5000

/** Stands before an id, where it is a key. */
const ID_MARK = 'id:'

interface NumberedRow {
  readonly seq: number
  readonly class: number
  readonly kind: number
}

/** The sources that the numbers, the keys or the date of a query identify: what `direct` chooses from. */
export async function identifiedSources(
  postgres: Pick<Postgres, 'query'>,
  { text, clauses }: Query,
  classes: OfficeClasses,
): Promise<number[]> {
  const synonyms = clauses.flatMap(({ any }) =>
    any.flatMap(({ synonym, raw }) => (synonym === 'article' ? [raw] : [])),
  )
  const all = await Promise.all([
    ...[...new Set([text, ...synonyms])].map(one => byNumber(postgres, one, classes)),
    ofText(postgres, text, classes),
    ofDay(postgres, text, classes),
  ])
  return [...new Set(all.flat())]
}

/** The numbers, in the office, of the sources that bear one of these keys. */
export async function seqsWithKeys(
  postgres: Pick<Postgres, 'query'>,
  keys: readonly string[],
): Promise<number[]> {
  if (!keys.length) return []
  const ids = keys.flatMap(key => (key.startsWith(ID_MARK) ? [key.slice(ID_MARK.length)] : []))
  const rows = await postgres.query<{ seq: number }>(
    'SELECT seq FROM corpus.keys WHERE key = ANY($1) UNION SELECT seq FROM corpus.sources WHERE id = ANY($2)',
    [keys, ids],
  )
  return rows.map(({ seq }) => seq)
}

async function byNumber(
  postgres: Pick<Postgres, 'query'>,
  text: string,
  classes: OfficeClasses,
): Promise<number[]> {
  const { numbers, keys } = lookupsOf(text)
  if (!numbers.length && !keys.length) return []
  const rows = await postgres.query<NumberedRow>(
    `SELECT t.seq, t.class, classes.kind FROM (
       SELECT seq FROM corpus.numbers WHERE number = ANY($1) UNION SELECT seq FROM corpus.keys WHERE key = ANY($2)) n
     JOIN corpus.texts t USING (seq) JOIN corpus.classes ON classes.n = t.class
     ORDER BY classes.kind = ${KIND_NUMBERS.article}, t.day DESC, t.seq LIMIT ${MAX_NAMESAKES}`,
    [numbers, keys],
  )
  const words = parseArticle(text)?.text ?? []
  if (!words.length) return rows.slice(0, MAX_SOURCES).map(({ seq }) => seq)
  const meant = classesOfCode(classes, words.join(' '))
  const hits = rows.filter(row => row.kind !== KIND_NUMBERS.article || meant.has(row.class))
  return (hits.length ? hits : rows).slice(0, MAX_SOURCES).map(({ seq }) => seq)
}

function classesOfCode({ columns, numbers }: OfficeClasses, value: string): Set<number> {
  const isMeant = codesMeant(columns.codes, value)
  return new Set(numbers.filter((_, at) => isMeant[(columns.classes.code[at] ?? 0) - 1]))
}

/** The articles of the text of law of a nature and a number. */
async function ofText(
  postgres: Pick<Postgres, 'query'>,
  text: string,
  classes: OfficeClasses,
): Promise<number[]> {
  const { nature, number } = LAW_AND_NUMBER.exec(text)?.groups ?? {}
  const meant = nature ? classesOfCode(classes, `${nature} ${number}`) : new Set<number>()
  if (!meant.size) return []
  const rows = await postgres.query<{ seq: number }>(
    'SELECT seq FROM corpus.texts WHERE class = ANY($1) ORDER BY seq LIMIT $2',
    [[...meant], MAX_SOURCES],
  )
  return rows.map(({ seq }) => seq)
}

/** The decisions of a day, and of a court where one is named. */
async function ofDay(
  postgres: Pick<Postgres, 'query'>,
  text: string,
  { columns, numbers }: OfficeClasses,
): Promise<number[]> {
  const date = renderedOf(text)
  if (!date) return []
  const { court } = date
  const isMeant = (at: number) => {
    const name = columns.courts[(columns.classes.court[at] ?? 0) - 1] ?? ''
    return !court || name === court.court || name.startsWith(`${court.court} `)
  }
  const classes = numbers.filter((_, at) => columns.kind[at] === KIND_NUMBERS.decision && isMeant(at))
  const rows = await postgres.query<{ seq: number }>(
    'SELECT seq FROM corpus.texts WHERE class = ANY($1) AND day BETWEEN $2 AND $3 ORDER BY worth DESC, day DESC, seq LIMIT $4',
    [classes, date.from, date.to, MAX_SOURCES],
  )
  return rows.map(({ seq }) => seq)
}
