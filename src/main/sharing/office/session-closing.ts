import type { Library } from '../../kernel/library.ts'

const closings = new WeakMap<Library, () => Promise<void>>()

/** Sets what ends the sessions of a library's pages. */
export const setSessionsClosing = (library: Library, close: () => Promise<void>): void =>
  void closings.set(library, close)

/** Ends the sessions of a library that is about to close: each text is folded as it was last saved. Nothing where there were none. */
export const closeSessions = async (library: Library): Promise<void> => closings.get(library)?.()
