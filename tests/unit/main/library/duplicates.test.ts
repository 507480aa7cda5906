import { expect, test } from 'vitest'
import { dossiers } from '../../../../src/main/dossiers/store.ts'
import { gather } from '../../../../src/main/drafts/gather.ts'
import { drafts } from '../../../../src/main/drafts/store.ts'
import type { Database } from '../../../../src/main/kernel/database/open.ts'
import type { Library } from '../../../../src/main/kernel/library.ts'
import { links } from '../../../../src/main/library/citations/citation-links.ts'
import { traceBatch } from '../../../../src/main/library/citations/store.ts'
import { duplicates } from '../../../../src/main/library/duplicates.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { sources } from '../../../../src/main/library/store.ts'
import { registerParts } from '../../../../src/main/parts.ts'
import { Article, Decision } from '../../../../src/shared/library/model.ts'
import { aDecision, aDossier, aDraft, anArgument, anArticle } from '../../../fixtures/builders.ts'

registerParts()

const from = (publisher: string, file: string) => ({ publisher, licence: 'Licence Ouverte 2.0', file })
/** One judgment under two names of its court, as two publishers wrote it: their keys do not meet. */
const one = (given: Partial<Decision> = {}) =>
  aDecision({
    id: 'nice',
    court: 'TA',
    city: 'Nice',
    date: '2023-11-23',
    numbers: ['2305692'],
    name: 'LDH',
    provenance: [from('Conseil d’État', `${given.id ?? 'TA06_2305692'}.xml`)],
    ...given,
  })
const other = (given: Partial<Decision> = {}) =>
  one({
    id: 'nice-2',
    city: 'Nice (tribunal administratif)',
    name: 'Ligue des droits de l’homme',
    provenance: [from('Judilibre', `${given.id ?? '64f'}.json`)],
    ...given,
  })

function library(...all: Parameters<ReturnType<typeof sources>['put']>[0][]) {
  const db = openDb(':memory:')
  const kept = sources(db)
  kept.putAll(all, 'import')
  return { db, all: kept, twins: duplicates(db) }
}

/** Every row that speaks of the sources, but for what is counted or dated. */
function rows(db: Database) {
  const read = (sql: string) => db.prepare(sql).all()
  return {
    sources: read(
      'SELECT seq, id, label, court, date, removed_at, base FROM sources JOIN source_bodies USING (seq) ORDER BY seq',
    ),
    keys: read('SELECT key, seq, hash FROM source_keys ORDER BY key'),
    tags: read('SELECT * FROM source_tags ORDER BY seq, tag'),
    numbers: read('SELECT * FROM source_numbers ORDER BY seq, number'),
    versions: read('SELECT seq, id, data FROM source_versions ORDER BY seq, id'),
    cited: read('SELECT key, target, times, sources FROM cited ORDER BY key'),
    collections: read('SELECT * FROM collection_sources ORDER BY collection, source'),
  }
}
const trace = (db: Database) => {
  while (traceBatch(db).left);
}

test('found by number and date, and by label; neither by number alone nor across kinds', () => {
  const { twins } = library(
    one(),
    other(),
    one({ id: 'autre-jour', date: '2024-02-01', numbers: ['2305692'], city: 'Lyon', name: 'Autre' }),
    anArgument({ id: 'x', title: 'Absence de base légale' }),
    anArgument({ id: 'y', title: 'Absence de base légale' }),
    anArgument({ id: 'z', title: 'Défaut d’habilitation' }),
  )
  expect(twins.find()).toEqual([
    { ids: ['nice', 'nice-2'], reason: 'Même numéro, même date' },
    { ids: ['x', 'y'], reason: 'Même intitulé' },
  ])
})

test('those said to be different are not shown again, whatever the order they are named in', () => {
  const { db, twins } = library(one(), other())
  twins.distinct(['nice-2', 'nice'])
  expect(twins.find()).toEqual([])
  expect(duplicates(db).find()).toEqual([])
})

test('a preview writes nothing', () => {
  const { db, all, twins } = library(one({ notes: 'ma note' }), other({ notes: 'la leur', tags: ['vsa'] }))
  const before = [rows(db), all.get('nice'), all.get('nice-2')]
  expect(twins.preview('nice', ['nice-2'])).toMatchObject({
    id: 'nice',
    notes: 'ma note\n\nla leur',
    tags: ['vsa'],
  })
  expect([rows(db), all.get('nice'), all.get('nice-2')]).toEqual(before)
})

test('the one kept has the tags, the notes, the provenances and the better text of both', () => {
  const { all, twins } = library(
    one({ tags: ['vsa'], notes: 'ma note', text: [], ecli: undefined }),
    other({ tags: ['vsa', 'rgpd'], notes: 'la leur', ecli: 'ECLI:FR:TA06:2023:2305692.20231123' }),
  )
  const { source } = twins.merge('nice', ['nice-2'])
  expect(source).toEqual(all.get('nice'))
  expect(Decision.parse(source)).toMatchObject({
    id: 'nice',
    name: 'LDH',
    tags: ['vsa', 'rgpd'],
    notes: 'ma note\n\nla leur',
    ecli: 'ECLI:FR:TA06:2023:2305692.20231123',
  })
  expect(Decision.parse(source).text.length).toBeGreaterThan(0)
  expect(source.provenance.map(({ publisher }) => publisher)).toEqual(['Conseil d’État', 'Judilibre'])
  expect(all.get('nice-2').id).toBe('nice')
  expect(twins.find()).toEqual([])
})

test('the versions of an article add up, in order', () => {
  const version = (n: number, day: string) => ({
    id: `LEGIARTI00000000090${n}`,
    from: day,
    status: 'VIGUEUR',
    text: day,
  })
  const { all, twins } = library(
    anArticle({
      id: 'p',
      number: 'L. 900',
      versions: [version(1, '2010-01-01'), version(3, '2022-01-01')],
    }),
    anArticle({ id: 'q', number: 'L 900 bis', versions: [version(2, '2015-01-01')] }),
  )
  const { act } = twins.merge('p', ['q'])
  const days = (id: string) => Article.parse(all.get(id)).versions.map(one => one.from)
  expect(days('q')).toEqual(['2010-01-01', '2015-01-01', '2022-01-01'])
  twins.undo(act)
  expect(days('p')).toEqual(['2010-01-01', '2022-01-01'])
  expect(days('q')).toEqual(['2015-01-01'])
})

test('what one publisher took back and the other still has is not marked as taken back', () => {
  const { twins } = library(one(), other({ withdrawn: '2026-01-01' }))
  expect(twins.merge('nice', ['nice-2']).source.withdrawn).toBeUndefined()
})

test('a draft that cites the former id is gathered with the one kept, before and after', () => {
  const { db, twins } = library(one(), other())
  const dossier = dossiers(db).save(aDossier())
  const draft = drafts(db).save(
    aDraft({
      dossier: dossier.id,
      blocks: [
        {
          kind: 'paragraph',
          style: 'body',
          id: 'p',
          inlines: [{ kind: 'citation', form: 'auto', source: { kind: 'decision', id: 'nice-2' } }],
        },
      ],
    }),
  )
  const gathered = () => gather({ db } as Library, draft.id).sources
  expect(gathered()).toMatchObject([{ id: 'nice-2', name: 'Ligue des droits de l’homme' }])
  const { act } = twins.merge('nice', ['nice-2'])
  expect(gathered()).toMatchObject([{ id: 'nice-2', name: 'LDH' }])
  twins.undo(act)
  expect(gathered()).toMatchObject([{ id: 'nice-2', name: 'Ligue des droits de l’homme' }])
})

test('what cites either leads to the one kept, and back to each when they are taken apart', () => {
  const citing = aDecision({
    id: 'cite',
    text: [
      {
        n: 4,
        text: 'Par un jugement n° 2305692 du 23 novembre 2023, le tribunal administratif de Nice a suspendu.',
      },
    ],
  })
  const { db, twins } = library(other({ city: 'Nice' }), one({ city: 'Nice (06)' }), citing)
  trace(db)
  const cited = (id: string) =>
    links(db)
      .of(id, 20, 0)
      ?.citedBy.map(({ hit }) => hit?.id)
  expect([cited('nice-2'), cited('nice')]).toEqual([['cite'], []])
  const { act } = twins.merge('nice', ['nice-2'])
  expect(cited('nice')).toEqual(['cite'])
  expect(
    links(db)
      .of('cite', 20, 0)
      ?.cites.map(({ hit }) => hit?.id),
  ).toEqual(['nice'])
  trace(db)
  expect(cited('nice')).toEqual(['cite'])
  twins.undo(act)
  expect([cited('nice-2'), cited('nice')]).toEqual([['cite'], []])
  trace(db)
  expect([cited('nice-2'), cited('nice')]).toEqual([['cite'], []])
})

test('either record imported again finds the one kept and adds nothing', () => {
  const { all, twins } = library(one(), other())
  twins.merge('nice', ['nice-2'])
  expect(all.putAll([one(), other()], 'import')).toEqual(['unchanged', 'unchanged'])
  all.put(other({ abstract: 'Urgence.' }), 'import')
  all.put(one({ formation: 'juge des référés' }), 'import')
  expect(all.count()).toEqual({ decision: 1 })
  expect(all.get('nice')).toMatchObject({ name: 'LDH', abstract: 'Urgence.', formation: 'juge des référés' })
})

test('taking apart leaves every row as it was before the merge, and the words find each again', () => {
  const citing = aDecision({
    id: 'cite',
    text: [
      { n: 1, text: 'Vu le jugement n° 2305692 du 23 novembre 2023 du tribunal administratif de Nice.' },
    ],
  })
  const { db, all, twins } = library(
    one({ tags: ['vsa'], numbers: ['2305692', '2305693'] }),
    other({ tags: ['rgpd'], notes: 'la leur', name: 'Zébulon', ecli: 'ECLI:FR:TA06:2023:2305692.20231123' }),
    citing,
  )
  trace(db)
  const content = () => ['nice', 'nice-2'].map(id => ({ ...all.get(id), revision: 0, updatedAt: '' }))
  const found = () => all.search({ text: 'zébulon', limit: 5, offset: 0 }).hits.map(hit => hit.id)
  const before = [rows(db), content(), found()]
  const { act } = twins.merge('nice', ['nice-2'])
  expect(found()).toEqual([])
  trace(db)
  twins.undo(act)
  trace(db)
  expect([rows(db), content(), found()]).toEqual(before)
  expect(() => twins.undo(act)).toThrow(/déjà été annulée/)
})

test('three in one go, and a group named twice over', () => {
  const { all, twins } = library(one(), other(), other({ id: 'nice-3', city: 'NICE CEDEX', name: 'Ligue' }))
  twins.merge('nice', ['nice-2', 'nice-3', 'nice-2', 'nice'])
  expect(all.count()).toEqual({ decision: 1 })
  expect(all.get('nice-3').id).toBe('nice')
})

test('edited since, it is not taken apart, and nothing is changed', () => {
  const { db, all, twins } = library(one(), other({ tags: ['vsa'] }))
  const { act } = twins.merge('nice', ['nice-2'])
  all.save({ ...all.get('nice'), notes: 'écrite depuis' })
  const before = rows(db)
  expect(() => twins.undo(act)).toThrow(/modifiée depuis/)
  expect(rows(db)).toEqual(before)
})

test('merges are taken apart in the order they were made, the last first', () => {
  const { all, twins } = library(
    one(),
    other({ tags: ['vsa'] }),
    other({ id: 'nice-3', city: 'NICE CEDEX', tags: ['rgpd'] }),
  )
  const first = twins.merge('nice', ['nice-2'])
  const second = twins.merge('nice-3', ['nice'])
  expect(all.get('nice-2').id).toBe('nice-3')
  expect(() => twins.undo(first.act)).toThrow(/réunie à une autre/)
  twins.undo(second.act)
  expect(all.get('nice-2').id).toBe('nice')
  twins.undo(first.act)
  expect(['nice', 'nice-2', 'nice-3'].map(id => all.get(id).tags)).toEqual([[], ['vsa'], ['rgpd']])
})

test('sources of two kinds are not merged', () => {
  const { db, twins } = library(one(), anArticle({ id: 'article' }))
  const before = rows(db)
  expect(() => twins.merge('nice', ['article'])).toThrow(/nature différente/)
  expect(rows(db)).toEqual(before)
})
