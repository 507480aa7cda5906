import { mkdirSync, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { guarded } from '../../../kernel/database/refusals.ts'
import {
  type ChangeStore,
  type Envelope,
  type EnvelopePage,
  isNewTo,
  PAGE_BYTES,
  PAGE_ENVELOPES,
  type Reach,
} from '../change-store.ts'
import {
  forkRefusal,
  isNamedByContent,
  isSameEnvelope,
  refuseLongerThan,
  refuseMalformed,
  refuseMisnamed,
} from '../store-refusals.ts'
import { envelopeFileBytes, envelopeFileName, envelopeFiles, readEnvelopeFile } from './envelope-files.ts'
import { advance, isStillThere, readCursor, wasGiven } from './folder-cursor.ts'
import { readArrived, writeImmutable } from './folder-files.ts'
import { requireFolder } from './folder-office.ts'

/** How often a folder is looked at where the system does not say that it changed: a network share, a key just plugged in. */
const POLL_MS = 15_000

/**
 * Keeps an office in a folder that something else carries (USB key, Syncthing, Nextcloud, network share): one file by envelope, written
 * once, in a folder of its member's own. No lock is needed, files may come in any order, late or cut, and be there twice.
 */
export function openFolderStore(root: string): ChangeStore {
  const stops = new Set<() => void>()
  const spaceFolder = (space: string) => join(root, 'espaces', space)
  const memberFolder = (space: string, member: string) => join(spaceFolder(space), member)
  // two letters of the name spread thousands of files over 256 folders
  const blobFile = (space: string, id: string) => join(spaceFolder(space), 'blobs', id.slice(0, 2), id)
  const readBlob = (space: string, id: string) => {
    const bytes = readArrived(blobFile(space, id))
    return bytes && isNamedByContent(id, bytes) ? bytes : undefined
  }
  requireFolder(root)
  return {
    append: async envelopes => {
      for (const envelope of envelopes)
        guarded(() => addEnvelope(memberFolder(envelope.space, envelope.member), envelope))
    },
    since: async (space, cursor) => guarded(() => pageSince(spaceFolder(space), cursor)),
    hasNews: async (space, reach) => guarded(() => hasNews(spaceFolder(space), reach)),
    blobs: {
      missing: async (space, ids) => ids.filter(id => readBlob(space, id) === undefined),
      put: async (space, id, bytes) => {
        refuseMisnamed(id, bytes)
        if (!readBlob(space, id)) guarded(() => writeImmutable(blobFile(space, id), bytes))
      },
      get: async (space, id, maxBytes = Number.POSITIVE_INFINITY) => {
        refuseLongerThan(statSync(blobFile(space, id), { throwIfNoEntry: false })?.size ?? 0, maxBytes)
        return readBlob(space, id)
      },
    },
    // whoever has the folder has the sealed files: keys alone tell members apart
    openTo: async () => undefined,
    closeTo: async () => undefined,
    watch(space, onNews) {
      const stop = watchFolder(spaceFolder(space), onNews)
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },
    close: async () => {
      for (const stop of stops) stop()
      stops.clear()
    },
  }
}

function addEnvelope(folder: string, envelope: Envelope): void {
  refuseMalformed(envelope)
  const stored = readEnvelopeFile(folder, envelope.sequence)
  if (stored && !isSameEnvelope(stored, envelope)) throw forkRefusal(envelope)
  if (!stored) writeImmutable(join(folder, envelopeFileName(envelope.sequence)), envelopeFileBytes(envelope))
}

function pageSince(folder: string, text: string): EnvelopePage {
  const files = envelopeFiles(folder)
  const position = readCursor(text)
  const start = position && isStillThere(position, files) ? position : undefined
  let cursor = start ?? {}
  const envelopes: Envelope[] = []
  let bytes = 0
  for (const [member, sequences] of files)
    for (const sequence of sequences) {
      if (wasGiven(cursor, member, sequence)) continue
      if (envelopes.length === PAGE_ENVELOPES || bytes > PAGE_BYTES) break
      const envelope = readEnvelopeFile(join(folder, member), sequence)
      if (!envelope) continue
      envelopes.push(envelope)
      bytes += envelope.sealed.byteLength
      cursor = advance(cursor, member, sequence)
    }
  return { envelopes, cursor: JSON.stringify(cursor), isFirst: start === undefined }
}

function hasNews(folder: string, reach: Reach): boolean {
  const files = envelopeFiles(folder)
  const position = readCursor(reach.cursor)
  if (!position || !isStillThere(position, files)) return true
  return [...files].some(([member, sequences]) =>
    sequences.some(sequence => !wasGiven(position, member, sequence) && isNewTo(reach, { member, sequence })),
  )
}

/** Calls back when the folder changes, and now and then: not every file system says so. */
function watchFolder(folder: string, onNews: () => void): () => void {
  const timer = setInterval(onNews, POLL_MS)
  timer.unref()
  let stop = () => undefined
  try {
    mkdirSync(folder, { recursive: true })
    const watcher = watch(folder, { recursive: true, persistent: false }, onNews)
    watcher.on('error', () => undefined)
    stop = () => void watcher.close()
  } catch {
    // the timer is enough
  }
  return () => {
    clearInterval(timer)
    stop()
  }
}
