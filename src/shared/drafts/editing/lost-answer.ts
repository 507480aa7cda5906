import type { Draft } from '../model.ts'

/**
 * Finds, among the texts of saves whose answer was lost, the one that was saved nevertheless: nobody else wrote in the text meanwhile.
 */
export function findSaved(unanswered: readonly Draft[], saved: Draft): Draft | undefined {
  const words = textOf(saved)
  return unanswered.find(draft => saved.revision === draft.revision + 1 && textOf(draft) === words)
}

/** A draft without what a save gives it, its keys in one order. */
const textOf = ({ revision: _, updatedAt: __, ...text }: Draft): string =>
  JSON.stringify(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
