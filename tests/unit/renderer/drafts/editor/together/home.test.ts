import { expect, test } from 'vitest'
import { leaveHome, shared, withHome } from '../../../../../../src/renderer/drafts/editor/together/home.ts'
import type { Block } from '../../../../../../src/shared/drafts/model.ts'
import { aDraft } from '../../../../../fixtures/builders.ts'

const noted: Block = {
  ...{ kind: 'paragraph', id: 'a', style: 'body' },
  inlines: [
    { kind: 'text', text: 'La commune' },
    { kind: 'private', id: 'n', text: 'à vérifier' },
  ],
}
const text = (words: string): Block => ({
  ...{ kind: 'paragraph', id: 'a', style: 'body' },
  inlines: [{ kind: 'text', text: words }],
})

test('private notes and the assembly stay home while others write, and are in what is saved here', () => {
  const draft = aDraft({ blocks: [noted], base: 'assemblage' })
  const { home, blocks } = leaveHome(draft)
  expect(blocks).toEqual([text('La commune')])
  const saved = withHome(home, { ...draft, base: '', blocks: [text('La commune exploite')] })
  expect(saved.base).toBe('assemblage')
  expect(JSON.stringify(saved.blocks)).toContain('à vérifier')
  expect(JSON.stringify(saved.blocks)).toContain('exploite')
  expect(withHome(undefined, draft)).toBe(draft)
})

test('a text saved elsewhere meanwhile leaves its own notes home', () => {
  const home = { current: leaveHome(aDraft({ blocks: [text('La commune')] })).home }
  const shown = shared(home, aDraft({ blocks: [noted], base: 'autre' }))
  expect(shown.blocks).toEqual([text('La commune')])
  expect(JSON.stringify(withHome(home.current, shown))).toContain('à vérifier')
  expect(withHome(home.current, shown).base).toBe('autre')
})
