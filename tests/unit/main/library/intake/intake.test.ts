import { describe, expect, test } from 'vitest'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { collections } from '../../../../../src/main/library/collections/collections.ts'
import { intake } from '../../../../../src/main/library/intake/intake.ts'
import { folderOf, prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { openDb } from '../../../../../src/main/library/open-library.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { coverage, faults } from '../../../../../src/main/safekeeping/copy.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import { type Article, Decision, type Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, aDossier, aDraft, anArgument, anArticle } from '../../../../fixtures/builders.ts'

const cid = (n: number) => `CETATEXT${String(n).padStart(12, '0')}`
const published = (n: number, given: Partial<Decision> = {}) =>
  aDecision({
    id: `ce-${n}`,
    numbers: [String(n)],
    provenance: [{ publisher: 'DILA, JADE', licence: '', url: `https://x/${cid(n)}` }],
    ...given,
  })
const wording = (n: number, from: string, word: string, given: Partial<Article> = {}) =>
  anArticle({
    id: 'a',
    number: 'L. 1',
    versions: [
      { id: `LEGIARTI${String(n).padStart(12, '0')}`, from, status: 'MODIFIE', text: `Un ${word} passe.` },
    ],
    ...given,
  })

function library() {
  const db = openDb(':memory:')
  const all = sources(db)
  const take = (batch: readonly Source[], folder = '', state = '') => {
    const ready = batch.map(source => prepare(source, { folder, state }))
    const tokens = tokenBatch()
    for (const { head, texts } of ready) tokens.add(head, texts)
    return intake(db)
      .take(ready, tokens.finish())
      .map(({ outcome }) => outcome)
  }
  const found = (text: string) => all.search({ text }).hits.map(hit => hit.id)
  const revision = (id: string) => all.get(id).revision
  return { db, all, take, found, revision }
}

describe('a batch', () => {
  test('may bring one source several times: wordings, the same again, a better text', () => {
    const { take, found, all, db } = library()
    const short = published(1, { text: [{ text: 'Une girafe.' }], punctuation: 'damaged' })
    const whole = published(1, { text: [{ text: 'Une autruche « dite ».' }] })
    expect(
      take([
        wording(2, '2020-01-01', 'zèbre'),
        short,
        wording(1, '2010-01-01', 'tapir'),
        wording(2, '2020-01-01', 'zèbre'),
        whole,
      ]),
    ).toEqual(['added', 'added', 'updated', 'unchanged', 'updated'])
    expect(all.count()).toEqual({ article: 1, decision: 1 })
    expect([found('zèbre'), found('tapir'), found('autruche'), found('girafe')]).toEqual([
      ['a'],
      ['a'],
      ['ce-1'],
      [],
    ])
    expect(coverage(db)).toEqual({ listed: 2, indexed: 2 })
    expect(faults(db)).toEqual([])
  })
  test('taken again changes nothing, to the revision', () => {
    const { take, revision } = library()
    const batch = [wording(1, '2010-01-01', 'tapir'), wording(2, '2020-01-01', 'zèbre'), published(1)]
    take(batch)
    const before = [revision('a'), revision('ce-1')]
    expect(take(batch)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    expect([revision('a'), revision('ce-1')]).toEqual(before)
  })
  test('that only adds a wording writes one row and leaves the article’s own as it was', () => {
    const { take, db } = library()
    take([wording(1, '2010-01-01', 'tapir')])
    const body = () => db.prepare('SELECT data FROM source_bodies').pluck().get()
    const before = body()
    take([wording(2, '2020-01-01', 'zèbre'), wording(3, '2015-01-01', 'okapi')])
    expect(body()).toBe(before)
    expect(db.prepare('SELECT count(*) FROM source_versions').pluck().get()).toBe(3)
  })
  test('gives the versions in order, and files the article under the last in force', () => {
    const { take, all } = library()
    take([
      wording(3, '2022-01-01', 'un'),
      wording(1, '2010-01-01', 'deux'),
      wording(2, '2015-01-01', 'trois'),
    ])
    const article = all.get('a') as Article
    expect(article.versions.map(one => one.from)).toEqual(['2010-01-01', '2015-01-01', '2022-01-01'])
    expect(all.search({ text: 'deux' }).hits[0]?.date).toBe('2022-01-01')
  })
  test('with a newer title takes it, and the former words of the texts stay', () => {
    const { take, all, found } = library()
    take([wording(1, '2010-01-01', 'tapir', { path: ['Ancien chapitre'] })])
    take([wording(2, '2020-01-01', 'zèbre', { path: ['Nouveau chapitre'] })])
    expect(all.get('a')).toMatchObject({ path: ['Nouveau chapitre'] })
    expect([found('tapir'), found('zèbre'), found('nouveau')]).toEqual([['a'], ['a'], ['a']])
  })
  test('corrects a wording already there: its former words are no longer found', () => {
    const { take, found } = library()
    take([wording(1, '2010-01-01', 'tapir'), wording(2, '2020-01-01', 'zèbre')])
    expect(take([wording(1, '2010-01-01', 'okapi')])).toEqual(['updated'])
    expect([found('tapir'), found('okapi'), found('zèbre')]).toEqual([[], ['a'], ['a']])
  })
  test('keeps the row, the tags, the notes and the edits of a source it completes', () => {
    const { take, all, db } = library()
    take([published(1), wording(1, '2010-01-01', 'tapir')])
    const seq = () => db.prepare("SELECT seq FROM sources WHERE id = 'ce-1'").pluck().get()
    const before = seq()
    all.save({ ...all.get('ce-1'), tags: ['vsa'], notes: 'À relire : autruche.' })
    all.save({ ...all.get('a'), notes: 'La mienne.' })
    take([published(1, { abstract: 'Résumé.' }), wording(2, '2020-01-01', 'zèbre')])
    expect(all.get('ce-1')).toMatchObject({
      tags: ['vsa'],
      notes: 'À relire : autruche.',
      abstract: 'Résumé.',
    })
    expect(all.get('a')).toMatchObject({ notes: 'La mienne.', versions: [{}, {}] })
    expect(seq()).toBe(before)
  })
  test('undone leaves nothing, in the index neither', () => {
    const { db, take, found, all } = library()
    const undone = () =>
      db.transaction(() => {
        take([published(1, { text: [{ text: 'Une girafe.' }] })])
        throw new Error('undone')
      })()
    expect(undone).toThrow('undone')
    expect([all.count(), found('girafe')]).toEqual([{}, []])
    expect(take([published(1, { text: [{ text: 'Une girafe.' }] })])).toEqual(['added'])
    expect(found('girafe')).toEqual(['ce-1'])
  })
})

describe('a user’s own versions of an article', () => {
  test('two under one id are both kept', () => {
    const { all } = library()
    const version = (text: string) => ({ id: '', status: 'VIGUEUR', text })
    all.save(anArticle({ id: 'x', versions: [version('Un.'), version('Deux.')] }))
    expect((all.get('x') as Article).versions.map(one => one.text)).toEqual(['Un.', 'Deux.'])
  })
  test('one taken out is gone, and stays so when the import brings another', () => {
    const { all, take, found } = library()
    take([wording(1, '2010-01-01', 'tapir'), wording(2, '2020-01-01', 'zèbre')])
    const article = all.get('a') as Article
    all.save({ ...article, versions: article.versions.slice(1) })
    expect([found('tapir'), found('zèbre')]).toEqual([[], ['a']])
    expect(all.history('a')[0]?.before).toMatchObject({ versions: [{}, {}] })
  })
})

describe('what its publisher takes back', () => {
  test.each([
    ['publie', 'inedit'],
    ['inedit', 'publie'],
  ])('from %s only, stays in %s', (gone, kept) => {
    const { take, all } = library()
    take([published(1)], gone)
    take([published(1)], kept)
    expect(all.retire(cid(1), `jade/global/${gone}/CETA/TEXT/00`)).toBe(false)
    expect(all.get('ce-1').id).toBe('ce-1')
    expect(all.retire(cid(1), `jade/global/${kept}/CETA/TEXT/00`)).toBe(true)
    expect(all.count()).toEqual({})
  })
  test('published, stands before the same record unpublished, whichever came first', () => {
    const { take, all } = library()
    const [plain, long] = [published(1, { name: 'Publié' }), published(1, { name: 'Inédit' })]
    take([plain], 'publie')
    expect(take([long], 'inedit')).toEqual(['unchanged'])
    const other = library()
    other.take([long], 'inedit')
    expect(other.take([plain], 'publie')).toEqual(['updated'])
    for (const one of [all, other.all]) expect(one.get('ce-1')).toMatchObject({ name: 'Publié' })
  })
  test.each<[string, (one: ReturnType<typeof library>) => void]>([
    ['edited', ({ all }) => void all.save({ ...all.get('ce-1'), notes: 'À citer.' })],
    [
      'in a collection',
      ({ db }) => {
        const { id } = collections(db).save({ id: '', title: 'Miennes', note: '' })
        collections(db).put(id, ['ce-1'])
      },
    ],
    [
      'cited in a draft',
      ({ db }) => {
        dossiers(db).save(aDossier({ id: 'd' }))
        const cite = { kind: 'citation', source: { kind: 'decision', id: 'ce-1' } } as never
        drafts(db).save(
          aDraft({ dossier: 'd', blocks: [{ kind: 'paragraph', id: 'p', style: 'body', inlines: [cite] }] }),
        )
      },
    ],
    [
      'cited by an argument',
      ({ all }) => {
        all.put(anArgument({ authorities: [{ source: 'ce-1', role: 'support' }] }), 'pack')
      },
    ],
  ])('and is %s, stays, marked that day; brought again, the mark goes', (_, rest) => {
    const one = library()
    one.take([published(1)])
    rest(one)
    expect(one.all.retire(cid(1), '', '20260301-200000')).toBe(true)
    expect(one.all.get('ce-1').withdrawn).toBe('2026-03-01')
    expect(one.all.search({ text: '"logiciel"' }).hits[0]?.withdrawn).toBe('2026-03-01')
    expect(one.all.retire(cid(1), '', '20260401-200000')).toBe(false)
    expect(one.take([published(1)], '', '20260401-200000')).toEqual(['older'])
    expect(one.take([published(1)])).toEqual(['older'])
    expect(one.take([published(1)], '', '20260402-200000')).toEqual(['updated'])
    expect(one.all.get('ce-1').withdrawn).toBeUndefined()
  })
  test('a version goes from an article, in the list and in the index', () => {
    const { take, all, found } = library()
    take([wording(1, '2010-01-01', 'tapir'), wording(2, '2020-01-01', 'zèbre')])
    expect(
      all.retireAll([
        { id: 'LEGIARTI000000000001', folder: '' },
        { id: 'LEGIARTI000000000009', folder: '' },
      ]),
    ).toEqual([true, false])
    expect([found('tapir'), found('zèbre')]).toEqual([[], ['a']])
  })
})

test.each([
  ['jade/global/publie/CETA/TEXT/00/00', 'publie'],
  ['20250101-000000/juri/jade/global/inedit/CETA', 'inedit'],
  ['legi/global/code_et_TNC_non_vigueur/code_non_vigueur/LEGI', 'non'],
  ['legi/global/code_et_TNC_en_vigueur/TNC_en_vigueur/JORF', 'en'],
  ['constit/global/CONS/TEXT', ''],
])('%s is the folder « %s »', (path, folder) => {
  expect(folderOf(path)).toBe(folder)
})

test('a decision of two publishers under two records is one source', () => {
  const { take, all } = library()
  take([published(1)])
  const other = Decision.parse({
    ...published(1),
    id: 'autre',
    provenance: [{ publisher: 'Conseil d’État', licence: '' }],
  })
  expect(take([other])).toEqual(['updated'])
  expect(all.get('autre').provenance).toHaveLength(2)
})
