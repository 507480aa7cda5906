import { z } from 'zod'
import { FundDescription } from '../../../shared/library/fund.ts'
import { type Database, schemaVersion } from '../../kernel/database/open.ts'

/** The row of `settings` in which a file says which fund it is. */
const FUND_KEY = 'fund'

/** The names of the files of attached funds, beside `library.db`. */
const FUND_FILE_SHAPE = /^corpus-[a-z-]+-[0-9a-f]{8}\.db$/
export const isFundFile = (name: string): boolean => FUND_FILE_SHAPE.test(name)

/** The name under which a fund lies in a library: it says its content, so that a new one never takes the place of one that is open. */
export const fundFileName = ({ fund, sha256 }: Pick<FundDescription, 'fund' | 'sha256'>): string =>
  `corpus-${fund.toLowerCase()}-${sha256.slice(0, 8)}.db`

/** Reads which fund a database is; undefined where it is none, or describes itself as only a newer program reads. */
export const readDescription = (db: Database): FundDescription | undefined =>
  FundDescription.safeParse(rawDescription(db)).data

/** Whether a database is a fund whose format, or whose description, is of a newer program. */
export function isOfNewerProgram(db: Database): boolean {
  const { data } = AnyDescription.safeParse(rawDescription(db))
  return data !== undefined && (data.pretoire > 1 || versionOf(db) > schemaVersion)
}

/** The format of a database. */
export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/** Members of a description that every program writes, whatever it adds. */
const AnyDescription = z.object({ pretoire: z.number(), kind: z.literal('fund') })

function rawDescription(db: Database): unknown {
  try {
    const value = db
      .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
      .pluck()
      .get(FUND_KEY)
    return value === undefined ? undefined : JSON.parse(value)
  } catch {
    // no database, or one of another program
    return undefined
  }
}

export function writeDescription(db: Database, description: FundDescription): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(FUND_KEY, JSON.stringify(description))
}
