import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { assemble } from '../../../shared/drafts/assemble/assemble.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import type { WordReview } from '../../../shared/drafts/word-review.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { ExhibitContext } from '../../exhibits/worker-client.ts'
import type { ForeignContext } from '../../kernel/context.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import type { Library } from '../../kernel/library.ts'
import { convertedText } from '../../kernel/office/to-docx.ts'
import { type Change, changesOf } from '../../word/read/changes.ts'
import type { Story } from '../../word/read/story.ts'
import { type WordFile, wordFileReader } from '../../word/read/word-readers.ts'
import { baselineOf } from '../../word/recover/baseline.ts'
import { matchPieces } from '../../word/recover/match-pieces.ts'
import { quoteOf } from '../../word/recover/recover-comments.ts'
import { printsOf, type WorkingCopy, workingCopy } from '../../word/write/working-copy.ts'
import { gather } from '../gather.ts'
import { drafts } from '../store.ts'
import { MAX_PICTURES, type TakenPictures, takePictures } from './take-pictures.ts'

/** A Word file read, waiting for the user to decide. */
export interface PendingWord {
  readonly review: WordReview
  readonly dossier: string
  readonly story: Story
  readonly changes: readonly Change[]
  readonly target: Target
  readonly pictures: TakenPictures
}

const MAX_FILE_BYTES = 100 * 2 ** 20

/** Reads a Word file, or another text that LibreOffice turns into one, and says what it is and what was changed in it. Nothing is written. */
export async function examineWord(
  { library, ask, read }: Pick<ExhibitContext & ForeignContext, 'library' | 'ask' | 'read'>,
  dossier: string,
  file: GivenFile,
): Promise<PendingWord> {
  if ((await stat(file.path)).size > MAX_FILE_BYTES)
    throw new AppError(
      'refused',
      'Le fichier dépasse 100 Mo : il n’a pas été ouvert. Retirez-en les images, puis reprenez-le.',
    )
  const bytes = await convertedText(file.path, library.folder)
  const word = await read(wordFileReader, {
    path: file.path,
    pictures: MAX_PICTURES,
    ...(bytes && { bytes }),
  })
  const { story } = word
  const target = targetOf(library, dossier, word)
  const changes = changesOf(story)
  const pictures = await takePictures(story, word.pictures, target.base?.draft.blocks ?? [], ask)
  const review: WordReview = {
    id: randomUUID(),
    name: file.name,
    kind: target.kind,
    title: word.working?.draft.title || story.title || file.name.replace(/\.[^.]+$/, ''),
    ...(target.draft ? { draft: { id: target.draft.id, title: target.draft.title } } : {}),
    changes: changes.map(({ revs: _, ...change }) => ({ ...change, touches: [...change.touches] })),
    comments: story.comments
      .filter(comment => comment.parent === undefined)
      .map(({ id, author, at, text, isResolved }) => ({
        id,
        author,
        at,
        text,
        quote: quoteOf(story, id),
        replies: story.comments
          .filter(one => one.parent === id)
          .map(one => ({ author: one.author, at: one.at, text: one.text })),
        resolved: isResolved,
      })),
    left: [...story.leftOut],
  }
  return { review, dossier, story, changes, target, pictures }
}

const MAX_PENDING = 3

/** The Word files being reviewed in this program: a few, the oldest forgotten first. */
export function pendingWords() {
  const byId = new Map<string, PendingWord>()
  return {
    keep(pending: PendingWord): WordReview {
      byId.set(pending.review.id, pending)
      for (const id of [...byId.keys()].slice(0, -MAX_PENDING)) byId.delete(id)
      return pending.review
    },
    find(id: string): PendingWord {
      const pending = byId.get(id)
      if (pending) return pending
      throw new AppError(
        'not-found',
        'Cette relecture n’est plus ouverte. Rien n’a été écrit : reprenez de nouveau le fichier Word.',
      )
    },
    drop: (id: string) => byId.delete(id),
  }
}

/** The text a Word file comes from, when there is one, and what it was compared with. */
interface Target {
  readonly kind: 'working' | 'known' | 'foreign'
  readonly base?: WorkingCopy
  readonly draft?: Draft
}

/** Finds what a Word file is: the draft it carries, else a text of the dossier it has the marks or the words of. */
function targetOf(library: Library, dossier: string, { story, working }: WordFile): Target {
  const all = drafts(library.db)
  if (working) {
    const draft = orUndefined(() => all.get(working.draft.id))
    return { kind: 'working', base: working, ...(draft?.dossier === dossier ? { draft } : {}) }
  }
  let best: { base: WorkingCopy; draft: Draft; share: number } | undefined
  for (const { id } of all.list(dossier)) {
    const base = asPrinted(library, id)
    const baseline = baselineOf(base, printsOf(base))
    const places = matchPieces(baseline, story.pieces).filter(at => at >= 0 && baseline[at]!.text !== '')
    const share = places.length / Math.max(1, baseline.filter(one => one.text !== '').length)
    if (share > (best?.share ?? 0.3)) best = { base, draft: all.get(id), share }
  }
  return best ? { kind: 'known', base: best.base, draft: best.draft } : { kind: 'foreign' }
}

/** A draft of the library as its working copy would carry it today; its pages are not known. */
function asPrinted(library: Library, id: string): WorkingCopy {
  const material = gather(library, id)
  return workingCopy(material.draft, assemble(material, { template: material.template }), () => 0)
}

function orUndefined<T>(get: () => T): T | undefined {
  try {
    return get()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined
    throw error
  }
}
