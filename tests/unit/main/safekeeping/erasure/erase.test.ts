import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { personalSets } from '../../../../../src/main/campaign/sets/store.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { versions } from '../../../../../src/main/drafts/version-store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import { filings } from '../../../../../src/main/filings/store.ts'
import { hold } from '../../../../../src/main/kernel/database/hold.ts'
import { keepExport } from '../../../../../src/main/kernel/files/exports.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { endErasure, erase } from '../../../../../src/main/safekeeping/erasure/erase.ts'
import { previewErasure } from '../../../../../src/main/safekeeping/erasure/preview.ts'
import { backups } from '../../../../../src/main/safekeeping/list.ts'
import { preview, restore } from '../../../../../src/main/safekeeping/restore.ts'
import { setSecondPlace } from '../../../../../src/main/safekeeping/second-place.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { Call } from '../../../../../src/shared/campaign/members/model.ts'
import type { Draft } from '../../../../../src/shared/drafts/model.ts'
import { temporary } from '../../../../contract/program.ts'
import { aDossier, aDraft, anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { putOneOfEach } from '../../../../fixtures/one-of-each.ts'

/** Words that stand nowhere but in the dossier to be erased. */
const SECRETS = [
  ...['titrezebu', 'faitgirafe', 'partiekoala', 'adressetapir', 'evenementlynx', 'notedossierpanda'],
  ...[
    'textebison',
    'notebaspuma',
    'noteprivee-loutre',
    'commentairecastor',
    'reponseblaireau',
    'versionmarmotte',
  ],
  ...[
    'ignoreornithorynque',
    'libellehermine',
    'fichierbelette',
    'octetsputois',
    'accusefouine',
    'frappecoati',
  ],
  ...['ouverturegenette', 'exporttamanoir', 'recuaxolotl', 'raisonvison', 'remanencevigogne'],
] as const
const DOSSIER = { kind: 'dossier', id: 'secret' } as const
const TITLE = 'Affaire titrezebu'

let place: ReturnType<typeof temporary>
let folder: string
let library: Library
/** deflated blocks that hold a secret: bytes to be found no more */
let packed: Buffer[]
let secretFile: string

beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  library = openLibrary(folder)
  putOneOfEach(library)
  await plant()
})
afterEach(() => {
  library.close()
  dropKeys(folder)
  place.remove()
})

function secretDraft(): Draft {
  return aDraft({
    ...{ id: 'secret-draft', dossier: 'secret', ignored: ['ignoreornithorynque'] },
    blocks: [
      {
        ...{ kind: 'paragraph', id: 'b1', style: 'body' },
        inlines: [
          { kind: 'text', text: 'Le textebison.', comments: ['c1'] },
          { kind: 'note', id: 'n1', inlines: [{ kind: 'text', text: 'notebaspuma' }] },
          { kind: 'private', id: 'p1', text: 'noteprivee-loutre' },
        ],
      },
    ],
    comments: [
      {
        ...{ id: 'c1', author: '', at: '', text: 'commentairecastor', quote: '' },
        replies: [{ id: 'r1', author: '', at: '', text: 'reponseblaireau' }],
        resolved: false,
      },
    ],
  })
}

/** Puts every secret in its place, with copies of them wherever the program makes some. */
async function plant(): Promise<void> {
  const { db } = library
  dossiers(db).save(
    aDossier({
      ...{ id: 'secret', title: TITLE, facts: { commune: 'faitgirafe' }, notes: 'notedossierpanda' },
      parties: [aParty({ name: 'partiekoala', address: 'adressetapir' })],
      events: [{ id: 'ev', date: '2025-01-01', kind: 'autre', label: 'evenementlynx', options: [] }],
    }),
  )
  const long = 'remanencevigogne '.repeat(4000)
  const longDraft = drafts(db).save({
    ...secretDraft(),
    ...{ revision: 0, title: long },
  })
  // of what was typed and taken out again, pages that are free keep the bytes
  const first = drafts(db).save({ ...secretDraft(), revision: longDraft.revision })
  const old = drafts(db).save({
    ...first,
    blocks: [
      { kind: 'paragraph', id: 'b2', style: 'body', inlines: [{ kind: 'text', text: 'versionmarmotte' }] },
      ...first.blocks,
    ],
  })
  versions(db).keep(old, 'named', { name: 'versionmarmotte' })
  drafts(db).save({ ...old, blocks: first.blocks })
  db.prepare('INSERT INTO draft_dismissals (draft, code, message, reason, at) VALUES (?, ?, ?, ?, ?)').run(
    ...['secret-draft', 'code', 'message', 'raisonvison', ''],
  )
  db.prepare(
    'INSERT INTO typing_journal (draft, writer, program, revision, seq, at, change) VALUES (?, ?, ?, 1, 1, ?, ?)',
  ).run('secret-draft', 'page', 'gone', '', '{"blocks":"frappecoati"}')
  const { sha256, size } = library.keep(Buffer.from('octetsputois'))
  secretFile = sha256
  const file = { name: 'fichierbelette.txt', sha256, size, type: 'text/plain', signed: false }
  exhibits(db).save(anExhibit({ id: 'secret-exhibit', dossier: 'secret', label: 'libellehermine', file }))
  const receipt = library.keep(Buffer.from('accusefouine'))
  filings(db).add(
    {
      ...{ id: 'secret-filing', dossier: 'secret', date: '2025-02-01', caseNumber: '1', note: '' },
      ...{
        receipt: { ...receipt, name: 'accuse.pdf', type: 'application/pdf', signed: false },
        revision: 0,
        updatedAt: '',
        drafts: [],
      },
      exhibits: [{ id: 'secret-exhibit', number: 1, label: 'libellehermine' }],
    },
    [],
  )
  const set = personalSets(db).get('set')
  personalSets(db).save({
    ...set,
    ...{ id: 'secret-set', draft: 'secret-draft', revision: 0, openings: { PA1: 'ouverturegenette' } },
  })
  db.prepare("INSERT INTO set_aside (table_name, id, row, at) VALUES ('exhibits', 'x', ?, '')").run(
    JSON.stringify({ id: 'x', dossier: 'secret', data: '{"label":"libellehermine"}' }),
  )
  packed = db.prepare<[], Buffer>("SELECT data FROM draft_blocks WHERE draft = 'secret-draft'").pluck().all()
  await backup(library)
  const { automatic } = await backup(library, { automatic: true })
  expect(automatic).toBe(true)
  await keepExport(folder, 'requete.txt', Buffer.from('exporttamanoir'))
  mkdirSync(join(folder, 'uploads', 'recu'), { recursive: true })
  writeFileSync(join(folder, 'uploads', 'recu', 'piece.txt'), 'recuaxolotl')
  writeFileSync(join(library.exports, `office-${sha256}.pdf`), 'octetsputois')
  library.db.pragma('wal_checkpoint(TRUNCATE)')
  mkdirSync(join(folder, 'mises-de-cote'), { recursive: true })
  for (const copy of ['library.db.avant-v33', 'mises-de-cote/library-2026-01-01-000000.db'])
    copyFileSync(join(folder, 'library.db'), join(folder, copy))
}

describe('a dossier erased for good', () => {
  test('leaves none of its words in the library, its journal, its free pages, its backups, nor beside them', async () => {
    const before = await findBytes(folder, [...SECRETS, ...packed])
    for (const secret of SECRETS) expect(before.join('\n')).toContain(secret)
    expect(before.join('\n')).toContain('packed in')
    const { record, text } = await erase(library, DOSSIER, TITLE)
    expect(record.remains).toEqual([])
    expect(record.backups).toHaveLength(2)
    expect(record.counts).toContainEqual({ words: 'pièce', count: 1 })
    expect(await findBytes(place.folder, [...SECRETS, ...packed])).toEqual([])
    expect(existsSync(join(folder, 'attestations'))).toBe(true)
    expect(text).toContain('ATTESTATION D’EFFACEMENT')
    expect(text).toContain('- 1 écrit\n')
    for (const secret of SECRETS) expect(text).not.toContain(secret)
  })

  test('takes nothing of the others, and its backups are proven and can be put back', async () => {
    const others = () =>
      library.db.prepare('SELECT id, data FROM drafts WHERE dossier <> ? ORDER BY id').all('secret')
    const before = others()
    expect(before.length).toBeGreaterThan(0)
    const dates = backups(library).map(({ at, sequence }) => ({ at, sequence }))
    await erase(library, DOSSIER, TITLE)
    expect(others()).toEqual(before)
    const all = backups(library)
    expect(all.map(({ proof }) => proof)).toEqual(['proven', 'proven'])
    expect(all.map(({ at, sequence }) => ({ at, sequence }))).toEqual(dates)
    expect((await preview(library, all[0]!.file)).backup.dossiers).toBe(1)
    expect((await restore(library, all[0]!.file)).missing).toEqual([])
    expect(others()).toEqual(before)
    expect(await findBytes(place.folder, [...SECRETS, ...packed])).toEqual([])
  })

  test('keeps a file that another dossier rests on, and tells so before', async () => {
    const { sha256, size } = library.keep(Buffer.from('octetsputois'))
    exhibits(library.db).save(
      anExhibit({
        ...{ id: 'other-exhibit', dossier: 'one' },
        file: { name: 'autre.txt', sha256, size, type: 'text/plain', signed: false },
      }),
    )
    const { title, counts, warnings, backups: count } = previewErasure(library, DOSSIER)
    expect(title).toBe(TITLE)
    expect(count).toBe(2)
    expect(counts).toContainEqual({ words: 'version', count: 1 })
    expect(warnings.join()).toContain('1 de ses fichiers sert aussi ailleurs')
    await erase(library, DOSSIER, TITLE)
    expect(readFileSync(library.file(sha256), 'utf8')).toBe('octetsputois')
  })

  test('is refused where its title was not typed, and nothing goes', async () => {
    await expect(erase(library, DOSSIER, 'Affaire')).rejects.toMatchObject({ code: 'invalid' })
    expect(dossiers(library.db).get('secret').title).toBe(TITLE)
  })

  test('says which copies may still hold it: a second place that is absent, a backup that does not read', async () => {
    const second = join(place.folder, 'cle')
    mkdirSync(second)
    setSecondPlace(library, second)
    rmSync(second, { recursive: true })
    writeFileSync(join(library.backups, 'abimee.zip'), 'PK')
    const { record } = await erase(library, DOSSIER, TITLE)
    expect(record.remains.join('\n')).toMatch(/seconde place[\s\S]*abimee\.zip/)
    expect(record.backups).toHaveLength(2)
  })

  test('goes from the copies of the second place too, and what else lies there is left alone', async () => {
    const second = join(place.folder, 'cle')
    mkdirSync(second)
    setSecondPlace(library, second)
    copyFileSync(backups(library)[0]!.file, join(second, 'copie.zip'))
    writeFileSync(join(second, 'vacances.zip'), 'PK')
    expect(previewErasure(library, DOSSIER).backups).toBe(3)
    const { record } = await erase(library, DOSSIER, TITLE)
    expect(record).toMatchObject({ remains: [], backups: { length: 3 } })
    expect(readFileSync(join(second, 'vacances.zip'), 'utf8')).toBe('PK')
    rmSync(join(second, 'vacances.zip'))
    expect(await findBytes(place.folder, [...SECRETS, ...packed])).toEqual([])
  })

  test('is not brought back by the last save of a window that had it open', async () => {
    const [dossier, draft, exhibit] = [
      dossiers(library.db).get('secret'),
      drafts(library.db).get('secret-draft'),
      exhibits(library.db).get('secret-exhibit'),
    ]
    await erase(library, DOSSIER, TITLE)
    expect(() => dossiers(library.db).save(dossier)).toThrow('n’existe plus')
    expect(() => drafts(library.db).save(draft)).toThrow('n’existe plus')
    expect(() => exhibits(library.db).save(exhibit)).toThrow('n’existe plus')
  })

  test('is refused while a backup is being made, which would bring it back', async () => {
    const release = hold(folder, 'sauvegarde-en-cours')
    await expect(erase(library, DOSSIER, TITLE)).rejects.toMatchObject({ code: 'refused' })
    release?.()
    expect(dossiers(library.db).get('secret').title).toBe(TITLE)
  })

  test('cut short after its rows went is ended at the next opening', async () => {
    const backup = backups(library)[0]!.file
    const pending = erase(library, DOSSIER, TITLE)
    // the copies are not all written again yet: what the library says then is what a kill leaves
    const pendingErasure = library.db
      .prepare("SELECT value FROM settings WHERE key = 'library.erasure'")
      .pluck()
    const value = await vi.waitFor(() => pendingErasure.get() ?? Promise.reject(new Error('not begun')), {
      interval: 1,
    })
    await pending
    library.db.prepare("INSERT INTO settings (key, value) VALUES ('library.erasure', ?)").run(value)
    copyFileSync(backup, join(library.backups, 'autre.zip'))
    library.close()
    library = openLibrary(folder)
    await endErasure(library)
    expect(library.db.prepare("SELECT 1 FROM settings WHERE key = 'library.erasure'").get()).toBeUndefined()
    expect(await findBytes(place.folder, [...SECRETS, ...packed])).toEqual([])
  })

  test('stopped by a full disk as it empties its journal says so, and is ended at the next opening', async () => {
    const { db } = library
    const real = db.pragma.bind(db)
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    vi.spyOn(db, 'pragma').mockImplementation((text, options) => {
      if (text.startsWith('wal_checkpoint')) throw full
      return real(text, options)
    })
    await expect(erase(library, DOSSIER, TITLE)).rejects.toThrow('s’achèvera à la prochaine ouverture')
    vi.restoreAllMocks()
    await endErasure(library)
    expect(await findBytes(place.folder, [...SECRETS, ...packed])).toEqual([])
  })
})

test('an exhibit erased goes with its file; one that was filed stays with its deposit', async () => {
  const { sha256, size } = library.keep(Buffer.from('pieceocelot'))
  exhibits(library.db).save(
    anExhibit({
      ...{ id: 'alone', dossier: 'one', label: 'libelleocelot' },
      file: { name: 'nomocelot.txt', sha256, size, type: 'text/plain', signed: false },
    }),
  )
  await backup(library)
  await erase(library, { kind: 'exhibit', id: 'alone' }, 'libelleocelot')
  expect(await findBytes(place.folder, ['pieceocelot', 'libelleocelot', 'nomocelot'])).toEqual([])
  await expect(erase(library, { kind: 'exhibit', id: 'exhibit' }, 'Décision attaquée')).rejects.toMatchObject(
    {
      code: 'refused',
    },
  )
})

test('the calls to a member erased are no longer read anywhere, and a file of another volunteer brings none back', async () => {
  calls(library.db).save(
    Call.parse({
      ...{ id: 'secret-call', member: 'PA1', bill: 'bill', at: '2025-03-10T09:00:00.000Z' },
      ...{ answered: 'assistant', said: 'noteappelsaiga', keepUntil: '2999-01-01' },
    }),
  )
  await backup(library)
  expect((await findBytes(folder, ['noteappelsaiga'])).length).toBeGreaterThan(1)
  const { record } = await erase(library, { kind: 'calls', id: 'PA1' }, 'Ada Abeille')
  expect(record.counts).toEqual([{ words: 'appels', count: 2 }])
  expect(await findBytes(place.folder, ['noteappelsaiga'])).toEqual([])
  expect(calls(library.db).isErased('secret-call')).toBe(true)
})

test('a dossier erased from a sealed library goes from its sealed backups, which can be put back', async () => {
  library.close()
  await sealLibrary(folder, 'quatre mots sans rapport')
  library = openLibrary(folder)
  const { record } = await erase(library, DOSSIER, TITLE)
  expect(record.backups).toHaveLength(2)
  // what was set aside before is sealed as a file, not as a database: it is named
  expect(record.remains.join('\n')).toMatch(/avant-v33[\s\S]*library-2026-01-01/)
  const [latest] = backups(library)
  expect(latest?.proof).toBe('proven')
  await restore(library, latest!.file)
  expect(library.db.prepare('SELECT count(*) FROM dossiers WHERE id = ?').pluck().get('secret')).toBe(0)
  expect(existsSync(library.file(secretFile))).toBe(false)
})
