import { expect, test } from 'vitest'
import { withoutNotes } from '../../../../../src/shared/drafts/privacy/private.ts'
import { aDraft } from '../../../../fixtures/builders.ts'

const comments = ['c']
const secret = { kind: 'private' as const, id: 'x', text: 'secret' }
const text = (words: string, on = false) => ({
  kind: 'text' as const,
  text: words,
  ...(on ? { comments } : {}),
})

const plainTable = { spans: [], aligns: [], caption: [] }

test('a draft without its notes says nothing of them, and reads as if they had never been', () => {
  const draft = aDraft({
    base: 'v1',
    comments: [{ id: 'c', author: 'Zoé', at: '', text: 'secret', quote: '', replies: [], resolved: false }],
    blocks: [
      {
        kind: 'paragraph',
        id: 'p',
        style: 'body',
        inlines: [
          text('La commune '),
          text('a installé', true),
          secret,
          text(' un logiciel', true),
          { kind: 'slot', key: 'software', comments },
          { kind: 'note', id: 'n', comments, inlines: [text('Voir', true), secret, text(' plus bas')] },
        ],
      },
      { kind: 'list', id: 'l', style: 'bullet', items: [{ id: 'i', level: 0, inlines: [secret] }] },
      {
        kind: 'table',
        id: 't',
        header: true,
        widths: [],
        ...plainTable,
        rows: [[[text('Un', true), text(' deux')]]],
      },
    ],
  })
  const bare = withoutNotes(draft)
  expect(JSON.stringify(bare)).not.toMatch(/secret|Zoé|"c"|v1/)
  expect(bare.blocks).toEqual([
    {
      kind: 'paragraph',
      id: 'p',
      style: 'body',
      inlines: [
        text('La commune a installé un logiciel'),
        { kind: 'slot', key: 'software' },
        { kind: 'note', id: 'n', inlines: [text('Voir plus bas')] },
      ],
    },
    { kind: 'list', id: 'l', style: 'bullet', items: [{ id: 'i', level: 0, inlines: [] }] },
    { kind: 'table', id: 't', header: true, widths: [], ...plainTable, rows: [[[text('Un deux')]]] },
  ])
})
