import { eachWord, fold, words } from '../french/fold.ts'
import { isStopWord } from '../french/stop-words.ts'

/** An article asked by its number and its text: `L251-2 CSI`, `R. 421-1 du code de justice administrative`, `art. 6 LIL`. */
export interface ArticleQuery {
  /** as keys.ts writes it: `l-251-2` */
  readonly number: string
  /** the words that name its text; empty when it was typed alone */
  readonly text: readonly string[]
}

const article =
  /^(?:art(?:icles?|\.)?\s*)?((?:(?:LO|[LRDA])\s*\*{0,2}\s*\.?\s*)?\d+(?:er)?(?:\s?[-–.]\s?\d+)*(?:[- ](?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|[A-Z](?![\p{L}.])))*)(?:\s*,?\s+(.*))?$/iu

/** Reads a text as the number of an article, with or without the name of its text. */
export function parseArticle(text: string): ArticleQuery | undefined {
  const [, number, rest = ''] = article.exec(text.trim()) ?? []
  if (!number) return undefined
  const mentions: string[] = []
  eachWord(rest, word => mentions.push(word))
  return {
    number: words(number)
      .map(({ word }) => word)
      .join('-'),
    text: mentions.filter(word => !isStopWord(word)),
  }
}

/** `L. 251-2`, `L251-2` and `l 251-2` are `l-251-2`; the groups stay apart, for `L. 11-12` is not `L. 111-2`. */
export function articleNumber(number: string): string {
  return fold(number).replaceAll(' ', '-')
}
