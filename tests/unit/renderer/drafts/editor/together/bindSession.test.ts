import { createHeadlessEditor } from '@lexical/headless'
import { expect, test } from 'vitest'
import { NODES } from '../../../../../../src/renderer/drafts/editor/nodes/all.ts'
import { adoptText } from '../../../../../../src/renderer/drafts/editor/page/adoptText.ts'
import { $load } from '../../../../../../src/renderer/drafts/editor/page/blockNodes.ts'
import { blockCache } from '../../../../../../src/renderer/drafts/editor/page/cache.ts'
import { registerIds } from '../../../../../../src/renderer/drafts/editor/page/registerIds.ts'
import { openAwareness } from '../../../../../../src/renderer/drafts/editor/together/awareness.ts'
import { toBase64 } from '../../../../../../src/renderer/drafts/editor/together/base64.ts'
import { bindSession } from '../../../../../../src/renderer/drafts/editor/together/bindSession.ts'
import { bindText } from '../../../../../../src/renderer/drafts/editor/together/bindText.ts'
import type { TogetherLink } from '../../../../../../src/renderer/drafts/editor/together/link.ts'
import type { Block } from '../../../../../../src/shared/drafts/model.ts'
import { aDraft } from '../../../../../fixtures/builders.ts'
import { blocksOf, desk, paragraph } from './desks.ts'

const never = () => Promise.reject(new Error('not asked'))

/** Joins the session that another desk writes, from a text of one's own; what the session went on from is `base`. */
async function join(other: ReturnType<typeof desk>, base: readonly Block[], own: readonly Block[]) {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: error => {
      throw error
    },
  })
  registerIds(editor)
  editor.update(() => $load(own), { discrete: true })
  const cache = blockCache(editor, own)
  const read = () => ({ blocks: cache.blocks(), comments: [], numbering: 'roman' as const })
  const outbox: Uint8Array[] = []
  const conflicts: number[] = []
  const link: TogetherLink = {
    ...{
      look: never,
      join: never,
      begin: never,
      post: never,
      again: never,
      fold: never,
      follow: never,
      unfollow: never,
    },
    ...{ leave: never, text: never, keep: never, hear: () => () => undefined, attend: () => () => undefined },
    base: async () => ({ blocks: [...base], comments: [], numbering: 'roman' }),
  }
  const { provider } = openAwareness({ name: 'Ali', color: '#a00' }, () => undefined)
  const message = { client: 1, document: 1, updates: [toBase64(other.text.state())] }
  const { text } = await bindSession(
    (begins, onUpdate) => bindText(editor, { begins, client: 77, onUpdate, provider }),
    {
      ...{ link, client: 77, onBegin: () => undefined, onUpdate: update => void outbox.push(update) },
      shown: {
        read,
        put: next => adoptText(editor, cache, aDraft(next)),
        onConflicts: count => void conflicts.push(count),
      },
      opened: {
        ...{ session: 'a'.repeat(32), title: '', name: 'Ali', rank: 1, heads: ['h2'] },
        messages: [{ ...message, member: 'b'.repeat(64), name: 'Léa', rank: 0 }],
      },
    },
  )
  other.text.receive(outbox.splice(0))
  return { blocks: read().blocks, heads: text.heads(), conflicts }
}

const base = [paragraph('a', 'La commune exploite.'), paragraph('b', 'Un réseau.')]
const changed = (id: string, words: string) => base.map(one => (one.id === id ? paragraph(id, words) : one))

/** A session begun from `base`, in which the first paragraph was written again. */
function begun() {
  const lea = desk(changed('a', 'La commune exploite en séance.'))
  lea.text.setHeads(['h1'])
  lea.outbox.splice(0)
  return lea
}

test('who joins with changes of their own brings them into the session, which goes on from their version', async () => {
  const lea = begun()
  const own = [...changed('b', 'Un réseau vu du train.'), paragraph('c', 'Ajouté dans le train.')]
  const ali = await join(lea, base, own)
  expect(ali.blocks).toEqual([
    paragraph('a', 'La commune exploite en séance.'),
    paragraph('b', 'Un réseau vu du train.'),
    paragraph('c', 'Ajouté dans le train.'),
  ])
  expect(ali.conflicts).toEqual([])
  expect(ali.heads).toEqual(['h2'])
  expect(blocksOf(lea)).toEqual(ali.blocks)
  expect(lea.text.heads()).toEqual(['h2'])
})

test('where both changed the same words those of the session stand, and the versions are left to meet at its end', async () => {
  const lea = begun()
  const own = changed('a', 'La commune exploite dans le train.').map(one =>
    one.id === 'b' ? paragraph('b', 'Un réseau vu du train.') : one,
  )
  const ali = await join(lea, base, own)
  expect(ali.blocks).toEqual([
    paragraph('a', 'La commune exploite en séance.'),
    paragraph('b', 'Un réseau vu du train.'),
  ])
  expect(ali.conflicts).toEqual([1])
  expect(ali.heads).toEqual(['h1'])
  expect(blocksOf(lea)).toEqual(ali.blocks)
})
