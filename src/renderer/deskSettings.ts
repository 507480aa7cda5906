import { useMemo } from 'react'
import { ownWords } from '../shared/french/spelling.ts'
import type { Output } from '../shared/kernel/contract.ts'
import type { Spelling } from './editor/spelling/useSpelling.ts'

/** The user's preferences, and the way to change some. */
export interface Settings {
  readonly values: Output<'settings.get'>
  readonly change: (part: Output<'settings.get'>) => void
}

/** How texts are checked: on unless the user said no, with the words of a dictionary of theirs. */
export function useSpellingChoice({ values, change }: Settings): Spelling {
  const on = values.spelling !== 'off'
  const kept = values.words
  return useMemo(() => {
    const words = ownWords(kept)
    return {
      on,
      words,
      onAdd: word => change({ words: [...new Set([...words, word])].join('\n') }),
      onOn: wanted => change({ spelling: wanted ? 'on' : 'off' }),
    }
  }, [on, kept, change])
}
