import { describe, expect, it } from 'vitest'
import { authorityGroups } from '../../../../../src/shared/drafts/assemble/closing.ts'
import { parsePin, passageAt } from '../../../../../src/shared/library/cite/pin.ts'
import { compareArticles } from '../../../../../src/shared/library/kinds/comparisons.ts'
import { Source } from '../../../../../src/shared/library/model.ts'

const source = (id: string, value: Record<string, unknown>): Source => Source.parse({ id, ...value })
const code = (id: string, title: string, number: string): Source =>
  source(id, { kind: 'article', of: { nature: 'code', title }, number })
const decision = (id: string, court: string, date: string, number: string, city?: string): Source =>
  source(id, { kind: 'decision', court, date, numbers: [number], city })

describe('table of authorities', () => {
  it('orders article numbers by prefix, then segment by segment', () => {
    const right = [
      'L. 851-3',
      'L. 851-3-1',
      'L. 851-10',
      'L. 2121-12',
      'LO 141',
      'R. 421-1',
      'R. 421-2',
      'R.* 771-3',
      'D. 1',
    ]
    expect([...right].reverse().sort(compareArticles)).toEqual(right)
    expect(['5 ter', '5', '6', '5 bis', '5 decies', '5 nonies'].sort(compareArticles)).toEqual([
      '5',
      '5 bis',
      '5 ter',
      '5 nonies',
      '5 decies',
      '6',
    ])
    expect(compareArticles('706-73', '706-73-1')).toBeLessThan(0)
  })

  it('has the groups in order, codes by name, cases by court and date, and no argument', () => {
    const mixed = [
      source('press', { kind: 'document', type: 'press', title: 'Un titre', date: '2025-01-01' }),
      decision('ta', 'TA', '2025-01-24', '2105328', 'Grenoble'),
      decision('ce2', 'CE', '2018-10-05', '418233'),
      decision('ce1', 'CE', '2018-10-05', '409579'),
      decision('cc', 'Cons. const.', '2025-04-24', '2025-878'),
      code('csi', 'code de la sécurité intérieure', 'L. 251-2'),
      code('cja2', 'Code de justice administrative', 'R. 421-1'),
      code('cja1', 'code de justice administrative', 'L. 911-1'),
      source('ddhc', { kind: 'article', of: { nature: 'constitution', short: 'DDHC' }, number: '2' }),
      source('loi', {
        kind: 'article',
        of: { nature: 'loi', number: '78-17', date: '1978-01-06' },
        number: '88',
      }),
      source('book', { kind: 'document', type: 'book', author: 'D. de Béchillon', title: 'Réflexions' }),
      source('art', { kind: 'document', type: 'doctrine', author: 'S. Arnaud', title: 'Note' }),
      source('arg', { kind: 'argument', title: 'Un moyen', thesis: 'x' }),
    ]
    expect(authorityGroups([...mixed, mixed[0]!]).map(g => [g.title, g.sources.map(s => s.id)])).toEqual([
      ['Bloc de constitutionnalité', ['ddhc']],
      ['Lois et ordonnances', ['loi']],
      ['Codes', ['cja1', 'cja2', 'csi']],
      ['Jurisprudence', ['cc', 'ce1', 'ce2', 'ta']],
      ['Doctrine', ['art', 'book']],
      ['Presse et sites', ['press']],
    ])
  })
})

describe('pinpoints', () => {
  it('reads the usual ones', () => {
    expect(parsePin('pt\u00a05')).toEqual({ unit: 'point', numbers: [5] })
    expect(parsePin('pts 5 et 6')).toEqual({ unit: 'point', numbers: [5, 6] })
    expect(parsePin('§§ 12 à 14, 20')).toEqual({ unit: 'point', numbers: [12, 13, 14, 20] })
    expect(parsePin('cons. 3')).toEqual({ unit: 'point', numbers: [3] })
    expect(parsePin('al. 2')).toEqual({ unit: 'paragraph', numbers: [2] })
    expect(parsePin('art. 88')).toBeUndefined()
    expect(parsePin('pt A')).toBeUndefined()
    for (const none of ['2 alinéas', '3 pages', '12 points', '2 n°', '5', '', 'pt', 'pt 5 bis'])
      expect(parsePin(none)).toBeUndefined()
    expect(parsePin('p. 8 à 10')).toEqual({ unit: 'page', numbers: [8, 9, 10] })
    expect(parsePin('n° 1er')).toEqual({ unit: 'note', numbers: [1] })
    expect(parsePin('pts 9 à 1000000')?.numbers).toHaveLength(501)
  })
  it('finds the point with what continues it, and stops at the ruling', () => {
    const made = source('d', {
      kind: 'decision',
      court: 'CE',
      text: [
        { section: 'visas', text: 'Vu' },
        { n: 4, section: 'reasons', text: 'quatre' },
        { n: 5, section: 'reasons', text: 'cinq' },
        { section: 'reasons', text: 'suite' },
        { section: 'ruling', text: 'Article 1er' },
      ],
    })
    expect(passageAt(made, 'pt 5').map(p => p.text)).toEqual(['cinq', 'suite'])
    expect(passageAt(made, 'pts 4 et 5').map(p => p.text)).toEqual(['quatre', 'cinq', 'suite'])
    expect(passageAt(made, 'pt 9')).toEqual([])
  })
  it('finds a paragraph of the version in force', () => {
    const made = source('a', {
      kind: 'article',
      of: { nature: 'code' },
      versions: [
        { id: '1', status: 'MODIFIE', text: 'ancien\n\nvieux' },
        { id: '2', status: 'VIGUEUR', text: 'un\n\ndeux' },
      ],
    })
    expect(passageAt(made, 'al. 2')).toEqual([{ text: 'deux' }])
  })
})
