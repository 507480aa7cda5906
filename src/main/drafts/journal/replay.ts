import { applyChange } from '../../../shared/drafts/editing/typed-change.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { type RecoveredText, TypedChange } from '../../../shared/drafts/typing.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { drafts } from '../store.ts'
import { versions } from '../version-store.ts'
import { isLive, launchOf, sweepLaunches } from './launch.ts'
import {
  dropEntry,
  dropReplayed,
  listEntries,
  markReplayed,
  replayedPrograms,
  type TypingRow,
} from './store.ts'

const BEFORE_NAME = 'Avant la reprise des derniers mots'
const REPLAYED_NAME = 'Derniers mots repris après une interruption'
const ASIDE_NAME = 'Mots frappés avant une interruption, sur une version antérieure'

/**
 * Puts back the keys of programs that were ended, and of the page of this one that is gone (`writer`); what became of each text.
 * The entries of programs that run are left to them.
 */
export function takeUpTyping(library: Library, writer?: string): RecoveredText[] {
  if (library.isReadOnly) return []
  const { db } = library
  for (const program of replayedPrograms(db)) if (!isLive(library, program)) dropReplayed(db, program)
  const isLost = (row: TypingRow) => row.writer === writer || !isLive(library, row.program)
  const lostRows = listEntries(db).filter(isLost)
  sweepLaunches(library)
  return lostRows.flatMap(row => guarded(() => db.transaction(() => replay(library, row)).immediate()) ?? [])
}

/** Replays an entry, once: in its text where nothing else was saved since, else as a version beside it. */
function replay(library: Library, row: TypingRow): RecoveredText | undefined {
  const { db } = library
  const draft = draftOf(library, row.draft)
  // of a text in the bin, the entry waits for it to be put back
  if (!draft) return undefined
  const change = readChange(row.change)
  const typedDraft = change && applyChange(draft, change)
  if (!typedDraft || sameText(typedDraft, draft)) {
    dropEntry(db, row.draft, row.writer)
    return undefined
  }
  const recovery = { draft: draft.id, dossier: draft.dossier, title: draft.title, at: row.at }
  const store = versions(db)
  if (draft.revision === row.revision) {
    const base = store.keep(draft, 'before', { name: BEFORE_NAME })
    const draftNow = drafts(db).save(typedDraft)
    store.keep(draftNow, 'sitting', { name: REPLAYED_NAME })
    markReplayed(db, row, { program: launchOf(library), revision: draftNow.revision, base: base.id })
    return { ...recovery, isInText: true }
  }
  store.keep(typedDraft, 'sitting', { name: ASIDE_NAME })
  dropEntry(db, row.draft, row.writer)
  return { ...recovery, isInText: false }
}

function draftOf(library: Library, id: string): Draft | undefined {
  try {
    return drafts(library.db).get(id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined
    throw error
  }
}

/** A change that does not read, as one a damaged disk gives back, is none. */
function readChange(text: string): TypedChange | undefined {
  try {
    return TypedChange.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const sameText = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)
