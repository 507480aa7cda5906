import { useCallback, useEffect, useState } from 'react'
import type { Article } from '../../../shared/campaign/amendment/article.ts'
import { articleIn } from '../../../shared/campaign/amendment/held.ts'
import type { Amendment } from '../../../shared/model/amendment.ts'
import type { BillText } from '../../../shared/model/bill-text.ts'
import { call } from '../../api.ts'

export type ArticleOf = (one: Amendment) => Article | undefined

/** The article an amendment changes, where it was pasted with it or its text is held. */
export const articleFrom = (one: Amendment, text: BillText | undefined): Article | undefined =>
  one.pasted ? { alineas: one.pasted } : text && articleIn(text, one.target)

/** The texts some amendments change, each read once; a text that is no longer there is passed over. */
export function useArticles(all: readonly Amendment[]): ArticleOf {
  const wanted = [...new Set(all.flatMap(one => (one.text && !one.pasted ? [one.text] : [])))]
    .sort()
    .join(' ')
  const [texts, setTexts] = useState<ReadonlyMap<string, BillText>>(new Map())
  useEffect(() => {
    let gone = false
    const ids = wanted.split(' ').filter(Boolean)
    void Promise.all(ids.map(id => call['billTexts.get']({ id }).catch(() => undefined))).then(found => {
      if (!gone) setTexts(new Map(found.flatMap(text => (text ? [[text.id, text] as const] : []))))
    })
    return () => {
      gone = true
    }
  }, [wanted])
  return useCallback(
    (one: Amendment) => articleFrom(one, one.text ? texts.get(one.text) : undefined),
    [texts],
  )
}
