import { COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical'
import { useEffect } from 'react'
import { useSay } from '../../ui/toast.tsx'
import { PASTED } from './register.ts'
import { leftOut } from './said.ts'

/** Says what a paste did not take. */
export const usePasted = (editor: LexicalEditor): void => {
  const say = useSay()
  useEffect(
    () =>
      editor.registerCommand(
        PASTED,
        ({ left }) => {
          const sentence = leftOut(left)
          if (sentence) say.done(sentence)
          return false
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, say],
  )
}
