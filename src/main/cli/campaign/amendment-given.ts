import type { Article } from '../../../shared/campaign/amendments/applying/article.ts'
import { articleIn } from '../../../shared/campaign/amendments/article-in.ts'
import { amendmentLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { amendedLines, parentsIn } from '../../../shared/campaign/amendments/parents.ts'
import { small } from '../../../shared/campaign/amendments/say.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { readGivenFile } from '../given-file.ts'
import type { Cli } from '../verb.ts'

/** How an amendment is named in a line: its place, then itself. */
export const label = (one: Amendment): string => `${targetLabel(one.target)}, ${small(amendmentLabel(one))}`

/** The words of a file. */
export const textOf = (path: string): string => readGivenFile(path).toString('utf8')

/** The article that each amends, where the library holds it. */
export async function articlesFor(
  cli: Cli<object, 'billTexts.get' | 'amendments.list'>,
  all: readonly Amendment[],
): Promise<(one: Amendment) => Article | undefined> {
  const texts = new Map<string, BillText>()
  for (const id of new Set(all.flatMap(one => (one.text ? [one.text] : [])))) {
    const text = await cli.call['billTexts.get']({ id }).catch(() => undefined)
    if (text) texts.set(id, text)
  }
  const parentOf = parentsIn(all.some(one => one.parent) ? await cli.call['amendments.list']({}) : [])
  return one => {
    if (one.pasted) return { alineas: one.pasted }
    const parent = parentOf(one)
    if (one.parent) return parent && amendedLines(parent)
    const text = one.text ? texts.get(one.text) : undefined
    return text && articleIn(text, one.target)
  }
}
