import { expect, test } from 'vitest'
import { exhibits } from '../../../../src/shared/exhibits/contract.ts'
import { Exhibit, ExhibitFile } from '../../../../src/shared/exhibits/model.ts'
import { BundleWish } from '../../../../src/shared/filings/bundle.ts'
import { filings } from '../../../../src/shared/filings/contract.ts'

test('a bundle asked without more is that of the versions to be filed, named as Télérecours has it, untouched', () =>
  expect(BundleWish.parse({ drafts: ['requete'] })).toEqual({
    drafts: ['requete'],
    final: true,
    naming: 'PJ',
    stamp: false,
    pageNumbers: false,
    textLayer: false,
    word: false,
    merged: false,
    annex: false,
    limit: 32,
    large: 'keep',
  }))

test.each([
  ['one text', { drafts: ['t'] }, true],
  ['twenty texts', { drafts: Array.from({ length: 20 }, (_, n) => `t${n}`) }, true],
  ['no text', { drafts: [] }, false],
  ['more than twenty', { drafts: Array.from({ length: 21 }, (_, n) => `t${n}`) }, false],
  ['a megabyte at most', { drafts: ['t'], limit: 1 }, true],
  ['less than a megabyte', { drafts: ['t'], limit: 0.5 }, false],
  ['two gigabytes', { drafts: ['t'], limit: 2000 }, true],
  ['more than two gigabytes', { drafts: ['t'], limit: 2001 }, false],
  ['the letter of art. R. 414-5', { drafts: ['t'], naming: 'number' }, true],
  ['another way to name', { drafts: ['t'], naming: 'title' }, false],
  ['a large exhibit split', { drafts: ['t'], large: 'split' }, true],
  ['a large exhibit shrunk', { drafts: ['t'], large: 'shrink' }, true],
  ['a large exhibit left out', { drafts: ['t'], large: 'drop' }, false],
])('a bundle of %s', (_title, wish, isAccepted) =>
  expect(BundleWish.safeParse(wish).success).toBe(isAccepted),
)

test('a bundle is named by its run, and written where the user chose by a token, never by a path', () => {
  const { input } = filings['bundles.make']
  const asked = { drafts: ['t'], run: 'r' }
  expect(input.parse(asked)).toMatchObject({ run: 'r', author: '' })
  expect(input.safeParse({ drafts: ['t'] }).success).toBe(false)
  expect(input.safeParse({ ...asked, to: 'abcdefghijklmnopqrstuv' }).success).toBe(true)
  expect(input.safeParse({ ...asked, to: '/tmp/dossier' }).success).toBe(false)
})

test('an exhibit just added is produced, in one piece, for everyone', () =>
  expect(Exhibit.parse({ id: 'e', dossier: 'd', label: 'Arrêté' })).toEqual({
    id: 'e',
    dossier: 'd',
    label: 'Arrêté',
    nature: '',
    object: '',
    author: '',
    confidential: false,
    series: false,
    aside: false,
    revision: 0,
  }))

const file = { name: 'a.pdf', sha256: '0', size: 0, type: 'application/pdf' }
test.each([
  ['an empty file', file, true],
  ['a file of less than nothing', { ...file, size: -1 }, false],
  ...['pdf', 'image', 'office', 'mail', 'text', 'other'].map(
    kind => [`a file of kind ${kind}`, { ...file, kind }, true] as const,
  ),
  ...['empty', 'damaged', 'encrypted', 'repaired'].map(
    flaw => [`a file that is ${flaw}`, { ...file, flaw }, true] as const,
  ),
  ['a file of no known kind', { ...file, kind: 'video' }, false],
  ['a file with no known flaw', { ...file, flaw: 'ugly' }, false],
] as const)('%s', (_title, value, isAccepted) =>
  expect(ExhibitFile.safeParse(value).success).toBe(isAccepted),
)

test('a file not known to be signed may be stamped', () => expect(ExhibitFile.parse(file).signed).toBe(false))

test('pages of an exhibit are counted from one', () => {
  const { input } = exhibits['exhibits.text']
  expect(input.safeParse({ id: 'e', page: 1 }).success).toBe(true)
  expect(input.safeParse({ id: 'e', page: 0 }).success).toBe(false)
  expect(Exhibit.safeParse({ id: 'e', dossier: 'd', label: 'l', pages: 0 }).success).toBe(false)
})

test('windows read the exhibits again after what changes them, and after nothing else', () => {
  const writes = Object.entries(exhibits).flatMap(([name, one]) =>
    'changes' in one && one.changes ? [[name, one.changes]] : [],
  )
  expect(Object.fromEntries(writes)).toEqual({
    'exhibits.add': 'exhibits',
    'exhibits.save': 'exhibits',
    'exhibits.order': 'exhibits',
    'exhibits.remove': 'exhibits',
    'exhibits.restore': 'exhibits',
    'exhibits.fetch': 'exhibits',
  })
})
