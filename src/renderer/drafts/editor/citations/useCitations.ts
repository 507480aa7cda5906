import { $getRoot, COMMAND_PRIORITY_LOW, HISTORY_PUSH_TAG, type LexicalEditor, type NodeKey } from 'lexical'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Correction } from '../../../../shared/drafts/verify/cite-check.ts'
import type { Source } from '../../../../shared/library/model.ts'
import { useSay } from '../../../ui/toast.tsx'
import { $head } from '../nodes/head.ts'
import { PASTED } from '../paste/register.ts'
import type { EditorProps } from '../props.ts'
import { findCandidates } from './citationSearch.ts'
import { $linesIn } from './lines.ts'
import { $makeLive, type Candidate } from './take.ts'

/** The citations met in what was just pasted, offered until they are taken or declined. */
export const useCitations = (
  editor: LexicalEditor,
  latest: RefObject<EditorProps>,
  learn: (...sources: Source[]) => void,
) => {
  const [offered, setOffered] = useState<readonly Candidate[]>([])
  const turn = useRef(0)
  const say = useSay()

  const look = useCallback(
    async (keys: readonly NodeKey[]): Promise<readonly Candidate[]> => {
      turn.current += 1
      const mine = turn.current
      const lines = editor.read(() => $linesIn(keys))
      const found = await findCandidates(lines, cited => latest.current.recognise(cited))
      if (mine === turn.current) setOffered(found)
      return found
    },
    [editor, latest],
  )

  useEffect(
    () =>
      editor.registerCommand(
        PASTED,
        ({ keys }) => {
          setOffered([])
          // once the paste is on the page
          if (keys.length > 0) setTimeout(() => void look(keys).catch(say.failed))
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, look, say],
  )

  const take = async (chosen: readonly Candidate[]): Promise<void> => {
    setOffered([])
    const ids = new Set(chosen.flatMap(one => one.source?.id ?? []))
    try {
      learn(...(await Promise.all([...ids].map(id => latest.current.loadSource(id)))))
    } catch (error) {
      say.failed(error)
      return
    }
    let taken = 0
    editor.update(
      () => {
        taken = $makeLive(chosen)
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    )
    const left = chosen.length - taken
    say.done(
      `${taken > 1 ? `${taken} citations vivantes` : 'Une citation vivante'}.${left > 0 ? ` ${left > 1 ? `${left} passages ont` : 'Un passage a'} changé depuis et rest${left > 1 ? 'ent' : 'e'} du texte.` : ''} Ctrl+Z revient au texte.`,
    )
  }
  /** the same for the whole text, when one asks */
  const lookAtAll = useCallback(
    () =>
      look(editor.read(() => $getRoot().getChildrenKeys())).then(found => {
        if (found.length === 0) say.done('Aucune citation en toutes lettres dans ce texte.')
      }, say.failed),
    [editor, look, say],
  )
  /** puts a live citation in the place of these words of a block */
  const correct = useCallback(
    async ({ block, written, source }: Correction): Promise<void> => {
      learn(await latest.current.loadSource(source.id))
      let taken = 0
      editor.update(
        () => {
          const top = $getRoot()
            .getChildren()
            .find(node => $head(node).id === block)
          const line = top && $linesIn([top.getKey()]).find(one => one.text.includes(written))
          if (!line) return
          const form = /^art\./i.test(written) ? ('short' as const) : ('auto' as const)
          taken = $makeLive([{ line: line.key, start: 0, written, form, source }])
        },
        { discrete: true, tag: HISTORY_PUSH_TAG },
      )
      if (taken > 0) say.done('La citation de la source a pris la place du texte. Ctrl+Z y revient.')
      else
        say.failed(
          new Error('Ces mots ne sont plus là, ou sont dans une note : ouvrez la note pour les remplacer.'),
        )
    },
    [editor, latest, learn, say],
  )
  return { offered, take, lookAtAll, correct, decline: () => setOffered([]) }
}
