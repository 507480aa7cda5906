import type { Reference } from '../../../shared/drafts/assemble/assembled.ts'
import type { Inline } from '../../../shared/drafts/model.ts'
import { isReference, walk } from '../../../shared/drafts/walk.ts'
import { noteBookmark } from '../looks/style-names.ts'
import type { Story } from '../read/story.ts'
import { printTag } from '../write/tags.ts'
import { printedFaces, type WorkingCopy } from '../write/working-copy.ts'
import { likeness, paraText } from './match-pieces.ts'
import type { Note } from './recovery-context.ts'

/** The references of the working copy, and every text that the tag of each printed. */
export function referencesOf(working: WorkingCopy | undefined, prints: ReadonlyMap<Inline, string>) {
  const references: Reference[] = []
  const texts = new Map<string, Set<string>>()
  const silentTags = new Set<string>()
  if (working) {
    for (const { inline } of walk(working.draft)) {
      if (!isReference(inline)) continue
      references.push(inline)
      const text = prints.get(inline)
      const tag = printTag(inline)
      if (text) texts.set(tag, (texts.get(tag) ?? new Set()).add(text))
      else silentTags.add(tag)
    }
    for (const block of working.draft.blocks)
      if (block.kind === 'quote' && block.source) references.push({ kind: 'quoted', source: block.source })
  }
  return { references, texts, silentTags, faces: working && printedFaces(working) }
}

/** Which note of the draft each note of the file is: by the bookmark of its call, else by what it says. */
export function notesOf(working: WorkingCopy | undefined, story: Story) {
  const baseNotes = new Map<string, Note>()
  if (working)
    for (const { inline } of walk(working.draft)) if (inline.kind === 'note') baseNotes.set(inline.id, inline)
  const marks = new Map([...baseNotes.keys()].map(id => [noteBookmark(id), id]))
  const noteIds = new Map<string, string>()
  const usedIds = new Set<string>()
  const calls = story.pieces
    .flatMap(piece =>
      piece.kind === 'para' ? [piece] : piece.rows.flatMap(row => row.cells.flatMap(cell => cell.paras)),
    )
    .flatMap(para => para.bits)
    .filter(bit => bit.kind === 'note')
  for (const call of calls) {
    const id = call.mark === undefined ? undefined : marks.get(call.mark)
    if (id === undefined || usedIds.has(id)) continue
    noteIds.set(call.note, id)
    usedIds.add(id)
  }
  for (const call of calls) {
    if (noteIds.has(call.note)) continue
    const text = (story.notes.get(call.note) ?? []).map(paraText).join(' ')
    let best: { id: string; score: number } | undefined
    for (const [id, note] of baseNotes) {
      if (usedIds.has(id)) continue
      const score = likeness(text, note.inlines.map(one => ('text' in one ? one.text : ' ')).join(''))
      if (score >= 0.5 && score > (best?.score ?? 0)) best = { id, score }
    }
    if (!best) continue
    noteIds.set(call.note, best.id)
    usedIds.add(best.id)
  }
  return { baseNotes, noteIds }
}
