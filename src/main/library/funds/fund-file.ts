import { FundDescription } from '../../../shared/library/fund.ts'
import type { Database } from '../../kernel/database/open.ts'

/** The row of `settings` in which a file says which fund it is. */
const FUND_KEY = 'fund'

/** The names of the files of attached funds, beside `library.db`. */
const FUND_FILE_SHAPE = /^corpus-[a-z-]+-[0-9a-f]{8}\.db$/
export const isFundFile = (name: string): boolean => FUND_FILE_SHAPE.test(name)

/** The name under which a fund lies in a library: it says its content, so that a new one never takes the place of one that is open. */
export const fundFileName = ({ fund, sha256 }: Pick<FundDescription, 'fund' | 'sha256'>): string =>
  `corpus-${fund.toLowerCase()}-${sha256.slice(0, 8)}.db`

/** Reads which fund a database is; undefined where it is none. */
export function readDescription(db: Database): FundDescription | undefined {
  try {
    const value = db
      .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
      .pluck()
      .get(FUND_KEY)
    const description = FundDescription.safeParse(value === undefined ? undefined : JSON.parse(value))
    return description.success ? description.data : undefined
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
