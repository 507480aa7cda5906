import type { Draft } from './model.ts'

/** Whether two versions of a text are laid on the page alike: one can take the other's place there block by block. */
export const isLaidAlike = (one: Draft, other: Draft): boolean =>
  one.title === other.title &&
  one.style === other.style &&
  one.model === other.model &&
  one.letterhead === other.letterhead &&
  one.profile === other.profile
