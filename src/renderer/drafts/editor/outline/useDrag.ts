import { type DragEvent, useRef, useState } from 'react'
import type { SectionActs } from '../page/sections.ts'
import type { Line } from './tree.ts'

const KIND = 'application/x-pretoire-section'

/** Where a dragged section would go: before a block or at the end, and why not. */
export interface Drop {
  readonly before: string | undefined
  readonly refusal?: string | undefined
}

/** The dragging of a section by the mouse: the line says where it would go, and a refusal shows before one lets go. */
export const useDrag = (lines: readonly Line[], acts: SectionActs, say: (reason?: string) => void) => {
  const draggedId = useRef<string>(undefined)
  const [drop, setDrop] = useState<Drop>()
  /** the upper half of a line is the place before it, the lower half the place after it */
  const placeAt = (event: DragEvent<HTMLElement>, at: number): string | undefined => {
    const box = event.currentTarget.getBoundingClientRect()
    return lines[event.clientY > box.top + box.height / 2 ? at + 1 : at]?.entry.id
  }
  const end = (): void => {
    draggedId.current = undefined
    setDrop(undefined)
  }
  return {
    drop,
    start: (id: string) => (event: DragEvent) => {
      draggedId.current = id
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData(KIND, id)
    },
    over: (at: number) => (event: DragEvent<HTMLElement>) => {
      const id = draggedId.current
      if (!id || !event.dataTransfer.types.includes(KIND)) return
      event.preventDefault()
      const before = placeAt(event, at)
      if (drop && drop.before === before) return
      const refusal = acts.refusal(id, before)
      event.dataTransfer.dropEffect = refusal ? 'none' : 'move'
      setDrop({ before, refusal })
      say(refusal)
    },
    let: (at: number) => (event: DragEvent<HTMLElement>) => {
      const id = draggedId.current
      if (!id) return
      event.preventDefault()
      say(acts.move(id, placeAt(event, at)))
      end()
    },
    end,
  }
}
