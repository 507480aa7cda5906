import { COMMAND_PRIORITY_LOW, type LexicalEditor } from 'lexical'
import { useEffect } from 'react'
import type { Left } from '../../../../shared/drafts/paste/read.ts'
import { useSay } from '../../../ui/toast.tsx'
import { PASTED } from './register.ts'

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

/** What a paste did not take, in a sentence; nothing when all of it was. */
function leftOut({ images, deletions, contents }: Left): string | undefined {
  const parts = [
    images > 0 &&
      (images > 1
        ? `${images} images restées là d’où vient le texte (rien n’est téléchargé\u00a0: copiez-les une à une)`
        : 'une image restée là d’où vient le texte (rien n’est téléchargé\u00a0: copiez-la seule)'),
    deletions > 0 &&
      (deletions > 1
        ? `${deletions} passages supprimés en suivi des modifications`
        : 'un passage supprimé en suivi des modifications'),
    contents > 0 && 'la table des matières (Prétoire compose la sienne)',
  ].filter(part => part !== false)
  if (parts.length === 0) return undefined
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}` : parts[0]
  return `Non repris de ce qui a été collé\u00a0: ${list}.`
}
