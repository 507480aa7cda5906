import { AppError } from '../../../shared/kernel/errors.ts'
import type { LetterParagraph, LetterRoles } from '../../../shared/word/letter.ts'
import type { ModelFacts } from '../../../shared/word/word-model.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import type { ForeignReader } from '../../kernel/readers/foreign-reader.ts'
import type { OpenWord } from './open-word.ts'
import type { VerifiedLine } from './verified-lines.ts'

/** A Word file read, with the bytes of the pictures its text shows. */
export interface WordFile extends Pick<OpenWord, 'story' | 'working'> {
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** A file to read; `bytes` where they are no longer those of the file, converted from an older format. */
interface ReadFile {
  readonly path: string
  readonly bytes?: Uint8Array
}

const bytesOf = ({ path, bytes }: ReadFile): Buffer => (bytes ? Buffer.from(bytes) : readStored(path))

/** Reads the text of a Word file or of an OpenDocument one, and the draft it carries where it is one of ours. `pictures`: how many are read, at most. */
export const wordFileReader: ForeignReader<ReadFile & { readonly pictures: number }, WordFile> = {
  name: 'Word file',
  run: async ({ pictures: max, ...file }) => {
    const [{ openWord }, { picturesIn }] = await Promise.all([import('./open-word.ts'), import('./story.ts')])
    const { part, ...word } = openWord(bytesOf(file))
    const pictures = new Map<string, Uint8Array>()
    for (const name of [...new Set(picturesIn(word.story))].slice(0, max)) {
      const bytes = readable(() => part(name))
      if (bytes) pictures.set(name, bytes)
    }
    return { ...word, pictures }
  },
}

/** Reads a Word file given as a model, and keeps its paper alone, as a Word file written anew. */
export interface CleanPaper {
  readonly name: string
  readonly facts: ModelFacts
  readonly paper: Uint8Array
  /** the paragraphs of its text, with the part each plays */
  readonly letter: readonly LetterParagraph[]
}

/** A model larger than this, in bytes, is not opened. */
export const MAX_MODEL_BYTES = 64 * 2 ** 20

/** Reads a Word file as the paper that texts are printed on. Refuses one that cannot be a model, with the reason. */
export const wordModelReader: ForeignReader<
  GivenFile & ReadFile & { readonly roles?: LetterRoles },
  CleanPaper
> = {
  name: 'Word model',
  run: async ({ path, name, bytes, roles }) => {
    if (!bytes && !/\.(?:docx|dotx|docm|dotm)$/i.test(name))
      throw new AppError(
        'refused',
        `«\u00a0${name}\u00a0» n’est pas un fichier Word (.docx ou .dotx) ni un texte LibreOffice (.odt). Enregistrez-le à l’un de ces formats, puis reprenez-le. Rien n’a été changé.`,
      )
    if (storedSize(path) > MAX_MODEL_BYTES)
      throw new AppError(
        'refused',
        `«\u00a0${name}\u00a0» dépasse 64 Mo : un modèle n’a pas besoin de son texte, videz-le. Rien n’a été changé.`,
      )
    const { cleanModel } = await import('../model/clean-model.ts')
    const {
      model: _,
      paper,
      letter,
      ...facts
    } = cleanModel(bytesOf({ path, ...(bytes && { bytes }) }), roles)
    return {
      name: name.replace(/\.[a-z]+$/i, '').slice(0, 80),
      facts: { file: name, ...facts },
      paper,
      letter,
    }
  },
}

/** Reads the paragraphs of a Word file or of an OpenDocument one, as it would print with its revisions accepted. */
export const wordLinesReader: ForeignReader<ReadFile, VerifiedLine[]> = {
  name: 'lines of a Word file',
  run: async file => (await import('./verified-lines.ts')).verifiedLines(bytesOf(file)),
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

/** Reads a part; undefined where it is damaged: the text is read without it. */
function readable(read: () => Uint8Array | undefined): Uint8Array | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
