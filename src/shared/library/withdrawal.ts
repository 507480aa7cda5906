import type { Source } from './model.ts'

/** The publishers of a source that no list of the DILA speaks for: those of a record that a file brought. */
export const otherPublishers = ({ provenance }: Pick<Source, 'provenance'>): string[] => [
  ...new Set(
    provenance
      .filter(({ publisher, file }) => !publisher.startsWith('DILA') && file)
      .map(({ publisher }) => publisher),
  ),
]

/** Why the text of a source stays though its publisher took it back: another one gives it, or the user's work rests on it. */
export function whyKept(source: Pick<Source, 'provenance'>): string {
  const others = otherPublishers(source)
  return others.length > 0
    ? `Le texte est gardé parce qu’un autre éditeur le publie (${others.join(', ')})`
    : 'Le texte est gardé parce que vous l’utilisez'
}
