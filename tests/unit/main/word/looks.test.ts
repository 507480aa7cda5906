import { expect, test } from 'vitest'
import { compose } from '../../../../src/main/word/compose/compose.ts'
import { textWidth } from '../../../../src/main/word/looks/look.ts'
import { lookFor, lookOf } from '../../../../src/main/word/model/document-look.ts'
import { Style } from '../../../../src/shared/word/style.ts'
import { aFiling } from '../../../docx/texts/filing.ts'

test.each(Style.options)('in the manner « %s », the pages of lists stand at the edge of the text', style => {
  const look = lookOf(style)
  const ends = (['TOC1', 'TOC2', 'TOC3', 'TableofAuthorities'] as const).flatMap(id =>
    look.styles[id].tabs.filter(one => one.align === 'right').map(one => one.at),
  )
  expect(ends).toEqual([1, 2, 3, 4].map(() => textWidth(look)))
})

const composed = (style: Style) => {
  const filing = { ...aFiling({ seed: 2, grounds: 2, paragraphs: 3, exhibits: 2 }), style }
  return compose(filing, lookFor(filing)).flatMap(piece => (piece.kind === 'para' ? [piece] : []))
}

test.each(Style.options)('in the manner « %s », the title of a cover never touches the court', style => {
  const title = composed(style).find(one => one.style === 'Title')
  expect(title?.before).toBeGreaterThanOrEqual(400)
})

test('the last authority of a group is never alone on a page', () => {
  const authorities = composed('briefing').filter(one => one.style === 'TableofAuthorities')
  const ends = authorities.flatMap((one, at) => (one.authorities?.close ? [at] : []))
  expect(ends.length).toBeGreaterThan(0)
  for (const end of ends)
    if (authorities[end]?.authorities?.open === undefined)
      expect(authorities[end - 1]).toMatchObject({ keepNext: true })
})
