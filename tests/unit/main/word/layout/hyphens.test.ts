import { describe, expect, test } from 'vitest'
import { withWholeWords } from '../../../../../src/main/word/compose/whole-words.ts'
import { hyphenCuts } from '../../../../../src/main/word/layout/hyphens.ts'
import { breakPara } from '../../../../../src/main/word/layout/paragraph-lines.ts'
import { type Para, para, type Span } from '../../../../../src/main/word/layout/pieces.ts'
import { association } from '../../../../../src/main/word/looks/association.ts'
import { HYPHENATION } from '../../../../../src/main/word/looks/hyphenation.ts'

const look = { ...association, hyphenation: HYPHENATION }
const cutWord = (word: string) =>
  hyphenCuts(word)
    .map((cut, at, cuts) => word.slice(cuts[at - 1] ?? 0, cut))
    .concat(word.slice(hyphenCuts(word).at(-1) ?? 0))
    .join('-')

const text = (words: string): Span => ({ kind: 'text', text: words, face: {} })

/** The lines of a paragraph set narrow, each as it ends. */
function lines(one: Para, width: number, isCut = true): string[] {
  const [whole] = withWholeWords([one]) as [Para]
  const { stream, ends } = breakPara(whole, width, isCut ? look : association, () => '')
  return ends.map((end, line) => stream().text.slice(ends[line - 1] ?? 0, end))
}

describe('French words are cut as LibreOffice cuts them', () => {
  test.each([
    ['vidéosurveillance', 'vi-déo-sur-veillance'],
    ['administrative', 'ad-mi-nis-tra-tive'],
    ['constitutionnalité', 'consti-tu-tion-na-li-té'],
    ['l’illégalité', 'l’illé-ga-li-té'],
    ['acte', 'acte'],
  ])('%s', (word, cut) => expect(cutWord(word)).toBe(cut))
})

describe('lines of a text whose words are cut', () => {
  const sentence =
    'la délibération attaquée méconnaît manifestement les dispositions précitées, disproportionnément restrictives'

  test('end within words, and without the option never do', () => {
    const inWord = (all: string[]) => all.slice(0, -1).filter(line => !/[ ’-]$/.test(line))
    expect(inWord(lines(para('BodyText', [text(sentence)]), 2200))).not.toEqual([])
    expect(inWord(lines(para('BodyText', [text(sentence)]), 2200, false))).toEqual([])
  })

  test('titles are not cut', () => {
    const all = lines(para('Heading2', [text(sentence)]), 3200)
    expect(all.slice(0, -1).every(line => line.endsWith(' '))).toBe(true)
  })

  test('names, numbers and references stay whole', () => {
    const [marked] = withWholeWords([
      para('BodyText', [
        text('le maire de Villeurbanne, l’article\u00a0L.\u00a0251‑2 du code, le 6\u00a0novembre\u00a02023'),
        { kind: 'link', url: 'https://exemple.invalid', text: 'communication', face: {} },
      ]),
    ]) as [Para]
    const whole = marked.spans.flatMap(span =>
      (span.kind === 'text' || span.kind === 'link') && span.face.whole ? [span.text.trim()] : [],
    )
    expect(whole).toEqual(['Villeurbanne, l’article', 'novembre', 'communication'])
  })

  test('the last word stays whole: no end of a word stands alone on the last line', () => {
    const wholeOf = (spans: readonly Span[]): string[] =>
      spans.flatMap(span => {
        if (span.kind === 'bookmark') return wholeOf(span.spans)
        return span.kind === 'text' && span.face.whole ? [span.text] : []
      })
    const marked = (...spans: Span[]) =>
      withWholeWords([para('BodyText', spans)]).flatMap(one =>
        one.kind === 'para' ? wholeOf(one.spans) : [],
      )
    expect(marked(text('une atteinte disproportionnée.'))).toEqual(['disproportionnée.'])
    const note: Span = { kind: 'note', number: 1, spans: [text('une disposition précitée')] }
    expect(
      marked({ kind: 'bookmark', name: 'b', spans: [text('la vidéosurveillance')] }, note, text('.')),
    ).toEqual(['vidéosurveillance'])
    for (let width = 1500; width < 3000; width += 100) {
      const all = lines(para('BodyText', [text(sentence)]), width)
      expect(all.at(-1)).toMatch(/restrictives$/)
    }
  })

  test('two lines in a row at most', () => {
    const all = lines(para('BodyText', [text(`${sentence} ${sentence} ${sentence} ${sentence}`)]), 1500)
    const cut = all.map(line => (/[ ’-]$/.test(line) ? ' ' : '-')).join('')
    expect(cut).toContain('--')
    expect(cut.slice(0, -1)).not.toContain('---')
  })
})
