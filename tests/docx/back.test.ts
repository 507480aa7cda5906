import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWord } from '../../src/main/docx/read/open.ts'
import { recover } from '../../src/main/docx/read/recover.ts'
import { settle } from '../../src/main/docx/read/settle.ts'
import { writeDocx } from '../../src/main/docx/write.ts'
import { assemble } from '../../src/shared/draft/assemble.ts'
import { withoutNotes } from '../../src/shared/draft/private.ts'
import type { Draft } from '../../src/shared/model/draft.ts'
import { around, someDraft } from '../fixtures/drafts.ts'

const at = new Date('2025-03-25T10:00:00Z')
const written = async (draft: Draft) =>
  (await writeDocx(assemble(around(draft)), { final: false, author: '', at, carried: draft })).bytes

test('a draft written to Word and opened again is the same draft', async () => {
  await fc.assert(
    fc.asyncProperty(someDraft, async draft => {
      const { story, working } = openWord(await written(draft))
      const back = recover(
        working,
        settle(story, () => true),
      )
      expect(back.blocks).toEqual(withoutNotes(draft).blocks)
      expect(back.computed).toEqual([])
      expect(back.edited).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 120_000)
