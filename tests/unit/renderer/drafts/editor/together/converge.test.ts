import fc from 'fast-check'
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalNode,
  REDO_COMMAND,
  type TextNode,
  UNDO_COMMAND,
} from 'lexical'
import { expect, test } from 'vitest'
import type { Draft } from '../../../../../../src/shared/drafts/model.ts'
import { someDraft } from '../../../../../fixtures/drafts.ts'
import { blocksOf, type Desk, desk } from './desks.ts'

const act = fc.record({
  desk: fc.nat({ max: 2 }),
  kind: fc.constantFrom(
    'type',
    'type',
    'type',
    'split',
    'delete',
    'format',
    'move',
    'remove',
    'undo',
    'redo',
    'meet',
  ),
  at: fc.nat({ max: 1000 }),
  offset: fc.nat({ max: 40 }),
  word: fc.constantFrom('mot ', 'é', ' : ', 'x'),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const $texts = (): TextNode[] => {
  const all: TextNode[] = []
  const walk = (node: LexicalNode) => {
    if ($isTextNode(node)) all.push(node)
    if ($isElementNode(node)) node.getChildren().forEach(walk)
  }
  walk($getRoot())
  return all
}

function run({ editor }: Desk, { kind, at, offset, word }: Act): void {
  if (kind === 'undo' || kind === 'redo') {
    editor.dispatchCommand(kind === 'undo' ? UNDO_COMMAND : REDO_COMMAND, undefined)
    // a key and what follows it are two tasks of the browser
    editor.update(() => undefined, { discrete: true })
    return
  }
  editor.update(
    () => {
      const blocks = $getRoot().getChildren()
      if (kind === 'move' || kind === 'remove') {
        const block = blocks[at % blocks.length]
        const other = blocks[offset % blocks.length]
        if (!block || !other || block === other) return
        if (kind === 'move') other.insertAfter(block)
        else if (blocks.length > 1) block.remove()
        return
      }
      const texts = $texts()
      const node = texts[at % Math.max(1, texts.length)]
      if (!node) return
      const place = Math.min(offset, node.getTextContentSize())
      const selection = $createRangeSelection()
      selection.anchor.set(node.getKey(), place, 'text')
      selection.focus.set(
        node.getKey(),
        Math.min(node.getTextContentSize(), place + (kind === 'type' ? 0 : 3)),
        'text',
      )
      $setSelection(selection)
      const now = $getSelection()
      if (!$isRangeSelection(now)) return
      if (kind === 'type') now.insertText(word)
      else if (kind === 'split') now.insertParagraph()
      else if (kind === 'delete') now.removeText()
      else now.formatText('bold')
    },
    { discrete: true },
  )
}

/** Without characters of two halves: acts drawn here would cut them, as no keyboard does. */
const wellFormed = (draft: Draft): Draft =>
  JSON.parse(JSON.stringify(draft), (_name, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\ud800-\udfff]/g, 'é') : value,
  )

const ids = (blocks: readonly { readonly id: string }[]) => blocks.map(one => one.id)

test('desks that write at random, hear each other late, twice and out of order, end with one text', () => {
  fc.assert(
    fc.property(
      someDraft.map(wellFormed),
      fc.array(act, { maxLength: 40 }),
      fc.infiniteStream(fc.nat({ max: 1000 })),
      (draft, acts, dice) => {
        const roll = () => dice.next().value ?? 0
        const first = desk(draft.blocks)
        const desks = [first, desk(undefined), desk(undefined)]
        const waiting = desks.map((): Uint8Array[] => [first.text.state()])
        const post = () => {
          for (const [from, one] of desks.entries())
            for (const update of one.outbox.splice(0))
              for (const [to, queue] of waiting.entries()) if (to !== from) queue.push(update)
        }
        const hear = (to: number, all: boolean) => {
          const queue = waiting[to] ?? []
          do {
            const [update] = queue.splice(queue.length > 0 ? roll() % queue.length : 0, 1)
            if (!update) return
            if (roll() % 5 === 0) queue.push(update)
            desks[to]?.text.receive([update])
          } while (all && queue.length > 0)
        }
        for (const to of desks.keys()) hear(to, true)
        for (const one of acts) {
          if (one.kind === 'meet') hear(one.desk, one.at % 2 === 0)
          else run(desks[one.desk] ?? first, one)
          post()
        }
        for (let round = 0; round < 5; round += 1) {
          for (const to of desks.keys()) hear(to, true)
          post()
        }
        const [one, ...others] = desks.map(blocksOf)
        for (const other of others) expect(other).toEqual(one)
        expect(new Set(ids(one ?? [])).size).toBe(one?.length)
      },
    ),
    { numRuns: 10 },
  )
})
