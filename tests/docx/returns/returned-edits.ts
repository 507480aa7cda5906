import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import type { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { isReference, walk } from '../../../src/shared/drafts/walk.ts'
import { EDIT_KINDS, type EditedFile, type OfficeEdit } from './office-edits.ts'

/** Edits drawn for a file: one to five paragraphs, each touched once. */
export function drawnEdits(next: () => number): Pick<EditedFile, 'tracked' | 'edits'> {
  const below = (count: number) => Math.floor(next() * count)
  const tracked = below(2) === 0
  const first = below(40)
  const edits = Array.from({ length: 1 + below(5) }, (_, at): OfficeEdit => {
    const kind = EDIT_KINDS[below(EDIT_KINDS.length)] ?? 'append'
    return { kind, paragraph: first + at * 2, words: `Ajout repère ${at} zibeline.` }
  })
  return { tracked, edits }
}

const references = (blocks: readonly Block[], draft: Draft): Inline[] =>
  [...walk({ ...draft, blocks: [...blocks] })].map(one => one.inline).filter(isReference)

/** Faults of a file that comes back: references lost, words missing, blocks that nobody touched and that are told changed. */
export function returnFaults(draft: Draft, { tracked, edits }: EditedFile, bytes: Buffer): string[] {
  const { story, working } = openWord(bytes)
  const comments = new Set(story.comments.map(one => one.id))
  const [accepted, refused] = [true, false].map(all =>
    recover(
      working,
      settle(story, () => all),
      all ? comments : new Set(),
    ),
  )
  if (!working || !accepted || !refused) return ['le brouillon n’y est plus']
  const known = new Map(draft.blocks.map(block => [block.id, JSON.stringify(block)]))
  const changed = (blocks: readonly Block[]) =>
    blocks.filter(one => known.get(one.id) !== JSON.stringify(one))
  const count = (kind: OfficeEdit['kind']) => edits.filter(one => one.kind === kind).length
  const text = JSON.stringify(accepted.blocks)
  const faults: string[] = []
  const check = (fault: string, is: unknown, ought: unknown) => {
    if (is !== ought) faults.push(`${fault} : ${is} au lieu de ${ought}`)
  }
  const lost = references(draft.blocks, draft).length - references(accepted.blocks, draft).length
  // the first word of a paragraph may be one
  if (lost < 0 || lost > count('delete')) check('références perdues', lost, 0)
  check('blocs', accepted.blocks.length, draft.blocks.length)
  check('commentaires', accepted.comments.length, count('comment'))
  // a comment put at a point has no stretch in the text; a fact of the dossier has no bold of its own
  const most = edits.length - count('comment')
  const changes = changed(accepted.blocks).length
  if (changes > most || changes < most - count('bold')) check('blocs changés', changes, most)
  for (const { kind, words } of edits)
    if (kind === 'append' || kind === 'note') check(words, text.split(words).length - 1, 1)
  if (tracked) check('blocs changés, tout refusé', changed(refused.blocks).length, 0)
  return faults
}
