import { useMemo } from 'react'
import { ownWords } from '../../shared/french/spelling.ts'
import type { Spelling } from '../drafts/editor/spelling/useSpelling.ts'
import type { Change, Values } from '../settings/changes.ts'

/** The user's preferences, and the way to change some. */
export interface Settings {
  readonly values: Values
  readonly change: (change: Change) => void
}

/** How texts are checked: on unless the user said no, with the words of a dictionary of theirs. */
export function useSpellingChoice({ values, change }: Settings): Spelling {
  const on = values.spelling !== 'off'
  const storedWords = values.words
  return useMemo(() => {
    const words = ownWords(storedWords)
    return {
      on,
      words,
      onAdd: word =>
        change(latest => ({ words: [...new Set([...ownWords(latest.words), word])].join('\n') })),
      onOn: isOn => change({ spelling: isOn ? 'on' : 'off' }),
    }
  }, [on, storedWords, change])
}
