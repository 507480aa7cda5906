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

/** Lets what is dragged from a list of the program be dropped in a text; whether it is. */
export function allowDrop(event: DragEvent): boolean {
  if (!event.dataTransfer?.types.includes(DRAG_TYPE)) return false
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  return true
}

/** Takes what is dropped in a text, as `read` reads its data; undefined where that text takes none of it. */
export function takeDrop<Thing>(
  event: DragEvent,
  read: (data: string) => Thing | undefined,
): Thing | undefined {
  const thing = read(event.dataTransfer?.getData(DRAG_TYPE) ?? '')
  if (thing) event.preventDefault()
  return thing
}
