import type { LexicalEditor } from 'lexical'
import { useEffect, useMemo, useRef, useState } from 'react'
import { label } from '../../shared/cite/print.ts'
import type { Hit, Source, SourceRef } from '../../shared/model/source.ts'
import { INSERT_ATOM, INSERT_BLOCKS } from './commands.ts'
import type { Labels } from './labels.ts'
import { type BlockActs, blockOptions, exhibitOptions, matching, type Option } from './options.ts'
import { canQuote, pointsOf, quoteOf } from './passages.ts'
import type { EditorProps } from './props.ts'
import { registerTrigger, type Trigger } from './trigger.ts'

/** What the menu shows next, once a source or a kind of thing is chosen. */
type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'source'; readonly only?: 'argument' }
  | { readonly kind: 'exhibit' }
  | { readonly kind: 'slot' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'point'; readonly source: Source }
  | { readonly kind: 'act'; readonly source: Source; readonly ref: SourceRef }

interface Given extends Pick<EditorProps, 'search' | 'loadSource'> {
  readonly editor: LexicalEditor
  readonly labels: Labels
  readonly acts: Omit<BlockActs, 'citation' | 'exhibit' | 'argument' | 'slot' | 'reference'>
  readonly slots: () => readonly Option[]
  readonly references: () => readonly Option[]
  readonly onSource: (source: Source) => void
  readonly onArgument: (source: Extract<Source, { kind: 'argument' }>) => void
}

/** The menus of @, # and /: what is open, its lines, and what choosing one does. */
export const useMenus = (given: Given) => {
  const [trigger, setTrigger] = useState<Trigger>()
  const [step, setStep] = useState<Step>({ kind: 'start' })
  const [hits, setHits] = useState<readonly Hit[]>([])
  const [failed, setFailed] = useState<string>()
  const watch = useRef<ReturnType<typeof registerTrigger>>(undefined)
  const latest = useRef(given)
  latest.current = given
  const { editor } = given

  useEffect(() => {
    const watching = registerTrigger(editor, next => {
      if (next === undefined || next.query === '')
        setStep(step => (next && step.kind !== 'start' ? step : { kind: 'start' }))
      setTrigger(next)
    })
    watch.current = watching
    return watching.stop
  }, [editor])

  const query = trigger?.query ?? ''
  const open = trigger !== undefined
  const only = step.kind === 'source' ? step.only : undefined
  const searching = open && (step.kind === 'source' || (step.kind === 'start' && trigger.char === '@'))
  useEffect(() => {
    if (!searching) return
    let live = true
    const timer = setTimeout(() => {
      const show = (found: readonly Hit[], error?: unknown) => {
        if (!live) return
        setHits(found)
        setFailed(error === undefined ? undefined : error instanceof Error ? error.message : String(error))
      }
      latest.current.search(query, only).then(show, error => show([], error))
    }, 80)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [searching, query, only])

  const menu = useMemo(() => {
    if (!trigger) return undefined
    const end = (act: () => void) => () => {
      watch.current?.consume(false)
      setStep({ kind: 'start' })
      act()
    }
    const next = (to: Step) => () => {
      watch.current?.consume(true)
      setTrigger(now => now && { ...now, query: '' })
      setStep(to)
    }
    const cite = (source: Source, ref: SourceRef) => {
      latest.current.onSource(source)
      editor.dispatchCommand(INSERT_ATOM, { kind: 'citation', source: ref, form: 'auto' })
    }
    const choose = async (hit: Hit) => {
      try {
        const source = await latest.current.loadSource(hit.id)
        if (source.kind === 'argument') end(() => latest.current.onArgument(source))()
        else next({ kind: 'point', source })()
      } catch (error) {
        setFailed(error instanceof Error ? error.message : String(error))
      }
    }
    const sources = (): Option[] =>
      hits.map(hit => ({
        id: hit.id,
        label: hit.label,
        detail:
          (hit.certainty === 'to-verify' ? 'à vérifier · ' : '') +
          hit.excerpt.split('\u0001').join('').split('\u0002').join(''),
        run: () => void choose(hit),
      }))
    const exhibits = () =>
      exhibitOptions(latest.current.labels.exhibits, query, (id, page) =>
        end(() =>
          editor.dispatchCommand(INSERT_ATOM, { kind: 'exhibit', exhibit: id, ...(page ? { page } : {}) }),
        )(),
      )
    const ending = (options: readonly Option[]) =>
      options.map(option => ({ ...option, run: end(option.run) }))
    const none = failed ?? (query ? 'Rien ne correspond.' : 'Tapez quelques mots, un numéro, un article.')

    switch (step.kind) {
      case 'source':
        return {
          name: step.only ? 'Argument de la bibliothèque' : 'Citer une source',
          options: sources(),
          empty: none,
        }
      case 'exhibit':
        return {
          name: 'Renvoyer à une pièce',
          options: exhibits(),
          empty: 'Le dossier n’a pas de pièce de ce nom.',
        }
      case 'slot':
        return {
          name: 'Fait du dossier',
          options: matching(ending(latest.current.slots()), query),
          empty: none,
        }
      case 'reference':
        return {
          name: 'Renvoi interne',
          options: matching(ending(latest.current.references()), query),
          empty: none,
        }
      case 'point': {
        const { source } = step
        const ref = (pin?: string): SourceRef => ({
          kind: source.kind,
          id: source.id,
          ...(pin ? { pin } : {}),
        })
        const to = (pin?: string) =>
          canQuote(source, pin)
            ? next({ kind: 'act', source, ref: ref(pin) })
            : end(() => cite(source, ref(pin)))
        const points = pointsOf(source).map(point => ({
          id: point.pin,
          label: point.pin,
          detail: point.begins,
          run: to(point.pin),
        }))
        const whole = { id: 'whole', label: 'Sans point précis', detail: 'la source entière', run: to() }
        const typed = query.trim()
        const pin = /^\d/.test(typed) ? `pt ${typed}` : typed
        const known = points.some(point => point.label === pin || point.label.replace(/\D+/g, '') === typed)
        const free =
          typed && !known ? [{ id: 'typed', label: pin, detail: 'tel que saisi', run: to(pin) }] : []
        const found = typed ? points.filter(point => pointMatches(point, typed)) : points
        return { name: label(source), options: [...(typed ? [] : [whole]), ...found, ...free], empty: none }
      }
      case 'act': {
        const { source, ref } = step
        const options: Option[] = [
          { id: 'cite', label: 'Citer', detail: ref.pin ?? '', run: end(() => cite(source, ref)) },
          {
            id: 'quote',
            label: 'Citer et reproduire le passage',
            detail: 'mot pour mot, avec sa source',
            run: end(() => {
              latest.current.onSource(source)
              const block = quoteOf(source, ref)
              if (block) editor.dispatchCommand(INSERT_BLOCKS, [block])
            }),
          },
        ]
        return { name: label(source), options, empty: none }
      }
      case 'start': {
        if (trigger.char === '@') return { name: 'Citer une source', options: sources(), empty: none }
        if (trigger.char === '#')
          return {
            name: 'Renvoyer à une pièce',
            options: exhibits(),
            empty: 'Le dossier n’a pas de pièce de ce nom.',
          }
        const stay = ['citation', 'exhibit', 'argument', 'slot', 'reference']
        const lines = blockOptions({
          ...latest.current.acts,
          citation: next({ kind: 'source' }),
          exhibit: next({ kind: 'exhibit' }),
          argument: next({ kind: 'source', only: 'argument' }),
          slot: next({ kind: 'slot' }),
          reference: next({ kind: 'reference' }),
        }).map(option => (stay.includes(option.id) ? option : { ...option, run: end(option.run) }))
        return { name: 'Insérer', options: matching(lines, query), empty: 'Aucun bloc de ce nom.' }
      }
    }
  }, [trigger, step, hits, failed, query, editor])

  return {
    menu,
    close: () => {
      watch.current?.close()
      setStep({ kind: 'start' })
    },
    /** opens a menu from the toolbar by typing its character where the caret is */
    call: (char: Trigger['char']) => {
      editor.focus(() => {
        const root = editor.getRootElement()
        root?.focus({ preventScroll: true })
        document.execCommand('insertText', false, char)
      })
    },
  }
}

const pointMatches = (point: { label: string; detail?: string }, typed: string): boolean => {
  const digits = /^\d+$/.exec(typed)?.[0]
  if (digits) return point.label.replace(/\D+/g, '').startsWith(digits)
  return `${point.label} ${point.detail ?? ''}`.toLowerCase().includes(typed.toLowerCase())
}
