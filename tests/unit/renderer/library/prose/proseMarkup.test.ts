import { createHeadlessEditor } from '@lexical/headless'
import { $createTextNode, $getRoot, $isElementNode } from 'lexical'
import { describe, expect, it } from 'vitest'
import { ChipNode } from '../../../../../src/renderer/library/prose/chipNode.ts'
import { $moveBlock } from '../../../../../src/renderer/library/prose/moveBlocks.ts'
import { $readMarkup, $writeMarkup } from '../../../../../src/renderer/library/prose/proseMarkup.ts'
import { parseInlines, splitParagraphs } from '../../../../../src/shared/drafts/text/markup.ts'
import { Source } from '../../../../../src/shared/library/model.ts'

const editorOf = (text: string) => {
  const editor = createHeadlessEditor({
    nodes: [ChipNode],
    onError: error => {
      throw error
    },
  })
  editor.update(() => $readMarkup(text), { discrete: true })
  return editor
}
const again = (text: string): string => editorOf(text).read($writeMarkup)
const inlinesOf = (text: string) => splitParagraphs(text).map(part => parseInlines(part))

describe('a text of an argument in the editor', () => {
  it('comes back as it was, for every argument shipped', async () => {
    // the packs are files, which the window's own code has no types for
    const shipped: string = '../../../shared/drafts/gathered.ts'
    const { starter } = await import(shipped)
    const texts = Source.array()
      .parse(starter)
      .flatMap(one => (one.kind === 'argument' ? [one.development, ...Object.values(one.variants)] : []))
      .filter(text => text !== undefined)
    expect(texts.length).toBeGreaterThan(150)
    expect(
      texts.filter(text => JSON.stringify(inlinesOf(again(text))) !== JSON.stringify(inlinesOf(text))),
    ).toEqual([])
  })

  it('keeps marks, cited sources, facts and line breaks', () => {
    const text = '**En droit,** la règle *lex* ([[VSA-01|pt 5]]).\n\n{{commune}} : une ligne\nune autre'
    expect(again(text)).toBe(text)
    expect(again('')).toBe('')
  })

  it('keeps links, and moves a paragraph among the others', () => {
    const text = 'Un [rapport](https://exemple.fr/a).\n\nDeux\n\nTrois'
    const editor = editorOf(text)
    expect(editor.read($writeMarkup)).toBe(text)
    const move = (from: number, to: number) => {
      let place: readonly number[] | undefined
      editor.update(
        () => {
          place = $moveBlock($getRoot().getChildAtIndex(from)?.getKey() ?? '', to)
        },
        { discrete: true },
      )
      return place
    }
    expect(move(0, 2)).toEqual([3, 3])
    expect(editor.read($writeMarkup)).toBe('Deux\n\nTrois\n\nUn [rapport](https://exemple.fr/a).')
    expect(move(1, 0)).toEqual([1, 3])
    expect(editor.read($writeMarkup)).toBe('Trois\n\nDeux\n\nUn [rapport](https://exemple.fr/a).')
    expect(move(2, 3)).toBeUndefined()
  })

  it('takes words that look like a sign of the markup for words', () => {
    const editor = editorOf('Début')
    editor.update(
      () => {
        const block = $getRoot().getFirstChild()
        if ($isElementNode(block)) block.append($createTextNode(' [[VSA-01]] **pas gras**'))
      },
      { discrete: true },
    )
    const markup = editor.read($writeMarkup)
    expect(parseInlines(markup)).toEqual([{ kind: 'text', text: 'Début [[VSA-01]] **pas gras**' }])
  })
})
