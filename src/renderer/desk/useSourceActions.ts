import { type RefObject, useMemo } from 'react'
import type { Dossier } from '../../shared/dossiers/model.ts'
import type { SourceRef } from '../../shared/library/model.ts'
import { DRAG_TYPE, type Dragged, type EditorHandle } from '../drafts/editor/props.ts'
import { go } from '../kernel/route.ts'
import type { Acts } from '../library/sourceActions.ts'
import { useSay } from '../ui/toast.tsx'
import { lawOf } from './lawDay.ts'

/** What a source shown beside the page can do to the text. */
export function useActs(editor: RefObject<EditorHandle | null>, home: Dossier | undefined): Acts {
  const say = useSay()
  return useMemo<Acts>(() => {
    const law = home && lawOf(home)
    const drag = (ref: SourceRef) => {
      const dragged: Dragged =
        ref.kind === 'argument'
          ? { kind: 'argument', id: ref.id }
          : { kind: 'source', id: ref.id, ...(ref.pin && { pin: ref.pin }) }
      return { [DRAG_TYPE]: JSON.stringify(dragged) }
    }
    return {
      open: (id, pin) => go(['bibliotheque', id], { pt: pin }),
      cite: ref => editor.current?.cite(ref),
      quote: ref => void editor.current?.quote(ref).catch(say.failed),
      insert: (argument, form) => editor.current?.argument(argument, form),
      drag,
      ...(law && { law }),
    }
  }, [say, home, editor])
}
