import { fold } from '../../../shared/french/fold.ts'
import { codeTitles } from '../../../shared/library/cite/find/laws/codes.ts'
import type { Database } from '../../kernel/database/open.ts'

/** More articles of one chapter than that are not gone through. */
const CHAPTER = 40

/** Articles, by their seq, that a slip of the code, of the letter or of the last figure may mean instead of the one of a key. */
export function neighbouring(db: Database) {
  const exact = db
    .prepare<[string], number>(
      'SELECT seq FROM source_keys JOIN sources USING (seq) WHERE key = ? AND removed_at IS NULL',
    )
    .pluck()
  const chapter = db
    .prepare<{ from: string; to: string }, number>(
      `SELECT DISTINCT seq FROM source_keys JOIN sources USING (seq)
       WHERE key >= @from AND key < @to AND removed_at IS NULL LIMIT ${CHAPTER}`,
    )
    .pluck()
  const codes = codeTitles.map(({ title }) => `article:${fold(title)}`)
  return (key: string): number[] => {
    const [, text = '', letter = '', number = ''] =
      /^(article:[^|]+)\|(?:(lo|[lrda])-)?(\d[^|.]*)$/.exec(key) ?? []
    if (!number) return []
    const prefix = letter ? `${letter}-` : ''
    const elsewhere = codes.flatMap(code =>
      code === text ? [] : (exact.get(`${code}|${prefix}${number}`) ?? []),
    )
    const letters = letter ? ['l', 'r', 'd'].filter(other => other !== letter) : []
    const beginning = /^(.*-)\d+$/.exec(number)?.[1]
    const from = beginning && `${text}|${prefix}${beginning}`
    return [
      ...new Set([
        ...elsewhere,
        ...letters.flatMap(other => exact.get(`${text}|${other}-${number}`) ?? []),
        ...(from ? chapter.all({ from, to: `${from}\u{10ffff}` }) : []),
      ]),
    ]
  }
}
