import type { LexicalEditor } from 'lexical'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  comparable,
  type FindOptions,
  patternOf,
  plainFind,
  replacementFor,
} from '../../../../shared/french/pattern.ts'
import { debounce, runAfter } from '../../../kernel/debounce.ts'
import { bring } from '../cards/caretPlace.ts'
import type { BlockCache } from '../page/cache.ts'
import { type Line, lineReader, textOf } from './lineReader.ts'
import { blockOf, marks, rectOf } from './marks.ts'
import { type Match, replaceable } from './match.ts'
import { replaceAll } from './replace.ts'
import { notAfter, orderOf, type Scope, selectionScope, selectMatch } from './scope.ts'
import type { Places } from './search.ts'
import { searcher } from './searcher.ts'

/** Search words and their replacement. */
export interface Wanted {
  readonly query: string
  readonly words: string
  readonly options: FindOptions
  /** within what was selected */
  readonly within: Scope | undefined
}

type Sought = Pick<Wanted, 'query' | 'options' | 'within'>

/** After the last key in the field. */
const TYPING_MS = 60
/** After the last change of the text, before its places are sought again. */
const REST_MS = 250

/** State of the search bar. `message`: what came of it, or why it cannot be. */
export interface FindState {
  readonly open: 'find' | 'replace' | undefined
  readonly matches: readonly Match[]
  readonly at: number
  readonly message: string
  /** what waits for a yes, because it is in quotations word for word: the match here, or all those */
  readonly confirmation: 'here' | 'all' | undefined
}

const CLOSED_STATE: FindState = { open: undefined, matches: [], at: -1, message: '', confirmation: undefined }
const nothing: Wanted = { query: '', words: '', options: plainFind, within: undefined }
const SETTLED = { jump: false, after: {} }
const slow = 'Cette expression demande trop de temps sur ce texte\u00a0: simplifiez-la.'

/** Find and replace over the whole draft, notes included; nothing of it touches the text until one replaces. */
export const useFind = (
  editor: LexicalEditor,
  cache: BlockCache,
  scroller: RefObject<HTMLDivElement | null>,
) => {
  const [state, setState] = useState(CLOSED_STATE)
  const [request, setRequest] = useState(nothing)
  const { query, options, within } = request
  const sought = useMemo(() => ({ query, options, within }), [query, options, within])
  const now = useRef({ state, request, sought })
  now.current = { state, request, sought }
  const set = useCallback((change: Partial<FindState>) => setState(before => ({ ...before, ...change })), [])
  const tools = useMemo(
    () => ({
      lines: lineReader(editor, cache),
      marks: marks(editor),
      searcher: searcher(() => set({ matches: [], at: -1, message: slow })),
    }),
    [editor, cache, set],
  )

  const go = useCallback(
    (matches: readonly Match[], at: number) => {
      tools.marks.show(matches, at)
      set({ matches, at })
      const match = matches[at]
      if (!match) return
      selectMatch(editor, match)
      const block = blockOf(editor, match)
      if (scroller.current && block)
        bring(scroller.current, () => rectOf(editor, match) ?? block.getBoundingClientRect(), 'near')
    },
    [editor, scroller, tools, set],
  )

  /** what a search was to do once it had found: the one that overtakes it does it */
  const dueMove = useRef<{ readonly jump: boolean; readonly after: Partial<FindState> }>(SETTLED)
  /** searches again; `jump`: goes to the first match from the caret on; `after`: what is said then */
  const search = useCallback(
    ({ query, options, within }: Sought, jump: boolean, after: Partial<FindState> = {}) => {
      tools.searcher.stop()
      const due = { jump: jump || dueMove.current.jump, after: { ...dueMove.current.after, ...after } }
      dueMove.current = SETTLED
      if (!query) {
        tools.marks.clear()
        return set({ matches: [], at: -1, message: '', confirmation: undefined })
      }
      const pattern = patternOf(query, options)
      if (!pattern.ok) {
        tools.marks.clear()
        return set({ matches: [], at: -1, message: pattern.reason, confirmation: undefined })
      }
      const lines = tools.lines()
      const texts = lines.map(line => comparable(textOf(editor, line), options))
      const { source, flags } = pattern
      dueMove.current = due
      tools.searcher.run({ source, flags, texts }, options.regex, places => {
        const matches = inScope(matchesOf(lines, places), lines, within)
        const at = nextFrom(matches, lines, selectionScope(editor)?.scope[0])
        dueMove.current = SETTLED
        set(due.after)
        if (due.jump) go(matches, at)
        else {
          tools.marks.show(matches, at)
          set({ matches, at })
        }
      })
    },
    [editor, tools, go, set],
  )

  const { open } = state
  const cancelTyping = useRef<() => void>(undefined)
  useEffect(() => {
    if (!open) return
    const cancel = runAfter(TYPING_MS, () => search(sought, true, { message: '', confirmation: undefined }))
    cancelTyping.current = cancel
    return cancel
  }, [open, sought, search])
  useEffect(() => {
    if (!open) return
    const searchSoon = debounce(() => search(now.current.sought, false), REST_MS)
    const stop = editor.registerUpdateListener(({ dirtyElements: { size }, dirtyLeaves }) => {
      if (size + dirtyLeaves.size === 0) return
      searchSoon()
    })
    return () => {
      searchSoon.cancel()
      stop()
    }
  }, [open, editor, search])
  useEffect(
    () => () => {
      tools.searcher.stop()
      tools.marks.clear()
    },
    [tools],
  )

  const step = useCallback(
    (by: 1 | -1) => {
      const { matches, at } = now.current.state
      if (matches.length > 0) go(matches, (at + by + matches.length) % matches.length)
    },
    [go],
  )
  const change = useCallback(
    (matches: readonly Match[], after: Partial<FindState> = {}) => {
      const { words, options } = now.current.request
      // the search that follows finds what was typed; this one would take away the words on what was replaced
      cancelTyping.current?.()
      replaceAll(
        editor,
        matches.map(match => ({
          match,
          words: replacementFor(words, match.line.text, match, options.regex),
        })),
      )
      search(now.current.sought, true, { message: '', confirmation: undefined, ...after })
    },
    [editor, search],
  )

  const acts = useMemo(
    () => ({
      show: (kind: 'find' | 'replace') => {
        // from the bar itself, what is selected is what was found
        const fromPage = editor.getRootElement()?.contains(document.activeElement)
        const words = fromPage ? selectionScope(editor)?.words : ''
        if (words) setRequest(before => ({ ...before, query: words, within: undefined }))
        set({ open: kind, message: '', confirmation: undefined })
      },
      close: () => {
        tools.searcher.stop()
        tools.marks.clear()
        setState(CLOSED_STATE)
        setRequest(before => ({ ...before, within: undefined }))
        editor.focus()
      },
      want: (next: Partial<Wanted>) => setRequest(before => ({ ...before, ...next })),
      within: (on: boolean) =>
        setRequest(before => ({ ...before, within: on ? selectionScope(editor)?.scope : undefined })),
      step,
      replace: () => {
        const { matches, at } = now.current.state
        const match = matches[at]
        if (!match) return
        if (!replaceable(match)) {
          set({
            message:
              'Ce passage est une référence ou traverse une référence\u00a0: il ne se remplace pas ici.',
          })
        } else if (match.line.verbatim) set({ confirmation: 'here', message: '' })
        else change([match])
      },
      all: () => {
        const able = now.current.state.matches.filter(replaceable)
        const refusedCount = now.current.state.matches.length - able.length
        const free = able.filter(match => !match.line.verbatim)
        const confirmation = able.length > free.length ? 'all' : undefined
        change(free, { message: allSaid(free.length, refusedCount), confirmation })
      },
      /** the quotations word for word, once one has said yes */
      agree: () => {
        const { confirmation, matches, at } = now.current.state
        const targets = confirmation === 'here' ? matches.slice(at, at + 1) : matches
        change(targets.filter(match => match.line.verbatim && replaceable(match)))
      },
      refuse: () => set({ confirmation: undefined }),
    }),
    [editor, tools, set, step, change],
  )
  return { state, request, acts }
}

const matchesOf = (lines: readonly Line[], places: Places): Match[] =>
  places.flatMap(([at, matchesIn]) => {
    const line = lines[at]
    return line ? matchesIn.map(one => ({ ...one, line })) : []
  })

const inScope = (matches: readonly Match[], lines: readonly Line[], within: Scope | undefined): Match[] => {
  if (!within) return [...matches]
  const order = orderOf(lines)
  const [first, last] = within.map(order.point)
  return matches.filter(match => {
    const place = order.match(match)
    const end = [place[0], match.end] as const
    return (!first || notAfter(first, place)) && (!last || notAfter(end, last))
  })
}

/** The first match from a place on; past the last, the first of all. */
const nextFrom = (matches: readonly Match[], lines: readonly Line[], from: Scope[0] | undefined): number => {
  if (matches.length === 0) return -1
  const order = orderOf(lines)
  const place = from && order.point(from)
  const next = place ? matches.findIndex(match => notAfter(place, order.match(match))) : 0
  return Math.max(0, next)
}

const allSaid = (replacedCount: number, leftCount: number): string => {
  const outcome =
    replacedCount > 1
      ? `${replacedCount} passages remplacés.`
      : replacedCount === 1
        ? 'Un passage remplacé.'
        : ''
  const remainder =
    leftCount > 0
      ? ` ${leftCount > 1 ? `${leftCount} sont dans des références et n’ont pas changé` : 'Un autre est dans une référence et n’a pas changé'}.`
      : ''
  return `${outcome}${remainder}`.trim()
}
