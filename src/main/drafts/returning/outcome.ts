import { randomUUID } from 'node:crypto'
import { assemble } from '../../../shared/drafts/assemble/assemble.ts'
import type { Comment } from '../../../shared/drafts/comment.ts'
import { mergeBlocks } from '../../../shared/drafts/merge/merge.ts'
import { type Block, Draft, type Inline } from '../../../shared/drafts/model.ts'
import { isReference, linesOf, walk } from '../../../shared/drafts/walk.ts'
import type { WordChoice, WordPreview } from '../../../shared/drafts/word-review.ts'
import type { Library } from '../../kernel/library.ts'
import { settle } from '../../word/read/settle.ts'
import { lineText } from '../../word/recover/baseline.ts'
import { type Recovery, recover } from '../../word/recover/recover.ts'
import { printTag } from '../../word/write/tags.ts'
import { printsOf, workingCopy } from '../../word/write/working-copy.ts'
import { gatherAround } from '../gather.ts'
import { drafts } from '../store.ts'
import type { PendingWord } from './pending-word.ts'

/** Result of a decision on the text. */
export interface Outcome {
  readonly draft: Draft
  /** the file's */
  readonly name: string
  /** what the text is now; nothing when a new one is made */
  readonly before?: Draft
  readonly recovery: Recovery
  readonly conflicts: WordPreview['conflicts']
}

/** The text as it would be: what was accepted of the file, put together with what was changed here since it left. */
export function outcomeOf(library: Library, pending: PendingWord, choice: WordChoice): Outcome {
  const acceptedIds = new Set(choice.accepted)
  const acceptedRevs = new Set(
    pending.changes.filter(one => acceptedIds.has(one.id)).flatMap(one => one.revs),
  )
  const { base } = pending.target
  const story = settle(pending.story, rev => acceptedRevs.has(rev))
  const recovery = recover(base, story, new Set(choice.comments), pending.pictures.byPart)
  const before =
    choice.into === 'draft' && pending.target.draft
      ? drafts(library.db).get(pending.target.draft.id)
      : undefined
  const { name } = pending.review
  if (!before || !base) return { draft: newText(pending, recovery), name, recovery, conflicts: [] }
  const merge = mergeBlocks(base.draft.blocks, before.blocks, recovery.blocks, { choices: choice.choices })
  const draft = {
    ...before,
    blocks: merge.blocks,
    comments: [
      ...before.comments,
      ...recovery.comments.filter(comment => !isKnown(comment, before.comments)),
    ],
  }
  return { draft, name, before, recovery, conflicts: merge.conflicts }
}

/** Whether a comment went out with the file and comes back with it. */
const isKnown = (comment: Comment, comments: readonly Comment[]) =>
  comments.some(one => one.text.trim() === comment.text.trim() && one.author === comment.author)

function newText({ review, dossier, target }: PendingWord, { blocks, comments }: Recovery): Draft {
  const from = target.base?.draft
  return Draft.parse({
    id: randomUUID(),
    dossier,
    title: review.title,
    template: from?.template ?? '',
    style: from?.style ?? 'association',
    profile: from?.profile ?? 'pretoire',
    ...(from ? { numbering: from.numbering } : {}),
    blocks,
    comments,
  })
}

/** Compares the text as it would be with the text as it is. */
export function previewOf(library: Library, outcome: Outcome): WordPreview {
  const { draft, before, recovery, conflicts } = outcome
  const now = read(library, draft)
  const was = before ? read(library, before) : { texts: new Map<string, string>(), references: [] }
  const present = countsOf(now.references.map(one => one.tag))
  const lostReferences = was.references.filter(({ tag }) => {
    const remainder = present.get(tag) ?? 0
    present.set(tag, remainder - 1)
    return remainder <= 0
  })
  return {
    passages: before ? passagesOf(was.texts, now.texts) : [],
    blocks: draft.blocks.length,
    live: now.references.length,
    lost: lostReferences.map(one => one.text),
    edited: [...recovery.edits],
    computed: [...recovery.ignoredText],
    left: [...recovery.leftOut],
    conflicts: [...conflicts],
  }
}

function passagesOf(
  was: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): WordPreview['passages'] {
  const changes = [...now].flatMap(([id, text]): WordPreview['passages'] => {
    const old = was.get(id)
    if (old === text) return []
    return [{ id, kind: old === undefined ? 'added' : 'changed', was: old ?? '', now: text }]
  })
  const removals = [...was].flatMap(([id, text]): WordPreview['passages'] =>
    now.has(id) || text === '' ? [] : [{ id, kind: 'removed', was: text, now: '' }],
  )
  return [...changes, ...removals]
}

const countsOf = (tags: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}

/** A text as it reads on the page, block by block, and its references with what they print. */
function read(library: Library, draft: Draft) {
  const material = gatherAround(library, draft)
  const working = workingCopy(draft, assemble(material, { template: material.template }), () => 0)
  const prints = printsOf(working)
  const references = [...walk(working.draft)].flatMap(({ inline }) =>
    isReference(inline) ? [{ tag: printTag(inline), text: prints.get(inline) ?? '' }] : [],
  )
  for (const block of draft.blocks)
    if (block.kind === 'quote' && block.source)
      references.push({
        tag: printTag({ kind: 'quoted', source: block.source }),
        text: working.computed[block.id]?.at(-1) ?? '',
      })
  return {
    texts: new Map(working.draft.blocks.map(block => [block.id, blockText(block, prints)])),
    references,
  }
}

function blockText(block: Block, prints: ReadonlyMap<Inline, string>): string {
  return linesOf(block)
    .map(line => [line, ...line.flatMap(inline => (inline.kind === 'note' ? [inline.inlines] : []))])
    .map(([line = [], ...notes]) =>
      [lineText(line, prints), ...notes.map(note => `[note : ${lineText(note, prints)}]`)].join(' '),
    )
    .filter(text => text.trim() !== '')
    .join('\n')
}
