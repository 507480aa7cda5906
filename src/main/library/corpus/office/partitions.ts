import type { ClientBase } from 'pg'
import type { Facts } from '../../../search/column-writer.ts'
import { KIND_NUMBERS } from '../../../search/columns.ts'

/** Makes the partitions of funds that the office has not met. */
export async function makePartitions(client: ClientBase, funds: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ fund: string }>('SELECT fund FROM corpus.funds')
  const present = new Set(rows.map(({ fund }) => fund))
  for (const fund of funds) {
    if (present.has(fund)) continue
    const suffix = fund.toLowerCase().replace(/[^a-z0-9]/g, '_')
    for (const table of ['sources', 'texts'])
      await client.query(
        `CREATE TABLE IF NOT EXISTS corpus.${table}_${suffix} PARTITION OF corpus.${table} FOR VALUES IN ('${fund.replaceAll("'", "''")}')`,
      )
  }
}

/** The classes of sources, by number, made where they are new. */
export async function classNumbers(client: ClientBase, facts: readonly Facts[]): Promise<number[]> {
  const keyOf = ({ kind, grade, type, court, code }: Facts) =>
    JSON.stringify([KIND_NUMBERS[kind], grade, type, court, code])
  const distinct = [...new Map(facts.map(one => [keyOf(one), one])).values()]
  const columns = [
    distinct.map(({ kind }) => KIND_NUMBERS[kind]),
    distinct.map(({ grade }) => grade),
    distinct.map(({ type }) => type),
    distinct.map(({ court }) => court),
    distinct.map(({ code }) => code),
  ]
  const columnRows = 'unnest($1::smallint[], $2::smallint[], $3::text[], $4::text[], $5::text[])'
  await client.query(
    `INSERT INTO corpus.classes (kind, grade, type, court, code) SELECT * FROM ${columnRows} ON CONFLICT DO NOTHING`,
    columns,
  )
  const { rows } = await client.query<{ n: number; at: number }>(
    `SELECT n, at::int FROM ${columnRows} WITH ORDINALITY AS distinct_class (kind, grade, type, court, code, at)
     JOIN corpus.classes USING (kind, grade, type, court, code)`,
    columns,
  )
  const numbers = new Map(rows.map(({ n, at }) => [keyOf(distinct[at - 1] ?? facts[0]!), n]))
  return facts.map(one => numbers.get(keyOf(one)) ?? 0)
}
