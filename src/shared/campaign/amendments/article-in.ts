import type { BillText } from '../bills/text-model.ts'
import type { Article } from './applying/article.ts'
import type { Target } from './model.ts'
import { plain } from './reading/items.ts'

const name = (designation: string): string =>
  plain(designation)
    .replace(/^article /, '')
    .replace(/^(?:premier|1er|1)$/, '1er')
    .replace(/\.$/, '')

/** The article of a text an amendment is about; for an additional one, or for the heading, no alinéa. */
export function articleIn(text: BillText, target: Target): Article | undefined {
  if (target.kind === 'title') {
    const heading = text.articles.find(one => one.kind === 'title')
    return { alineas: [], title: heading?.alineas.join(' ') || heading?.designation || text.title }
  }
  if (target.kind !== 'article') return undefined
  const articleName = name(target.article)
  const article = text.articles.find(one => one.kind === 'article' && name(one.designation) === articleName)
  return article && { alineas: article.alineas }
}
