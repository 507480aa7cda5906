import { describe, expect, test } from 'vitest'
import { checkInForce, checkSince } from '../../../../../src/shared/drafts/verify/law/in-force.ts'
import { Article, type Version } from '../../../../../src/shared/library/model.ts'

const article = (...versions: Partial<Version>[]): Article =>
  Article.parse({
    kind: 'article',
    id: 'a',
    of: { nature: 'règlement UE', number: '2020/9971', date: '2020-03-04' },
    number: '2',
    versions: versions.map((one, at) => ({ id: `v${at}`, status: '', text: 'Les caméras.', ...one })),
  })
const days = { facts: '2020-10-14', today: '2026-12-02' }
const stands = (of: Article, facts: string) => checkInForce(of, { ...days, facts }).compared[0]?.stands

describe('an article of which nothing tells when it is law', () => {
  test('is not said to be in force by the text of its publication', () => {
    expect(stands(article({}), '2020-10-14')).toBe('uncompared')
  })
  test('is not said to have begun with a consolidation, nor to be wrong before it', () => {
    const consolidated = article({ status: 'CONSOLIDE', from: '2021-06-20' })
    expect(stands(consolidated, '2020-10-14')).toBe('uncompared')
    expect(stands(consolidated, '2021-06-20')).toBe('same')
    expect(checkSince(consolidated, ' en vigueur depuis le 1er mai 2020')[0]?.stands).toBe('uncompared')
  })
  test('is held to its days where its publisher gives them', () => {
    const dated = { ...article({ status: 'VIGUEUR', from: '2021-06-20' }), since: '2021-06-20' }
    expect(stands(dated, '2020-10-14')).toBe('differs')
    expect(stands(dated, '2021-06-20')).toBe('same')
    expect(checkSince(dated, ' en vigueur depuis le 1er mai 2020')[0]?.stands).toBe('differs')
  })
})

describe('an article of which an archive holds the wording of today alone', () => {
  const held = article({ status: 'VIGUEUR', from: '2025-12-31' })
  test('is not said to begin with it: another wording may have been law before', () => {
    expect(stands(held, '2021-11-09')).toBe('uncompared')
    expect(stands({ ...held, since: '1996-04-25' }, '2021-11-09')).toBe('uncompared')
    expect(checkSince(held, ' en vigueur depuis le 1er mai 2020')[0]?.stands).toBe('uncompared')
  })
  test('is held to its first day where its publisher lists all its wordings', () => {
    const listed = { ...held, since: '1996-04-25' }
    const [before] = checkInForce(listed, { ...days, facts: '1990-01-01' }).compared
    expect(before).toMatchObject({ stands: 'differs', expected: expect.stringContaining('25 avril 1996') })
    expect(checkSince(listed, ' en vigueur depuis le 1er mai 1990')[0]?.stands).toBe('differs')
  })
})
