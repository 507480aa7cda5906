import type { Handlers } from '../../../shared/contract/contract.ts'
import { applyEdit } from '../../../shared/drafts/editing/edit.ts'
import { isUnchanged } from '../../../shared/drafts/editing/typed-change.ts'
import type { Draft, DraftEdit } from '../../../shared/drafts/model.ts'
import type { Context } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { keepSitting } from '../sittings.ts'
import { drafts } from '../store.ts'
import { versions } from '../version-store.ts'
import { launchOf } from './launch.ts'
import { takeUpTyping } from './replay.ts'
import { dropEntry, findReplay, putEntry } from './store.ts'

/** Handlers of the saves of texts as they are typed, and of the journal of keys between two of them. */
export function typingHandlers({ library, host }: Context) {
  const all = drafts(library.db)
  return {
    'drafts.save': ({ draft, writer }) => {
      const replay = replayOf(library, draft, writer)
      return save(library, writer, draft.id, () =>
        all.save(replay ? { ...draft, revision: replay.revision } : draft),
      )
    },
    'drafts.edit': ({ writer, ...edit }) => {
      const replay = replayOf(library, edit, writer)
      return save(library, writer, edit.id, () =>
        all.save(replay ? applyEdit(replay, edit) : all.withEdit(edit)),
      )
    },
    'drafts.journal': entry => {
      const { id, writer, revision, seq, ...change } = entry
      guarded(() =>
        isUnchanged(change)
          ? dropEntry(library.db, id, writer)
          : putEntry(library.db, entry, launchOf(library)),
      )
      return {}
    },
    'drafts.takeUp': ({ writer }) => {
      const texts = takeUpTyping(library, writer)
      // each page that opens asks: the others read again only what was put back
      for (const { draft } of texts) host.emit({ event: 'changed', data: { what: 'drafts', id: draft } })
      return texts
    },
  } satisfies Partial<Handlers>
}

/** Saves a text and forgets the keys that the save has, together. */
function save(library: Library, writer: string | undefined, id: string, write: () => Draft) {
  keepSitting(library, id)
  const saveTyped = library.db.transaction(() => {
    const saved = write()
    if (writer) dropEntry(library.db, id, writer)
    return saved
  })
  const { revision, updatedAt } = guarded(() => saveTyped.immediate())
  return { revision, savedAt: updatedAt }
}

/**
 * The text that a page still writes from, under the revision that the replay of its own keys made: the program was ended and opened
 * again under it, and what it saves holds what was replayed. Undefined when something else was saved since.
 */
function replayOf(
  library: Library,
  { id, revision }: Pick<DraftEdit, 'id' | 'revision'>,
  writer: string | undefined,
): Draft | undefined {
  const replay = writer && findReplay(library.db, { draft: id, writer, revision })
  if (!replay || drafts(library.db).get(id).revision !== replay.replayed) return undefined
  return { ...versions(library.db).get(replay.base).draft, revision: replay.replayed }
}
