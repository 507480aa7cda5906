import { keptByText } from '../../french/memoized-folds.ts'
import { oncePerSubject, type Subject, type Texts } from './subject.ts'

/** About fifteen filings of a hundred pages: all but a few texts are the same at the next check. */
export const most = 6_000_000

/** What is read in each text, whatever the dossier says, kept by its words; only of the texts in which there is something. */
export function readings<T extends Readonly<Record<keyof T, readonly unknown[]>>>(
  read: (text: string) => T,
): (subject: Subject) => readonly (T & { readonly block: string })[] {
  type ReadText = T & { readonly block: string }
  const known = keptByText<T>(most)
  // found at once for a block that is printed as it was
  const readTexts = new WeakMap<Texts, readonly ReadText[]>()
  const readTextsOf = (texts: Texts): readonly ReadText[] =>
    texts.flatMap(({ block, text }) => {
      const found = known(text, () => read(text))
      return Object.values<readonly unknown[]>(found).some(one => one.length > 0) ? [{ block, ...found }] : []
    })
  return oncePerSubject(subject => {
    const all: ReadText[] = []
    for (const texts of subject.texts) {
      const there = readTexts.get(texts) ?? readTextsOf(texts)
      readTexts.set(texts, there)
      if (there.length > 0) all.push(...there)
    }
    return all
  })
}
