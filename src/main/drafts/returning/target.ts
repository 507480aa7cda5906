import { assemble } from '../../../shared/drafts/assemble.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Library } from '../../kernel/library.ts'
import { expectedOf } from '../../word/read/expected.ts'
import type { Opened } from '../../word/read/open.ts'
import { placed } from '../../word/read/place.ts'
import { shownIn, type WorkingCopy, workingCopy } from '../../word/write/working.ts'
import { gather } from '../gather.ts'
import { drafts } from '../store.ts'

/** The text a Word file comes from, when there is one, and what it was compared with. */
export interface Target {
  readonly kind: 'working' | 'known' | 'foreign'
  readonly base?: WorkingCopy
  readonly draft?: Draft
}

/** Finds what a Word file is: the draft it carries, else a text of the dossier it has the marks or the words of. */
export function targetOf(library: Library, dossier: string, { story, working }: Opened): Target {
  const all = drafts(library.db)
  if (working) {
    const draft = found(() => all.get(working.draft.id))
    return { kind: 'working', base: working, ...(draft?.dossier === dossier ? { draft } : {}) }
  }
  let best: { base: WorkingCopy; draft: Draft; share: number } | undefined
  for (const { id } of all.list(dossier)) {
    const base = asPrinted(library, id)
    const expected = expectedOf(base, shownIn(base))
    const places = placed(expected, story.pieces).filter(at => at >= 0 && expected[at]!.text !== '')
    const share = places.length / Math.max(1, expected.filter(one => one.text !== '').length)
    if (share > (best?.share ?? 0.3)) best = { base, draft: all.get(id), share }
  }
  return best ? { kind: 'known', base: best.base, draft: best.draft } : { kind: 'foreign' }
}

/** A draft of the library as its working copy would carry it today; its pages are not known. */
export function asPrinted(library: Library, id: string): WorkingCopy {
  const gathered = gather(library, id)
  return workingCopy(gathered.draft, assemble(gathered, { template: gathered.template }), () => 0)
}

function found<T>(get: () => T): T | undefined {
  try {
    return get()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined
    throw error
  }
}
