import { readFile } from 'node:fs/promises'
import type { GivenFile } from '../../kernel/files/uploads.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import type { ReadModel } from '../word-models.ts'
import type { OpenWord } from './open-word.ts'

/** A Word file read, with the bytes of the pictures its text shows. */
export interface WordFile extends Pick<OpenWord, 'story' | 'working'> {
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** Reads the text of a Word file, and the draft it carries where it is one of ours. `pictures`: how many are read, at most. */
export const wordFileReader: ForeignReader<{ readonly path: string; readonly pictures: number }, WordFile> = {
  name: 'Word file',
  run: async ({ path, pictures: max }) => {
    const [{ openWord }, { picturesIn }] = await Promise.all([import('./open-word.ts'), import('./story.ts')])
    const { part, ...word } = openWord(await readFile(path))
    const pictures = new Map<string, Uint8Array>()
    for (const name of [...new Set(picturesIn(word.story))].slice(0, max)) {
      const bytes = readable(() => part(name))
      if (bytes) pictures.set(name, bytes)
    }
    return { ...word, pictures }
  },
}

/** Reads a Word file as the paper that texts are printed on. */
export const wordModelReader: ForeignReader<GivenFile, ReadModel> = {
  name: 'Word model',
  run: async file => (await import('../word-models.ts')).readGivenModel(file),
}

/** Reads the paragraphs of a Word file, as it would print with its revisions accepted. */
export const wordLinesReader: ForeignReader<{ readonly path: string }, string[]> = {
  name: 'lines of a Word file',
  run: async ({ path }) => (await import('./verified-lines.ts')).linesOfWord(await readFile(path)),
}

interface Compared {
  readonly path: string
  /** the bytes of that file, which may be gone once the pages of the text are known */
  readonly old: Uint8Array
  /** the text as it is now, as a Word file */
  readonly bytes: Uint8Array
  readonly author: string
  readonly at: Date
}

/** Writes a text with what differs from a Word file as tracked changes. */
export const wordComparison: ForeignReader<Compared, Uint8Array> = {
  name: 'comparison of Word files',
  run: async ({ old, bytes, author, at }) => {
    const { redline } = await import('../redline/redline.ts')
    return redline(Buffer.from(old), Buffer.from(bytes), { author, at })
  },
}

/** Undefined where a part is damaged: the text is read without it. */
function readable(read: () => Uint8Array | undefined): Uint8Array | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
