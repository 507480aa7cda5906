import { HISTORY_PUSH_TAG, type LexicalEditor } from 'lexical'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../ui/toast.tsx'
import type { Option } from '../options.ts'
import { type Misspelt, registerSpelling } from './register.ts'
import { $selectRange } from './select.ts'
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
  readonly root: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly spelling: Spelling | undefined
  /** names of the dossier, words ignored in this text */
  readonly known: (word: string) => boolean
  readonly onIgnore: (word: string) => void
}

/** The checking of the page that is written, and the menu of the word one asks about. */
export const useSpelling = (given: Given) => {
  const { editor, root, scroller, spelling } = given
  const latest = useRef(given)
  latest.current = given
  const say = useSay()
  const [menu, setMenu] = useState<{ readonly name: string; readonly options: readonly Option[] }>()
  const ignored = useRef(new Set<string>())
  const tools = useRef<ReturnType<typeof registerSpelling>>(undefined)
  const speller = useMemo(openSpeller, [])
  const on = spelling?.on ?? false

  useEffect(() => {
    const page = root.current
    const frame = scroller.current
    if (!on || !page || !frame || !('highlights' in CSS)) return
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
          tools.current?.look()
        },
      })
      const cased = (text: string) =>
        /^\p{Lu}/u.test(word) ? text.charAt(0).toUpperCase() + text.slice(1) : text
      const replace = (by: string) =>
        editor.update(() => $selectRange(range)?.insertText(by), { tag: HISTORY_PUSH_TAG })
      const suggestions = [...new Set((await speller.suggest(word)).map(cased))].slice(0, 7)
      setMenu({
        name: `«\u00a0${word}\u00a0» n’est pas dans le dictionnaire`,
        options: [
          ...suggestions.map(text => option(`s-${text}`, text, () => replace(text))),
          option('once', 'Ignorer ici', () => ignored.current.add(`${line.id}|${word}`)),
          option('draft', 'Ignorer dans ce texte', () => latest.current.onIgnore(word)),
          option('add', 'Ajouter à mon dictionnaire', () => latest.current.spelling?.onAdd(word)),
        ],
      })
    }
    const failed = (error: unknown) =>
      say.failed(
        new Error(
          `Le dictionnaire n’a pas pu être ouvert\u00a0: l’orthographe n’est pas vérifiée, votre texte n’est pas touché (${String(error)}).`,
        ),
      )
    const made = registerSpelling(editor, {
      page,
      scroller: frame,
      speller,
      isRight: (word, line) => {
        const { known, spelling: { words = [] } = {} } = latest.current
        return (
          known(word) ||
          [word, word.toLowerCase()].some(one => words.includes(one)) ||
          ignored.current.has(`${line}|${word}`)
        )
      },
      onOffer: one => void offer(one).catch(failed),
      onAway: () => setMenu(undefined),
      onNone: () => say.done('Aucun mot à signaler.'),
      onFail: failed,
    })
    tools.current = made
    return () => {
      made.end()
      tools.current = undefined
    }
  }, [editor, root, scroller, on, say, speller])
  useEffect(() => () => speller.close(), [speller])
  // a word was added or taken back, here or in the settings
  const words = spelling?.words
  useEffect(() => {
    if (words) tools.current?.refresh()
  }, [words])

  return { menu, close: () => setMenu(undefined), next: () => tools.current?.next() }
}
