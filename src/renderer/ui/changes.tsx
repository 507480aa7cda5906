import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'
import { withKeys } from './keyed.ts'

const french = new Intl.Segmenter('fr', { granularity: 'word' })

/** A blank line between paragraphs, as in the text read alone. */
const withBlankLines = (text: string) => text.replace(/\n+/g, '\n\n')

/** Shows the changes from one text to the other, word by word: struck out, then what stands instead. */
export function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(
    () => diffWordsWithSpace(withBlankLines(before), withBlankLines(after), { intlSegmenter: french }),
    [before, after],
  )
  if (before === after) return <p className="help">Les mots sont les mêmes.</p>
  return (
    <p className="changes">
      {withKeys(parts, part => part.value).map(({ key, item }) =>
        item.added ? (
          <ins key={key}>{item.value}</ins>
        ) : item.removed ? (
          <del key={key}>{item.value}</del>
        ) : (
          <span key={key}>{item.value}</span>
        ),
      )}
    </p>
  )
}
