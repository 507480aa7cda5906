import { expect, test } from 'vitest'
import { answersTo, borneAs } from '../../../../../../src/shared/library/cite/links/answers.ts'
import { sentenceAround } from '../../../../../../src/shared/library/cite/links/read-citations.ts'
import { whereToGet } from '../../../../../../src/shared/library/cite/links/where.ts'
import { keysOf } from '../../../../../../src/shared/library/keys.ts'
import { aDecision, anArticle } from '../../../../../fixtures/builders.ts'

test('a decision answers to its number without its date, and one of the Conseil constitutionnel without its letters', () => {
  expect(answersTo('decision:ce||442364|2022-04-26')).toContain('decision:ce||442364|')
  const [council] = keysOf(
    aDecision({ court: 'Cons. const.', nature: 'QPC', numbers: ['2016-606/607'], date: '2017-01-24' }),
  )
  expect(answersTo(council ?? '')).toContain('decision:consconst||2016606607|2017-01-24')
  expect(borneAs('decision:consconst||2016606607|2017-01-24')).toContain(council)
})

test('an EU act answers to its figures, an article 1 to « 1er », both ways', () => {
  for (const number of ['n° 1215/2012', '1215/2012']) {
    const act = anArticle({ of: { nature: 'règlement UE', title: '', number }, number: '8' })
    const key = keysOf(act).find(one => one.startsWith('article:')) ?? ''
    expect(answersTo(key)).toContain('article:reglement ue 12152012|8')
    expect(borneAs('article:reglement ue 12152012|8')).toContain(key)
  }
  const decision = anArticle({ of: { nature: 'décision UE', title: '', number: '2010/87/UE' }, number: '2' })
  expect(answersTo(keysOf(decision).find(one => one.startsWith('article:')) ?? '')).toContain(
    'article:decision ue 201087|2',
  )
  expect(answersTo('article:directive ue 9546ce|1')).toContain('article:directive ue 9546|1-er')
  expect(borneAs('article:loi 7817|1-er')).toContain('article:loi 7817|1')
})

test.each([
  ['article:loi 7817|12', ['article:loi 7817|12']],
  ['article:loi 7817|1', ['article:loi 7817|1', 'article:loi 7817|1-er']],
  ['article:loi 7817|1-er', ['article:loi 7817|1-er', 'article:loi 7817|1']],
  ['article:loi 7817|1-er..3', ['article:loi 7817|1-er..3']],
  [
    'decision:ta|nice|1800001r|2020-03-03',
    ['decision:ta|nice|1800001r|2020-03-03', 'decision:ta|nice|1800001r|', 'decision:ta|nice||2020-03-03'],
  ],
  [
    'document:cnil||avis||||2019001|2019-01-10',
    [
      'document:cnil||avis||||2019001|2019-01-10',
      'document:cnil||avis||||2019001|',
      'document:cnil||delib||||2019001|2019-01-10',
      'document:cnil||delib||||2019001|',
    ],
  ],
  ['ecli:FR:X', ['ecli:FR:X', 'ecli:ECLI:FR:X']],
  ['ecli:ECLI:FR:X', ['ecli:ECLI:FR:X']],
  ['id:un', ['id:un']],
  ['dila:LEGITEXT000006072050', ['dila:LEGITEXT000006072050']],
])('%s answers to %j', (key, keys) => expect(answersTo(key)).toEqual(keys))

test.each([
  ['article:reglement ue 2016679|2', 8],
  ['article:directive ue 9546|2', 10],
  ['article:directive ue 9546|1', 20],
  ['article:decision cadre 2002584|2', 2],
  ['article:directive europeenne 9546|2', 1],
  ['ecli:ECLI:FR:X', 2],
  ['decision:consconst||2016606|2017-01-24', 3],
  ['decision:consconst||2016606qpc|2017-01-24', 1],
  ['decision:ce||400001|', 1],
])('%s may be borne in %d ways, itself among them', (key, count) => {
  const keys = borneAs(key)
  expect(keys).toContain(key)
  expect(keys).toHaveLength(count)
})

test('an excerpt is the sentence, cut at words when it is long', () => {
  const text = 'Rien avant. La cour a jugé, par un arrêt n° 12, que la loi suffit. Rien après.'
  const at = text.indexOf('arrêt')
  expect(sentenceAround(text, at, at + 11)).toBe('La cour a jugé, par un arrêt n° 12, que la loi suffit.')
  const long = `${'mot '.repeat(100)}arrêt n° 12 ${'mot '.repeat(100)}`
  const cut = sentenceAround(long, 400, 411)
  expect(cut.startsWith('… mot ')).toBe(true)
  expect(cut.endsWith('mot …')).toBe(true)
  expect(cut.length).toBeLessThan(460)
})

test('what is missing is looked for where it is published', () => {
  expect(whereToGet('decision:cass||1524397|2017-09-13', '')).toContain('15-24.397')
  expect(whereToGet('decision:caa|nantes|19nt03268|', '')).toContain('query=19NT03268')
  expect(whereToGet('decision:cjue||c40508|2010-02-11', '')).toContain('num=C-405%2F08')
  expect(whereToGet('decision:consconst||2017693qpc|2018-03-02', '')).toBeUndefined()
  expect(whereToGet('decision:consconst||2017693qpc|2017-03-02', '')).toContain('/2017/2017693QPC.htm')
  expect(whereToGet('article:code de justice administrative|l-822-1', '')).toContain(
    'administrative%20L822-1&',
  )
  expect(whereToGet('decision:autre|courdappeldeparis||2020-03-03', '')).toBeUndefined()
})
