import { createHash, type Hash } from 'node:crypto'
import type { Database } from '../../kernel/database/open.ts'

/** The tables of a fund, in the order their rows are hashed, each in the order named. */
const HASHED_TABLES = [
  ['sources', 'seq'],
  ['source_bodies', 'seq'],
  ['source_versions', 'n'],
  ['source_keys', 'key'],
  ['source_numbers', 'number, seq'],
  ['source_columns', 'page'],
  ['source_names', 'n'],
  ['tombstones', 'key, folder'],
  ['word_segments', 'id'],
  ['word_blocks', 'id'],
  ['word_lists', 'id'],
  ['cited', 'n'],
  ['citations', 'seq, cited'],
  ['citations_read', 'seq'],
] as const

type Value = string | number | bigint | Buffer | null

/**
 * SHA-256 of the rows of a fund, in hexadecimal, wherever its pages lie: for each table a line `name\n`, then for each row its values,
 * each a letter (n null, i integer, s text, b bytes), its length in bytes, `:` and its bytes.
 */
export function contentHash(db: Database): string {
  const hash = createHash('sha256')
  for (const [table, order] of HASHED_TABLES) {
    hash.update(`${table}\n`)
    for (const row of db.prepare<[], Value[]>(`SELECT * FROM ${table} ORDER BY ${order}`).raw().iterate())
      for (const value of row) addValue(hash, value)
  }
  return hash.digest('hex')
}

function addValue(hash: Hash, value: Value): void {
  if (value === null) {
    hash.update('n0:')
    return
  }
  const [letter, bytes] = Buffer.isBuffer(value)
    ? (['b', value] as const)
    : ([typeof value === 'string' ? 's' : 'i', Buffer.from(String(value))] as const)
  hash.update(`${letter}${bytes.byteLength}:`)
  hash.update(bytes)
}
