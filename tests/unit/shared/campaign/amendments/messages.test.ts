import { expect, test } from 'vitest'
import { amendments } from '../../../../../src/shared/campaign/amendments/contract.ts'
import {
  Amendment,
  Change,
  Rank,
  Target,
  Where,
} from '../../../../../src/shared/campaign/amendments/model.ts'

test('an amendment just begun says nothing yet: no change, no reason, no author, no outcome', () =>
  expect(Amendment.parse({ id: 'a', chamber: 'an', target: { kind: 'title' } })).toEqual({
    id: 'a',
    origin: 'draft',
    textLabel: '',
    chamber: 'an',
    reading: '',
    body: 'séance',
    target: { kind: 'title' },
    number: '',
    authors: '',
    changes: [],
    dispositif: '',
    reasons: { does: '', why: '', origin: '', sources: [] },
    expose: '',
    money: '',
    kind: 'autre',
    arguments: [],
    deadline: '',
    outcome: '',
    source: '',
    revision: 0,
    updatedAt: '',
  }))

const ids = (n: number) => Array.from({ length: n }, (_, at) => `a${at}`)
test.each([
  ['amendments.remove', 0, false],
  ['amendments.remove', 1, true],
  ['amendments.restore', 0, false],
  ['amendments.restore', 1, true],
  ['amendments.export', 0, false],
  ['amendments.export', 2000, true],
  ['amendments.export', 2001, false],
  ['amendments.toDraft', 0, false],
  ['amendments.toDraft', 2000, true],
  ['amendments.toDraft', 2001, false],
] as const)('%s of %i amendments', (name, n, isAccepted) =>
  expect(amendments[name].input.safeParse({ ids: ids(n) }).success).toBe(isAccepted),
)

test('what is printed or drafted without a title has none', () => {
  expect(amendments['amendments.export'].input.parse({ ids: ['a'] })).toEqual({ ids: ['a'], title: '' })
  expect(amendments['amendments.toDraft'].input.parse({ ids: ['a'] })).toEqual({ ids: ['a'], title: '' })
})

test('windows read the library again after what changes it, the drafts after one is made', () => {
  const writes = Object.entries(amendments).flatMap(([name, one]) =>
    'changes' in one && one.changes ? [[name, one.changes]] : [],
  )
  expect(Object.fromEntries(writes)).toEqual({
    'amendments.save': 'library',
    'amendments.remove': 'library',
    'amendments.restore': 'library',
    'amendments.import': 'library',
    'amendments.toDraft': 'drafts',
  })
})

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

test('alinéas, sentences and occurrences are counted from one, or are the last', () => {
  expect([1, 2, 'last'].map(rank => accepts(Rank, rank))).toEqual([true, true, true])
  expect([0, -1, 1.5, 'first'].map(rank => accepts(Rank, rank))).toEqual([false, false, false, false])
  expect(Where.parse({})).toEqual({ alineas: [] })
  expect(accepts(Where, { alineas: [0] })).toBe(false)
  expect(['start', 'end', 'middle'].map(edge => accepts(Where, { edge }))).toEqual([true, true, false])
})

const where = { alineas: [1] }
test.each([
  [{ kind: 'rewrite-article', by: [] }, 'nothing to write'],
  [{ kind: 'restore-article', by: [] }, 'nothing to write'],
  [{ kind: 'complete-article', by: [] }, 'nothing to write'],
  [{ kind: 'add-article', beside: '8', by: [] }, 'nothing to write'],
  [{ kind: 'delete-alineas', alineas: [] }, 'no alinéa'],
  [{ kind: 'replace-alineas', alineas: [], by: ['x'] }, 'no alinéa'],
  [{ kind: 'insert-alineas', after: -1, by: ['x'] }, 'a place before the first'],
  [{ kind: 'delete-words', where, words: '' }, 'no word'],
  [{ kind: 'replace-words', where, words: '', by: 'x' }, 'no word'],
  [{ kind: 'replace-words', where, words: 'x', by: '' }, 'nothing instead'],
  [{ kind: 'insert-words', where, side: 'after', words: 'x', by: '' }, 'nothing to insert'],
  [{ kind: 'insert-words', where, side: 'beside', words: 'x', by: 'y' }, 'no side'],
  [{ kind: 'complete', where, unit: 'words', by: '' }, 'nothing to add'],
  [{ kind: 'complete', where, unit: 'alinea', by: 'x' }, 'no unit'],
  [{ kind: 'rewrite-sentence', where, by: '' }, 'nothing instead'],
  [{ kind: 'rewrite-end', where, words: '' }, 'no word it begins at'],
  [{ kind: 'rewrite-title', by: '' }, 'no title'],
  [{ kind: 'gage', of: [] }, 'no revenue'],
  [{ kind: 'gage', of: ['region'] }, 'a revenue of nobody'],
  [{ kind: 'gage', of: ['etat'], after: 0 }, 'a paragraph before the first'],
  [{ kind: 'move-article' }, 'no such change'],
] as const)('refused: %j, %s', (change, _reason) => expect(accepts(Change, change)).toBe(false))

test.each([
  [{ kind: 'delete-article', consequence: true }, {}],
  [{ kind: 'add-article', beside: '8 ter', by: ['x'] }, { side: 'after' }],
  [{ kind: 'insert-alineas', after: 0, by: ['x'] }, {}],
  [{ kind: 'insert-words', where, side: 'before', by: 'y' }, { words: '' }],
  [{ kind: 'complete', where, unit: 'sentence', by: 'x' }, {}],
  [{ kind: 'delete-sentence', where }, {}],
  [{ kind: 'rewrite-end', where, words: 'x' }, { by: '' }],
  [{ kind: 'gage', of: ['etat', 'collectivites', 'securite-sociale'], after: 3 }, {}],
])('taken: %j', (change, completed) => expect(Change.parse(change)).toEqual({ ...change, ...completed }))

test.each([
  [{ kind: 'article', article: '1er' }, true],
  [{ kind: 'article' }, false],
  [{ kind: 'beside', side: 'before', article: '8' }, true],
  [{ kind: 'beside', side: 'under', article: '8' }, false],
  [{ kind: 'title' }, true],
  [{ kind: 'other', label: 'Chapitre II' }, true],
  [{ kind: 'annexe' }, false],
])('a target %j', (target, isAccepted) => expect(accepts(Target, target)).toBe(isAccepted))
