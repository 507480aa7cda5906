import type { Amendment } from '../model.ts'
import { amendedLines } from '../parents.ts'
import { parse } from '../reading/parse.ts'
import { apply, type ConsolidatedArticle } from './apply.ts'
import type { Article } from './article.ts'

/** An article as an amendment would make it once sub-amended. `unreadLines`: the lines of that amendment that are not understood, and are not applied. */
export interface Through {
  readonly result: ConsolidatedArticle
  readonly unreadLines: readonly string[]
}

/** Applies a sous-amendement: its amendment is changed, read again, then applied to the article. */
export function through(sub: Amendment, parent: Amendment, article: Article): Through {
  const lines = apply(amendedLines(parent), sub.changes, sub.chamber).alineas
  const { changes, unread } = parse(lines, parent.chamber, parent.target)
  return { result: apply(article, changes, parent.chamber), unreadLines: unread }
}

/** How what it shows is headed. */
export const throughTitle = 'L’article, avec l’amendement ainsi sous-amendé'
