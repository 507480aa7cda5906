import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { blockName } from '../../../../../src/shared/drafts/assemble/inline-text.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { proofread, withProofs } from '../../../../../src/shared/drafts/editing/proofread.ts'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import { Block, type BlockOf, type NoteInline } from '../../../../../src/shared/drafts/model.ts'
import { withoutNotes } from '../../../../../src/shared/drafts/privacy/private.ts'
import { identitiesIn, pseudonymise } from '../../../../../src/shared/drafts/privacy/pseudonyms.ts'
import { generalise } from '../../../../../src/shared/drafts/templates/generalise.ts'
import { htmlBody } from '../../../../../src/shared/drafts/text/html.ts'
import { markdown } from '../../../../../src/shared/drafts/text/markdown.ts'
import { plainText } from '../../../../../src/shared/drafts/text/plain.ts'
import { aDossier, aDraft, aParty } from '../../../../fixtures/builders.ts'
import { starter, withBlocks } from '../gathered.ts'

const text = (words: string, ...marks: ('bold' | 'italic')[]): NoteInline => ({
  kind: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const picture = (caption: unknown, more: object = {}) =>
  Block.parse({
    kind: 'image',
    id: 'photo',
    hash: 'a1'.repeat(32),
    type: 'png',
    size: { width: 3, height: 2 },
    caption,
    ...more,
  }) as BlockOf<'image'>
const table = (caption: unknown) =>
  Block.parse({ kind: 'table', id: 'table', rows: [[[text('A')]]], caption }) as BlockOf<'table'>
const cited = starter.find(source => source.kind === 'decision')!
const citation: NoteInline = { kind: 'citation', source: { kind: 'decision', id: cited.id }, form: 'auto' }
const whole: NoteInline[] = [text('Un mât '), text('de près', 'italic'), text(', '), citation]

describe('a caption', () => {
  test('of an older text, a string, reads as one run of text', () => {
    expect(picture('Le mât').caption).toEqual([text('Le mât')])
    expect(picture('').caption).toEqual([])
    expect(table(undefined).caption).toEqual([])
    expect(table('Les coûts').caption).toEqual([text('Les coûts')])
  })

  test('is printed with its faces and its citations, in the order of the text', () => {
    const paragraph = Block.parse({ kind: 'paragraph', id: 'p', inlines: [citation] })
    const { blocks, problems } = assemble(
      withBlocks([picture(whole), paragraph, table([citation])], { sources: [cited] }),
    )
    const [image, said, below] = blocks
    const first = (line: unknown) => (line as { first?: boolean }[]).at(-1)?.first
    expect(image?.kind === 'image' && image.caption[1]).toEqual({
      kind: 'run',
      text: 'de près',
      marks: ['italic'],
    })
    expect(image?.kind === 'image' && first(image.caption)).toBe(true)
    expect(said?.kind === 'paragraph' && first(said.line)).toBe(false)
    expect(below?.kind === 'table' && first(below.caption)).toBe(false)
    expect(problems).toEqual([])
  })

  test('goes to a mail, to Markdown and to plain text', () => {
    const printed = assemble(
      withBlocks([picture(whole.slice(0, 2), { alt: 'Un mât' }), table(whole.slice(0, 2))]),
    )
    expect(htmlBody(printed)).toContain('<br>Un mât <em>de près</em></p>')
    expect(htmlBody(printed)).toContain('<caption>Un mât <em>de près</em></caption>')
    expect(markdown(printed)).toContain('\n\nUn mât *de près*\n\n**Un mât *de près***\n')
    expect(plainText(printed)).toBe('[Image\u00a0: Un mât]\nUn mât de près\n\nUn mât de près\nA\n')
  })

  test('is looked at by the checks: a source that has gone is said', () => {
    const gathered = withBlocks([picture([citation])])
    expect(check(gathered).map(one => [one.code, one.at.block])).toContainEqual(['source-gone', 'photo'])
  })

  test('keeps what each side wrote in it, and asks where they meet', () => {
    const of = (words: string) => [picture([text(words)])]
    const { blocks, conflicts } = mergeBlocks(
      of('Un mât sur la place du marché'),
      of('Un grand mât sur la place du marché'),
      of('Un mât sur la place du vieux marché'),
    )
    expect(blocks).toEqual(of('Un grand mât sur la place du vieux marché'))
    expect(conflicts).toEqual([])
    const met = mergeBlocks(of('Un mât'), of('Un pylône'), of('Un poteau'))
    expect(met.blocks).toEqual(of('Un pylône'))
    expect(met.conflicts).toMatchObject([{ block: 'photo', kind: 'words' }])
  })

  test('has its typography, its names and its private notes seen to', () => {
    const blocks = [picture([text('Est-ce lui ?')]), table([text('Le 1er mât !')])]
    const proofed = withProofs(blocks, proofread(blocks, 'off'))
    expect(blockName(proofed[0]!)).toBe('Image\u00a0: Est-ce lui\u202f?')
    expect(proofed[1]).toMatchObject({
      caption: [{ text: 'Le 1' }, { text: 'er', marks: ['superscript'] }, { text: ' mât\u202f!' }],
    })
    const party = aParty({ role: 'claimant', type: 'person', firstName: 'Anaïs', name: 'Perrin' })
    const gathered = withBlocks(
      [picture([text('Anaïs '), text('Perrin', 'bold'), text(' au pied du mât')])],
      {
        dossier: aDossier({ parties: [party] }),
      },
    )
    expect(JSON.stringify(pseudonymise(gathered, identitiesIn(gathered)).draft)).not.toMatch(/Perrin|Anaïs/)
    const facts = withBlocks([table([text('Les caméras de Moirans')])], {
      dossier: aDossier({ facts: { commune: 'Moirans' } }),
    })
    expect(generalise(facts).draft.blocks[0]).toMatchObject({
      caption: [{ text: 'Les caméras ' }, { kind: 'slot' }],
    })
    const secret: NoteInline = { kind: 'private', id: 'n', text: 'flou exprès' }
    const clean = withoutNotes(aDraft({ blocks: [picture([text('Un mât'), secret]), table([secret])] }))
    expect(clean.blocks).toMatchObject([{ caption: [text('Un mât')] }, { caption: [] }])
  })
})
