import { textNames } from '../../shared/text/codes.ts'
import { fold, squash } from '../../shared/text/fold.ts'
import { parseArticle, type Query } from '../../shared/text/query.ts'
import type { Database } from './open.ts'

const most = 500
const announced =
  /^\s*(?:(?:n°|nos?|n\.|numéro|pourvoi|requête|req\.|décision|affaire|aff\.|ecli)\s*:?\s*)+/iu

/** The sources a number typed alone leads to: docket number, ECLI, article with or without its text. */
export function direct(db: Database): (text: string, query: Query) => number[] {
  const byNumber = db
    .prepare<unknown[], number>(
      `SELECT s.seq FROM source_numbers JOIN sources s USING (seq)
       WHERE number = @number AND removed_at IS NULL ORDER BY kind = 'article', date DESC, s.seq LIMIT ${most}`,
    )
    .pluck()
  const articles = db.prepare<unknown[], { seq: number; of: string }>(
    `SELECT s.seq, data ->> '$.of' AS of FROM source_numbers JOIN sources s USING (seq) JOIN source_bodies USING (seq)
     WHERE number = @number AND kind = 'article' AND removed_at IS NULL LIMIT 5000`,
  )

  return (text, { number }) => {
    if (!number || text.length > 200) return []
    const asArticle = parseArticle(text)
    const alone = squash(text.replace(announced, ''))
    const exact = new Set([...byNumber.all({ number }), ...byNumber.all({ number: alone })])
    if (asArticle && !asArticle.text.length)
      for (const seq of byNumber.all({ number: asArticle.number })) exact.add(seq)
    if (asArticle?.text.length) {
      const wanted = textNames(asArticle.text)
      for (const { seq, of } of articles.all({ number: asArticle.number }))
        if (isNamed(JSON.parse(of), wanted)) exact.add(seq)
    }
    return [...exact]
  }
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
