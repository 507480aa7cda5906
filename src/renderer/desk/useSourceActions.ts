import { type RefObject, useMemo } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { attackedDay } from '../../shared/drafts/law.ts'
import type { EditorHandle } from '../drafts/editor/props.ts'
import { useCall } from '../kernel/api.ts'
import { draggedSource } from '../kernel/drag.ts'
import { go } from '../kernel/route.ts'
import type { Acts } from '../library/sourceActions.ts'
import { useSay } from '../ui/toast.tsx'

/** Builds the acts of a source shown beside the page. */
export function useActs(editor: RefObject<EditorHandle | null>, home: Dossier | undefined): Acts {
  const say = useSay()
  return useMemo<Acts>(() => {
    const law = home && lawOf(home)
    return {
      open: (id, pin) => go(['bibliotheque', id], { pt: pin }),
      cite: ref => editor.current?.cite(ref),
      quote: ref => void editor.current?.quote(ref).catch(say.error),
      insert: (argument, form) => editor.current?.argument(argument, form),
      drag: draggedSource,
      ...(law && { law }),
    }
  }, [say, home, editor])
}

/** The day whose law is read first: that of the decision attacked in a dossier, with the words that say so. */
function lawOf(dossier: {
  readonly title: string
  readonly facts: Readonly<Record<string, string>>
}): Acts['law'] {
  const day = attackedDay(dossier.facts)
  return day ? { day, why: `Date de la décision attaquée dans «\u00a0${dossier.title}\u00a0»` } : undefined
}

/** The same for the dossier the user was last in, from the address kept of it. */
export function useLaw(last: string | undefined): Acts['law'] {
  const id = last?.split('/')[0]
  const { value } = useCall('dossiers.list', {})
  return useLawOf(value?.some(one => one.id === id) ? id : undefined)
}

function useLawOf(id: string | undefined): Acts['law'] {
  const { value } = useCall('dossiers.get', id ? { id } : null)
  return value && id ? lawOf(value) : undefined
}
