import { describe, expect, test } from 'vitest'
import { breakPara } from '../../../../../src/main/word/layout/paragraph-lines.ts'
import { para, type Span } from '../../../../../src/main/word/layout/pieces.ts'
import { lookOf } from '../../../../../src/main/word/model/document-look.ts'

const look = lookOf('association')
const words = 'Le traitement des images de la voie publique suppose une base légale précise. '.repeat(6)
const text = (bold: boolean): Span => ({ kind: 'text', text: words, face: bold ? { bold } : {} })
const broken = (spans: readonly Span[], width = 9000, page = '1') =>
  breakPara(para('BodyText', spans), width, look, () => page)

describe('a paragraph broken before', () => {
  test('is not taken for one of another face or width', () => {
    const plain = broken([text(false)])
    expect(broken([text(true)]).ends).not.toEqual(plain.ends)
    expect(broken([text(false)], 5000).ends).not.toEqual(plain.ends)
    expect(broken([text(false)]).ends).toBe(plain.ends)
  })

  test('is broken again when a page it prints has more figures', () => {
    const printing: readonly Span[] = [{ kind: 'page', bookmark: 'a', face: {} }, text(false)]
    expect(broken(printing, 9000, '1').ends.at(-1)).toBe(words.length + 1)
    expect(broken(printing, 9000, '1000').ends.at(-1)).toBe(words.length + 4)
  })

  test('has its own bookmarks where the other had its', () => {
    const cited = (name: string): readonly Span[] => [
      text(false),
      { kind: 'bookmark', name, spans: [text(true)] },
    ]
    expect(broken(cited('_Cit_1')).bookmarks).toEqual([{ name: '_Cit_1', at: words.length }])
    expect(broken(cited('_Cit_2')).bookmarks).toEqual([{ name: '_Cit_2', at: words.length }])
  })
})
