import type { SourceRef } from '../../shared/library/model.ts'

/** The dataTransfer type of a source, an exhibit or an argument dragged to where it is cited; its data is JSON. */
export const DRAG_TYPE = 'application/x-pretoire'

/** Data of a source of the library as it is dragged, by type. */
export const draggedSource = ({ kind, id, pin }: SourceRef): Readonly<Record<string, string>> => ({
  [DRAG_TYPE]: JSON.stringify(
    kind === 'argument' ? { kind, id } : { kind: 'source', id, ...(pin && { pin }) },
  ),
})

/** The source that dragged data names; nothing for anything else, or what another window wrote otherwise. */
export function readDraggedSource(data: string): { readonly id: string; readonly pin?: string } | undefined {
  try {
    const { kind, id, pin } = JSON.parse(data)
    if (kind !== 'source' || typeof id !== 'string') return undefined
    return { id, ...(typeof pin === 'string' && { pin }) }
  } catch {
    return undefined
  }
}
