import { COMMAND_PRIORITY_LOW, KEY_DOWN_COMMAND, type LexicalEditor } from 'lexical'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isAuthority } from '../../../../shared/library/kinds/registry.ts'
import type { Source, SourceRef } from '../../../../shared/library/model.ts'
import type { Hit } from '../../../../shared/search/model.ts'
import { runAfter } from '../../../kernel/debounce.ts'
import { attackedDay, type Labels } from '../cards/labels.ts'
import { INSERT_ATOM, INSERT_BLOCKS } from '../commands.ts'
import type { EditorProps } from '../props.ts'
import type { Target } from '../refs/targets.ts'
import { targetLines, wayLines } from '../refs/targets.ts'
import {
  actLines,
  type Lines,
  pointLines,
  type Step,
  sourceLines,
  versionLines,
  type Ways,
} from './menuSteps.ts'
import { type BlockActs, blockOptions, exhibitOptions, matching, type Option } from './options.ts'
import { registerTrigger, type Trigger } from './trigger.ts'

interface Given extends Pick<EditorProps, 'search' | 'loadSource'> {
  readonly editor: LexicalEditor
  /** in a note only what stands in a line can be inserted */
  readonly only: 'all' | 'inlines'
  readonly labels: Labels
  readonly acts: Omit<BlockActs, 'citation' | 'exhibit' | 'argument' | 'slot' | 'reference'>
  readonly slots: () => readonly Option[]
  /** the places of the text that can be named, and the block where the caret is */
  readonly references: () => readonly Target[]
  readonly currentBlock: () => string
  readonly onSource: (source: Source) => void
  readonly onArgument: (source: Extract<Source, { kind: 'argument' }>) => void
}

interface Shown extends Lines {
  readonly empty: string
}

const START: Step = { kind: 'start' }
/** more lines than anyone reads: typing narrows them */
const MOST = 80

/** The menus of @, # and /: what is open, its lines, and what choosing one does. */
export const useMenus = (options: Given) => {
  const [trigger, setTrigger] = useState<Trigger>()
  const [step, setStep] = useState<Step>(START)
  const watch = useRef<ReturnType<typeof registerTrigger>>(undefined)
  const currentStep = useRef<Step>(START)
  const latest = useRef(options)
  latest.current = options
  const { editor, only } = options

  useEffect(() => {
    const watching = registerTrigger(editor, next => {
      const firstStep = next ? currentStep.current : START
      currentStep.current = START
      if (next === undefined || next.query === '')
        setStep(step => (next && step.kind !== 'start' ? step : firstStep))
      setTrigger(next)
    })
    watch.current = watching
    return watching.stop
  }, [editor])

  const call = useCallback(
    (char: Trigger['char'], at: Step = START) =>
      editor.focus(() => {
        editor.getRootElement()?.focus({ preventScroll: true })
        currentStep.current = at
        // once the update that gave the focus is over
        queueMicrotask(() => watch.current?.open(char))
      }),
    [editor],
  )
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        event => {
          if (!event.ctrlKey || !event.altKey || event.code !== 'KeyR') return false
          event.preventDefault()
          queueMicrotask(() => call('@', { kind: 'reference' }))
          return true
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, call],
  )

  const query = trigger?.query ?? ''
  const searching =
    trigger !== undefined && (step.kind === 'source' || (step.kind === 'start' && trigger.char === '@'))
  const { hits, answeredQuery, failure, fail } = useHits(
    searching,
    query,
    step.kind === 'source' ? step.only : undefined,
    latest,
  )

  const menu = useMemo((): Shown | undefined => {
    if (!trigger) return undefined
    const end = (act: () => void) => () => {
      watch.current?.consume(false)
      setStep(START)
      act()
    }
    const next = (to: Step) => () => {
      watch.current?.consume(true)
      setTrigger(now => now && { ...now, query: '' })
      setStep(to)
    }
    const ways: Ways = {
      day: attackedDay(latest.current.labels),
      quotes: only === 'all',
      next,
      cite: (source: Source, ref: SourceRef) =>
        end(() => {
          latest.current.onSource(source)
          editor.dispatchCommand(INSERT_ATOM, { kind: 'citation', source: ref, form: 'auto' })
        }),
      quote: (source, block) =>
        end(() => {
          latest.current.onSource(source)
          editor.dispatchCommand(INSERT_BLOCKS, [block])
        }),
    }
    const choose = async (hit: Hit) => {
      try {
        const source = await latest.current.loadSource(hit.id)
        if (source.kind === 'argument') end(() => latest.current.onArgument(source))()
        else next({ kind: 'point', source })()
      } catch (error) {
        fail(error)
      }
    }
    const ending = (options: readonly Option[]) =>
      options.map(option => ({ ...option, run: end(option.run) }))
    const none = failure ?? (query ? 'Rien ne correspond.' : 'Tapez quelques mots, un numéro, un article.')
    const sources = (name: string): Shown => ({
      name,
      options: sourceLines(only === 'all' ? hits : hits.filter(isAuthority), hit => void choose(hit)),
      empty: none,
    })
    const places = (words: string) =>
      targetLines(latest.current.references(), words, target => next({ kind: 'way', target })())
    /** after the sources, the places of this very text; not before: the first line would become another under the key that takes it */
    const withPlaces = (baseMenu: Shown): Shown =>
      answeredQuery.trim()
        ? { ...baseMenu, options: [...baseMenu.options, ...places(answeredQuery).slice(0, 6)] }
        : baseMenu
    const exhibits = (): Shown => ({
      name: 'Renvoyer à une pièce',
      options: exhibitOptions(latest.current.labels.draftContext.exhibits, query, (id, page) =>
        end(() =>
          editor.dispatchCommand(INSERT_ATOM, { kind: 'exhibit', exhibit: id, ...(page ? { page } : {}) }),
        )(),
      ),
      empty: 'Le dossier n’a pas de pièce de ce nom.',
    })
    const menuOf = (name: string, options: readonly Option[]): Shown => ({
      name,
      options: matching(ending(options), query).slice(0, MOST),
      empty: none,
    })

    switch (step.kind) {
      case 'source':
        return sources(step.only ? 'Argument de la bibliothèque' : 'Citer une source')
      case 'exhibit':
        return exhibits()
      case 'slot':
        return menuOf('Fait du dossier', latest.current.slots())
      case 'reference':
        return {
          name: 'Renvoi interne',
          options: places(query).slice(0, MOST),
          empty: 'Aucun passage ne correspond.',
        }
      case 'way':
        return {
          name: `Renvoi\u00a0: ${step.target.words}`,
          options: wayLines(step.target, latest.current.labels, latest.current.currentBlock(), ref =>
            end(() => editor.dispatchCommand(INSERT_ATOM, ref))(),
          ),
          empty: none,
        }
      case 'point':
        return { ...pointLines(step, query, ways), empty: none }
      case 'version':
        return { ...versionLines(step.source, ways), empty: none }
      case 'act':
        return { ...actLines(step, ways), empty: none }
      case 'start': {
        if (trigger.char === '@') return withPlaces(sources('Citer une source'))
        if (trigger.char === '#') return exhibits()
        const stay = ['citation', 'exhibit', 'argument', 'slot', 'reference']
        const lines = blockOptions(
          {
            ...latest.current.acts,
            citation: next({ kind: 'source' }),
            exhibit: next({ kind: 'exhibit' }),
            argument: next({ kind: 'source', only: 'argument' }),
            slot: next({ kind: 'slot' }),
            reference: next({ kind: 'reference' }),
          },
          only,
        ).map(option => (stay.includes(option.id) ? option : { ...option, run: end(option.run) }))
        return { name: 'Insérer', options: matching(lines, query), empty: 'Aucun bloc de ce nom.' }
      }
    }
  }, [trigger, step, hits, answeredQuery, failure, fail, query, editor, only])

  return {
    menu: menu && { ...menu, query },
    close: () => {
      watch.current?.close()
      setStep(START)
    },
    /** opens a menu from the toolbar by typing its character where the caret is */
    call,
  }
}

/** After the last key, before the library is asked. */
const TYPING_MS = 80

/** Searches the library as one types; returns the hits with the query they answer. */
const useHits = (
  searching: boolean,
  query: string,
  only: 'argument' | undefined,
  latest: { readonly current: Pick<EditorProps, 'search'> },
) => {
  const [{ hits, answeredQuery }, setAnswer] = useState<{
    readonly hits: readonly Hit[]
    readonly answeredQuery: string
  }>({ hits: [], answeredQuery: '' })
  const [failure, setFailed] = useState<string>()
  const [fail] = useState(
    () => (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
  )
  useEffect(() => {
    if (!searching) return
    let live = true
    const cancel = runAfter(TYPING_MS, () => {
      latest.current.search(query, only).then(
        answer => {
          if (!live) return
          setAnswer({ hits: answer, answeredQuery: query })
          setFailed(undefined)
        },
        error => {
          if (!live) return
          setAnswer({ hits: [], answeredQuery: query })
          fail(error)
        },
      )
    })
    return () => {
      live = false
      cancel()
    }
  }, [searching, query, only, latest, fail])
  return { hits, answeredQuery: answeredQuery, failure: failure, fail }
}
