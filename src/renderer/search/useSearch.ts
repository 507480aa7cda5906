import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../shared/contract/contract.ts'
import type { AppError } from '../../shared/kernel/errors.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import { asError, call, subscribe } from '../kernel/api.ts'

/** Query to the library, without its page. */
export type Question = Omit<Input<'library.search'>, 'limit' | 'offset'>

type Answer = Output<'library.search'>
/** A tall screen of results: excerpts are made for these alone, and for more as one scrolls. */
const HITS_PER_PAGE = 24
/** A pointer that has not moved for so long is not about to press. */
const STILL_MS = 1500

interface State {
  readonly answer?: Answer
  readonly error?: AppError
  readonly loading: boolean
}

/** The ids of all that answers a question, in its order, those not yet shown included; `most` at most. */
export async function allOf(question: Question, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const { hits, total } = await call['library.search']({ ...question, limit: 200, offset: ids.length })
    ids.push(...hits.map(hit => hit.id))
    if (hits.length === 0 || ids.length >= Math.min(total, limit)) return ids.slice(0, limit)
  }
}

/** The first source that answers a question, asked anew: what is on the screen may answer fewer letters. */
export const firstOf = async (question: Question): Promise<SourceRef | undefined> => {
  const { hits } = await call['library.search']({ ...question, limit: 1, offset: 0 })
  return hits[0]
}

/** State and acts of a search, for a list. */
export interface Search extends State {
  readonly more?: () => void
  readonly reload: () => void
  /** the library has changed while the pointer was on the list: it is asked again when the user wants */
  readonly isOutdated: boolean
  /** while the pointer moves over the list, nothing moves under it */
  readonly onHold: (isHeld: boolean) => void
}

/**
 * Asks the library at each key, and for more as one scrolls. One question at a time is under way: the last one typed
 * waits for it, those between are dropped.
 */
export function useSearch(question: Question): Search {
  const [state, setState] = useState<State>({ loading: true })
  const [version, setVersion] = useState(0)
  const [isOutdated, setOutdated] = useState(false)
  const isHeld = useRef(false)
  const line = useRef<{ busy: boolean; next?: () => void; turn: number }>({ busy: false, turn: 0 })
  // the same question asked again, because something changed, asks for what is on screen
  const lastRequest = useRef({ question: '', hitCount: 0 })
  const key = JSON.stringify({ question, version })
  const reload = useCallback(() => {
    setOutdated(false)
    setVersion(n => n + 1)
  }, [])

  useEffect(
    () =>
      subscribe('changed', event => {
        if (event.what !== 'library') return
        // an empty list has nothing that would move under the pointer
        if (isHeld.current && lastRequest.current.hitCount > 0) setOutdated(true)
        else setVersion(n => n + 1)
      }),
    [],
  )

  useEffect(() => {
    const { current } = line
    current.turn += 1
    const mine = current.turn
    const request = JSON.parse(key).question as Question
    const text = JSON.stringify(request)
    const isRepeat = lastRequest.current.question === text
    lastRequest.current.question = text
    const limit = isRepeat
      ? Math.min(200, Math.max(HITS_PER_PAGE, lastRequest.current.hitCount))
      : HITS_PER_PAGE
    const ask = () => {
      if (mine !== current.turn) return
      current.busy = true
      setOutdated(false)
      setState(before => ({ ...before, loading: true }))
      call['library.search']({ ...request, limit, offset: 0 })
        .then(
          answer =>
            mine === current.turn &&
            // the list is made again without holding back the next key
            startTransition(() => setState({ answer, loading: false })),
          error =>
            mine === current.turn &&
            setState(before => ({ answer: before.answer, error: asError(error), loading: false })),
        )
        .finally(() => {
          current.busy = false
          const { next } = current
          current.next = undefined
          next?.()
        })
    }
    if (current.busy) current.next = ask
    else ask()
  }, [key])

  const { answer } = state
  lastRequest.current.hitCount = answer?.hits.length ?? 0
  const more =
    answer && answer.hits.length < answer.total && !state.loading
      ? () => {
          const mine = line.current.turn
          setState(before => ({ ...before, loading: true }))
          call['library.search']({ ...question, limit: HITS_PER_PAGE, offset: answer.hits.length }).then(
            next =>
              mine === line.current.turn &&
              setState({ answer: { ...next, hits: [...answer.hits, ...next.hits] }, loading: false }),
            error =>
              mine === line.current.turn && setState({ answer, error: asError(error), loading: false }),
          )
        }
      : undefined
  const stillTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const late = useRef(isOutdated)
  late.current = isOutdated
  const onHold = useCallback(
    (now: boolean) => {
      isHeld.current = now
      clearTimeout(stillTimer.current)
      if (now) stillTimer.current = setTimeout(() => onHold(false), STILL_MS)
      else if (late.current) reload()
    },
    [reload],
  )
  useEffect(() => () => clearTimeout(stillTimer.current), [])
  return { ...state, more, reload, isOutdated, onHold }
}
