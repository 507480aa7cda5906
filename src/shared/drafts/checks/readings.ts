import { memoizeByLength } from '../../kernel/caches.ts'
import { oncePerSubject, type Subject, type Texts } from './subject.ts'

/** Characters kept, about fifteen filings of a hundred pages: all but a few texts are the same at the next check. */
export const CACHE_CHARS = 6_000_000

/** A fault of a text, whatever its dossier: the code of the problem and its sentence. */
export interface Remark {
  readonly code: string
  readonly message: string
}

/** Memoizes a reading of texts by their words; returns only the texts in which something is read. */
export function readings<T extends Readonly<Record<keyof T, readonly unknown[]>>>(
  read: (text: string) => T,
): (subject: Subject) => readonly (T & { readonly block: string })[] {
  type ReadText = T & { readonly block: string }
  const cachedReading = memoizeByLength<T>(CACHE_CHARS)
  // found at once for a block that is printed as it was
  const readTexts = new WeakMap<Texts, readonly ReadText[]>()
  const readTextsOf = (texts: Texts): readonly ReadText[] =>
    texts.flatMap(({ block, text }) => {
      const reading = cachedReading(text, () => read(text))
      return Object.values<readonly unknown[]>(reading).some(one => one.length > 0)
        ? [{ block, ...reading }]
        : []
    })
  return oncePerSubject(subject => {
    const all: ReadText[] = []
    for (const texts of subject.texts) {
      const entry = readTexts.get(texts) ?? readTextsOf(texts)
      readTexts.set(texts, entry)
      if (entry.length > 0) all.push(...entry)
    }
    return all
  })
}
