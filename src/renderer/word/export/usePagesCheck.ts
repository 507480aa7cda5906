import { useRef, useState } from 'react'
import type { PagesCheck } from '../../../shared/word/pages-check.ts'
import { asError, call, stopRun } from '../../kernel/api.ts'
import { newId } from '../../ui/words.ts'

/** The pages of a Word file: being printed by LibreOffice, under the name that stops it, or what came of it. */
export type PagesState = { readonly asked: string } | PagesCheck

/** What LibreOffice is asked to print: a file just made, or a text as it stands. */
type Printed = { readonly export: string } | { readonly draft: string }

/** Verifies pages in the background, one thing at a time; what is asked next, or forgotten, makes the former answer void. */
export function usePagesCheck(onError: (error: ReturnType<typeof asError>) => void) {
  const run = useRef<string>(undefined)
  const [state, setState] = useState<PagesState>()
  return {
    state,
    ask: async (what: Printed) => {
      const named = newId()
      run.current = named
      setState({ asked: named })
      try {
        const found = await call['drafts.verify']({ ...what, run: named })
        if (run.current === named) setState(found)
      } catch (thrown) {
        if (run.current !== named) return
        onError(asError(thrown))
        setState(undefined)
      }
    },
    stop: () => {
      if (state && 'asked' in state) stopRun(state.asked)
    },
    forget: () => {
      run.current = undefined
      setState(undefined)
    },
  }
}
