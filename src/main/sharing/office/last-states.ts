import type { SpaceState } from '../../../shared/sharing/office/contract.ts'
import type { Library } from '../../kernel/library.ts'

const states = new WeakMap<Library, readonly SpaceState[]>()

/** How the spaces of a library stood after the last meeting made by itself; undefined where none is made. */
export const lastStates = (library: Library): readonly SpaceState[] | undefined => states.get(library)

export function setLastStates(library: Library, value: readonly SpaceState[] | undefined): void {
  if (value) states.set(library, value)
  else states.delete(library)
}
