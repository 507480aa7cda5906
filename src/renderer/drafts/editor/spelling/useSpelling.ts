import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isTextNode,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { capital } from '../../../../shared/french/wording.ts'
import { useSay } from '../../../ui/toast.tsx'
import type { Option } from '../menus/options.ts'
import { type Host, type Misspelt, registerSpelling } from './registerSpelling.ts'
import { openSpeller } from './speller.ts'
import './spelling.css'

/** How the text is checked: whether it is, and the words that are right here whatever the dictionary says. */
export interface Spelling {
  readonly on: boolean
  readonly words: readonly string[]
  /** a word is to be known from now on, everywhere */
  readonly onAdd: (word: string) => void
  readonly onOn: (on: boolean) => void
}

interface Given {
  readonly editor: LexicalEditor
  /** the note that is open, and its call */
  readonly note: LexicalEditor | undefined
  readonly call: string | undefined
  readonly root: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly spelling: Spelling | undefined
  /** names of the dossier, words ignored in this text */
  readonly isKnown: (word: string) => boolean
  readonly onIgnore: (word: string) => void
}

/** The checking of the page that is written, and the menu of the word one asks about. */
export const useSpelling = (options: Given) => {
  const { editor, note, call, root, scroller, spelling } = options
  const latest = useRef(options)
  latest.current = options
  const say = useSay()
  const [menu, setMenu] = useState<{
    readonly name: string
    readonly options: readonly Option[]
    readonly editor: LexicalEditor
  }>()
  const ignoredWords = useRef(new Set<string>())
  const tools = useRef<Partial<Record<Host['name'], ReturnType<typeof registerSpelling>>>>({})
  const speller = useMemo(openSpeller, [])
  const on = spelling?.on ?? false

  /** checks a text as long as it is open; `place` tells its lines from those of another */
  const watch = useCallback(
    (name: Host['name'], editor: LexicalEditor, frame: HTMLElement, place: string) => {
      const page = editor.getRootElement()
      if (!page || !('highlights' in CSS)) return
      const offer = async ({ line, word: { word }, range }: Misspelt): Promise<void> => {
        const selection = document.getSelection()
        selection?.removeAllRanges()
        selection?.addRange(range)
        const option = (id: string, label: string, run: () => void): Option => ({
          id,
          label,
          run: () => {
            setMenu(undefined)
            run()
            editor.focus()
            tools.current[name]?.look()
          },
        })
        const matchCase = (text: string) => (/^\p{Lu}/u.test(word) ? capital(text) : text)
        const replace = (by: string) =>
          editor.update(() => $selectRange(range)?.insertText(by), { tag: HISTORY_PUSH_TAG })
        const suggestions = [...new Set((await speller.suggest(word)).map(matchCase))].slice(0, 7)
        setMenu({
          editor,
          name: `«\u00a0${word}\u00a0» n’est pas dans le dictionnaire`,
          options: [
            ...suggestions.map(text => option(`s-${text}`, text, () => replace(text))),
            option('once', 'Ignorer ici', () => ignoredWords.current.add(`${place}${line.id}|${word}`)),
            option('draft', 'Ignorer dans ce texte', () => latest.current.onIgnore(word)),
            option('add', 'Ajouter à mon dictionnaire', () => latest.current.spelling?.onAdd(word)),
          ],
        })
      }
      const reportFailure = (error: unknown) =>
        say.error(
          new Error(
            `Le dictionnaire n’a pas pu être ouvert\u00a0: l’orthographe n’est pas vérifiée, votre texte n’est pas touché (${String(error)}).`,
          ),
        )
      const checker = registerSpelling(editor, {
        name,
        page,
        scroller: frame,
        speller,
        isRight: (word, line) => {
          const { isKnown, spelling: { words = [] } = {} } = latest.current
          return (
            isKnown(word) ||
            [word, word.toLowerCase()].some(one => words.includes(one)) ||
            ignoredWords.current.has(`${place}${line}|${word}`)
          )
        },
        onOffer: one => void offer(one).catch(reportFailure),
        onAway: () => setMenu(undefined),
        onNone: () => say.success('Aucun mot à signaler.'),
        onFail: reportFailure,
      })
      tools.current[name] = checker
      return () => {
        checker.end()
        delete tools.current[name]
      }
    },
    [say, speller],
  )
  useEffect(() => {
    if (on && root.current && scroller.current) return watch('page', editor, scroller.current, '')
  }, [editor, root, scroller, on, watch])
  useEffect(() => {
    if (!on || !note || !scroller.current) return
    const stop = watch('note', note, scroller.current, `${call} `)
    tools.current.note?.look()
    return stop
  }, [note, call, scroller, on, watch])
  useEffect(() => () => speller.close(), [speller])
  // a word was added or taken back, here or in the settings
  const words = spelling?.words
  useEffect(() => {
    if (words) for (const one of Object.values(tools.current)) one.refresh()
  }, [words])

  const next = () => {
    const inNote = note?.getRootElement()?.contains(document.activeElement)
    return (inNote ? tools.current.note : tools.current.page)?.next()
  }
  return { menu, close: () => setMenu(undefined), next }
}

/** Selects in the text what a range of the page covers; undefined when it covers no text of it. */
const $selectRange = (range: Range): RangeSelection | undefined => {
  const from = $getNearestNodeFromDOMNode(range.startContainer)
  const to = $getNearestNodeFromDOMNode(range.endContainer)
  if (!$isTextNode(from) || !$isTextNode(to)) return undefined
  const selection = $createRangeSelection()
  selection.anchor.set(from.getKey(), range.startOffset, 'text')
  selection.focus.set(to.getKey(), range.endOffset, 'text')
  selection.format = from.getFormat()
  $setSelection(selection)
  return selection
}
