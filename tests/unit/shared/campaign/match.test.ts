import { describe, expect, it } from 'vitest'
import { cameFrom } from '../../../../src/shared/campaign/bills/came-from.ts'
import { Measure } from '../../../../src/shared/campaign/bills/model.ts'
import { BillText } from '../../../../src/shared/campaign/bills/text-model.ts'

const text = (stage: string, articles: Readonly<Record<string, string>>) =>
  BillText.parse({
    id: stage,
    bill: 'b',
    stage,
    chamber: 'an',
    articles: Object.entries(articles).map(([designation, words]) => ({ designation, alineas: [words] })),
  })
const secret = 'La République garantit le secret des correspondances privées.'
const drones = 'Les aéronefs circulant sans personne à bord peuvent filmer la voie publique.'
const report = 'Un rapport est remis au Parlement avant le premier juin.'

function from(
  designation: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  articles: Measure['articles'] = [],
): string | undefined {
  const [one, other] = [text('avant', before), text('apres', after)]
  const measures = [Measure.parse({ id: 'm', article: '', title: 'M', fates: [], articles })]
  const article = other.articles.find(found => found.designation === designation)!
  return cameFrom(article, { before: one, after: other, measures })?.designation
}

describe('where an article comes from', () => {
  it('keeps its number, however much was rewritten within reason', () => {
    expect(from('1er', { '1er': secret, '2': drones }, { '1er': `${secret} ${report}` })).toBe('1er')
    expect(from('1er', { '1er': secret, '2': secret }, { '1er': secret })).toBe('1er')
  })
  it('is found by its words under another number', () => {
    expect(from('3 bis', { '1er': secret, '2': drones }, { '1er': secret, '3 bis': drones })).toBe('2')
    // numbers moved by one: the same number holds another article
    const moved = { '1er': report, '2': secret, '3': drones }
    expect(from('2', { '1er': secret, '2': drones }, moved)).toBe('1er')
    expect(from('3', { '1er': secret, '2': drones }, moved)).toBe('2')
  })
  it('is what a measure says, whatever the words', () => {
    const links = [
      { stage: 'avant', article: '1er' },
      { stage: 'apres', article: '5' },
    ]
    expect(from('5', { '1er': secret, '2': drones }, { '5': drones }, links)).toBe('1er')
  })
  it('is nothing for a new article', () => {
    expect(
      from('1er bis', { '1er': secret, '2': drones }, { '1er': secret, '1er bis': report }),
    ).toBeUndefined()
  })
})
