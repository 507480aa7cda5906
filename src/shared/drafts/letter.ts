import type { Draft } from './model.ts'

/** Whether a text is a letter: it has no cover. What is not before a court is not yet a case. */
export const isLetter = ({ blocks }: Pick<Draft, 'blocks'>): boolean =>
  !blocks.some(block => block.kind === 'generated' && block.what === 'cover')
