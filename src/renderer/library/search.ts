import { startTransition, useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import type { AppError } from '../../shared/errors.ts'
import { asError, call, subscribe } from '../api.ts'

/** What is asked of the library, page aside. */
export type Question = Omit<Input<'library.search'>, 'limit' | 'offset'>

type Answer = Output<'library.search'>
const page = 60

/** Asks the library as one types, and for more as one scrolls. */
export function useSearch(question: Question): {
  readonly answer?: Answer
  readonly error?: AppError
  readonly loading: boolean
  readonly more?: () => void
  readonly reload: () => void
} {
  const [state, setState] = useState<{ answer?: Answer; error?: AppError; loading: boolean }>({
    loading: true,
  })
  const [version, setVersion] = useState(0)
  const turn = useRef(0)
  // the same question asked again, because something changed, asks for what is on screen
  const asked = useRef({ question: '', loaded: 0 })
  const key = JSON.stringify({ question, version })

  useEffect(() => subscribe('changed', event => event.what === 'library' && setVersion(n => n + 1)), [])

  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    setState(before => ({ ...before, loading: true }))
    const wanted = JSON.parse(key).question as Question
    const question = JSON.stringify(wanted)
    const again = asked.current.question === question
    asked.current.question = question
    const limit = again ? Math.min(200, Math.max(page, asked.current.loaded)) : page
    const timer = setTimeout(() => {
      call['library.search']({ ...wanted, limit, offset: 0 }).then(
        answer =>
          mine === turn.current &&
          // the list is made again without holding back the next key
          startTransition(() => setState({ answer, loading: false })),
        error =>
          mine === turn.current &&
          setState(before => ({ answer: before.answer, error: asError(error), loading: false })),
      )
    }, 90)
    return () => clearTimeout(timer)
  }, [key])

  const { answer } = state
  asked.current.loaded = answer?.hits.length ?? 0
  const more =
    answer && answer.hits.length < answer.total && !state.loading
      ? () => {
          const mine = turn.current
          setState(before => ({ ...before, loading: true }))
          call['library.search']({ ...question, limit: page, offset: answer.hits.length }).then(
            next =>
              mine === turn.current &&
              setState({ answer: { ...next, hits: [...answer.hits, ...next.hits] }, loading: false }),
            error => mine === turn.current && setState({ answer, error: asError(error), loading: false }),
          )
        }
      : undefined
  return { ...state, more, reload: () => setVersion(n => n + 1) }
}
