import { useCallback, useEffect, useState } from 'react'
import type { Article } from '../../../shared/campaign/amendments/applying/article.ts'
import { articleIn } from '../../../shared/campaign/amendments/article-in.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { amendedLines, type ParentOf } from '../../../shared/campaign/amendments/parents.ts'
import type { BillText } from '../../../shared/campaign/bills/text-model.ts'
import { call } from '../../kernel/api.ts'

export type ArticleOf = (one: Amendment) => Article | undefined

/** Returns the text an amendment changes: the article pasted with it or held with its text; of a sous-amendement, its amendment. */
export function articleFrom(
  one: Amendment,
  text: BillText | undefined,
  parent: Amendment | undefined,
): Article | undefined {
  if (one.pasted) return { alineas: one.pasted }
  if (one.parent) return parent && amendedLines(parent)
  return text && articleIn(text, one.target)
}

/** The texts some amendments change, each read once; a text that is no longer there is passed over. */
export function useArticles(all: readonly Amendment[], parentOf: ParentOf): ArticleOf {
  const textIds = [...new Set(all.flatMap(one => (one.text && !one.pasted && !one.parent ? [one.text] : [])))]
    .sort()
    .join(' ')
  const [texts, setTexts] = useState<ReadonlyMap<string, BillText>>(new Map())
  useEffect(() => {
    let isUnmounted = false
    const ids = textIds.split(' ').filter(Boolean)
    void Promise.all(ids.map(id => call['billTexts.get']({ id }).catch(() => undefined))).then(
      loadedTexts => {
        if (!isUnmounted)
          setTexts(new Map(loadedTexts.flatMap(text => (text ? [[text.id, text] as const] : []))))
      },
    )
    return () => {
      isUnmounted = true
    }
  }, [textIds])
  return useCallback(
    (one: Amendment) => articleFrom(one, one.text ? texts.get(one.text) : undefined, parentOf(one)),
    [texts, parentOf],
  )
}
