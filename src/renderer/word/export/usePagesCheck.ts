import { useRef, useState } from 'react'
import type { PagesCheck } from '../../../shared/word/pages-check.ts'
import { asError, call, stopRun } from '../../kernel/api.ts'
import { newId } from '../../kernel/newId.ts'

/** The pages of a Word file: being printed by LibreOffice, under the name that stops it, or what came of it. */
export type PagesState = { readonly run: string } | PagesCheck

/** Subject of a page check by LibreOffice: a file just made, or a text as it stands. */
type PrintedFile = { readonly export: string } | { readonly draft: string }

/** Verifies pages in the background, one thing at a time; what is asked next, or forgotten, makes the former answer void. */
export function usePagesCheck(onError: (error: ReturnType<typeof asError>) => void) {
  const run = useRef<string>(undefined)
  const [state, setState] = useState<PagesState>()
  return {
    state,
    ask: async (what: PrintedFile) => {
      const runId = newId()
      run.current = runId
      setState({ run: runId })
      try {
        const check = await call['drafts.verify']({ ...what, run: runId })
        if (run.current === runId) setState(check)
      } catch (cause) {
        if (run.current !== runId) return
        onError(asError(cause))
        setState(undefined)
      }
    },
    stop: () => {
      if (state && 'run' in state) stopRun(state.run)
    },
    forget: () => {
      run.current = undefined
      setState(undefined)
    },
  }
}
