import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bills } from '../../../../../src/main/campaign/bills/store.ts'
import { calls } from '../../../../../src/main/campaign/calls/store.ts'
import { localProjects } from '../../../../../src/main/campaign/projects/store.ts'
import { dossiers } from '../../../../../src/main/dossiers/store.ts'
import { drafts } from '../../../../../src/main/drafts/store.ts'
import { versions } from '../../../../../src/main/drafts/version-store.ts'
import { exhibits } from '../../../../../src/main/exhibits/store.ts'
import type { Library } from '../../../../../src/main/kernel/library.ts'
import { dropKeys } from '../../../../../src/main/kernel/vault/keys.ts'
import { openLibrary } from '../../../../../src/main/library/open-library.ts'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import type { Erasure } from '../../../../../src/main/safekeeping/erasure/certificate.ts'
import { erase } from '../../../../../src/main/safekeeping/erasure/erase.ts'
import { endErasuresElsewhere } from '../../../../../src/main/safekeeping/erasure/later.ts'
import { erasePerson, mentionsOf } from '../../../../../src/main/safekeeping/erasure/person.ts'
import { previewErasure } from '../../../../../src/main/safekeeping/erasure/preview.ts'
import { backups } from '../../../../../src/main/safekeeping/list.ts'
import { restore } from '../../../../../src/main/safekeeping/restore.ts'
import { copyToSecondPlace, setSecondPlace } from '../../../../../src/main/safekeeping/second-place.ts'
import { sealLibrary } from '../../../../../src/main/safekeeping/vault/seal.ts'
import { Call } from '../../../../../src/shared/campaign/members/model.ts'
import { LocalProject } from '../../../../../src/shared/campaign/projects/model.ts'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import type { MentionChoice } from '../../../../../src/shared/safekeeping/erasure.ts'
import { temporary } from '../../../../contract/program.ts'
import { aBill, aDossier, aDraft, anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { putOneOfEach } from '../../../../fixtures/one-of-each.ts'

let place: ReturnType<typeof temporary>
let folder: string
let library: Library
/** deflated blocks that name her: bytes to be found no more */
let packed: Buffer[]

const NAME = 'Zélie Müllerane'
/** Writings of her name, and of nobody else's. */
const SECRETS = ['Müllerane', 'mullerane', 'MÜLLERANE', 'adressetapir', 'courrielcoati']
const PARTY = { kind: 'party', dossier: 'd', id: 'p' } as const

const paragraph = (...runs: string[]): Block => ({
  ...{ kind: 'paragraph', id: 'p', style: 'body' },
  inlines: runs.map((text, at) => ({ kind: 'text', text, ...(at === 1 && { marks: ['bold'] }) })),
})

beforeEach(async () => {
  place = temporary()
  folder = join(place.folder, 'bibliotheque')
  library = openLibrary(folder)
  putOneOfEach(library)
  const { db } = library
  const party = aParty({
    ...{ id: 'p', type: 'person', firstName: 'Zélie', name: 'Müllerane', representative: '' },
    ...{ address: '3 rue adressetapir, Grenoble', email: 'courrielcoati@exemple.fr' },
  })
  dossiers(db).save(
    aDossier({
      ...{ id: 'd', title: 'Affaire A', parties: [party, aParty({ id: 'other' })] },
      ...{ notes: 'Appeler Zelie Mullerane.', facts: { commune: 'Moirans' } },
    }),
  )
  const draft = drafts(db).save(
    aDraft({
      ...{ id: 't', dossier: 'd', title: 'Requête' },
      blocks: [paragraph('Mme ', 'Mülle', 'rane habite ici.'), paragraph('Autre passage, sans elle.')],
    }),
  )
  versions(db).keep(draft, 'named', { name: 'Pour Zélie Müllerane' })
  drafts(db).save({
    ...draft,
    blocks: [paragraph('MÜLLERANE Zélie, au 3, rue adressetapir, Grenoble.'), ...draft.blocks.slice(1)],
  })
  exhibits(db).save(anExhibit({ id: 'e', dossier: 'd', label: 'Lettre de Zélie Müllerane' }))
  packed = library.db
    .prepare<[], Buffer>("SELECT data FROM draft_blocks WHERE draft = 't'")
    .pluck()
    .all()
    .filter(bytes => inflateRawSync(bytes).toString().includes('rane'))
  expect(packed).toHaveLength(1)
  await backup(library)
})
afterEach(() => {
  library.close()
  dropKeys(folder)
  place.remove()
})

const rowsOf = () =>
  JSON.stringify([
    ...['dossiers', 'drafts', 'exhibits', 'calls'].map(table =>
      library.db.prepare(`SELECT * FROM ${table}`).all(),
    ),
    library.db
      .prepare<[], Buffer>('SELECT data FROM draft_blocks')
      .pluck()
      .all()
      .map(bytes => inflateRawSync(bytes).toString()),
    library.db.prepare('SELECT name, head FROM draft_versions').all(),
  ])
/** The words of what is deflated are read too. */
const left = async () => [
  ...(await findBytes(place.folder, [...SECRETS, ...packed])),
  ...SECRETS.filter(secret => rowsOf().includes(secret)),
]

describe('a party erased for good', () => {
  test('goes from its dossier, and its name from the texts, their versions and the backups; the rest stays', async () => {
    expect((await left()).length).toBeGreaterThan(5)
    const { title, counts, warnings } = previewErasure(library, PARTY)
    expect(title).toBe(NAME)
    expect(counts).toContainEqual(expect.objectContaining({ count: 1 }))
    expect(warnings.join()).toContain('montreront un manque')
    const { record, text } = await erase(library, PARTY, NAME)
    expect(await left()).toEqual([])
    expect(record).toMatchObject({ remains: [], target: { kind: 'party', id: 'p' }, backups: { length: 1 } })
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    const dossier = dossiers(library.db).get('d')
    expect(dossier.parties.map(({ id }) => id)).toEqual(['other'])
    expect(dossier.notes).toBe('Appeler [effacé].')
    const draft = drafts(library.db).get('t')
    expect(JSON.stringify(draft.blocks)).toContain('[effacé], au [effacé].')
    const [version] = versions(library.db).list('t')
    expect(JSON.stringify(versions(library.db).get(version!.id).draft.blocks)).toContain('habite ici.')
    expect(backups(library)[0]?.proof).toBe('proven')
  })

  test('is not brought back by the save of a window that had the dossier from before', async () => {
    const before = dossiers(library.db).get('d')
    await erase(library, PARTY, NAME)
    expect(() => dossiers(library.db).save({ ...before, notes: 'Autre' })).toThrow()
    expect(await left()).toEqual([])
  })

  test('leaves a person of the same name in another dossier', async () => {
    dossiers(library.db).save(aDossier({ id: 'far', notes: `Voir ${NAME}.` }))
    await erase(library, PARTY, NAME)
    expect(dossiers(library.db).get('far').notes).toBe(`Voir ${NAME}.`)
  })
})

describe('what names a person, erased at her request', () => {
  const choices = (choice?: (key: string) => MentionChoice | undefined) =>
    Object.fromEntries(
      mentionsOf(library.db, NAME).map(({ key, acts }) => [key, choice?.(key) ?? acts[0] ?? 'keep']),
    )

  test('is found under both fields of a party, and each place says what can be done', () => {
    const mentions = mentionsOf(library.db, NAME)
    expect(mentions.map(({ key, acts }) => [key, acts])).toEqual([
      ['dossier:d', ['mask']],
      ['draft:t', ['mask']],
      ['draft:t', ['mask']],
      ['exhibit:e', ['mask', 'erase']],
    ])
    expect(mentions[0]?.passages).toContain(NAME)
  })

  test('goes from every place chosen and from the backups, with a party of that name whole', async () => {
    const { record, text } = await erasePerson(library, NAME, choices(), NAME)
    expect(mentionsOf(library.db, NAME)).toEqual([])
    expect(await findBytes(place.folder, ['Zélie Müllerane', 'Zelie Mullerane', 'courrielcoati'])).toEqual([])
    expect(
      dossiers(library.db)
        .get('d')
        .parties.map(({ id }) => id),
    ).toEqual(['other'])
    expect(record.kept).toEqual([])
    expect(text).not.toContain('llerane')
    expect(exhibits(library.db).get('e').label).toBe('Lettre de [effacé]')
  })

  test('stays in the place that is kept, in its backups too, and the certificate says so', async () => {
    const { text } = await erasePerson(
      library,
      NAME,
      choices(key => (key === 'draft:t' ? 'keep' : undefined)),
      NAME,
    )
    expect([...new Set(mentionsOf(library.db, NAME).map(({ key }) => key))]).toEqual(['draft:t'])
    expect(text).toContain('un écrit\u00a0: laissé en place par choix')
  })

  test('goes with an exhibit and its file where that is chosen', async () => {
    const { sha256, size } = library.keep(Buffer.from('octetsocelot'))
    const file = { name: 'lettre.txt', sha256, size, type: 'text/plain', signed: false }
    exhibits(library.db).save({ ...exhibits(library.db).get('e'), file })
    await erasePerson(
      library,
      NAME,
      choices(key => (key === 'exhibit:e' ? 'erase' : undefined)),
      NAME,
    )
    expect(() => exhibits(library.db).get('e')).toThrow()
    expect(await findBytes(place.folder, ['octetsocelot'])).toEqual([])
  })

  test('is left in what was filed, and the certificate says why', async () => {
    library.db
      .prepare("INSERT INTO filed_drafts (draft, filing, content) VALUES ('t', 'filing', ?)")
      .run(JSON.stringify({ title: `Requête de ${NAME}` }))
    const mentions = mentionsOf(library.db, NAME)
    for (const { acts } of mentions.filter(({ key }) => key === 'draft:t')) expect(acts).toEqual([])
    const { text } = await erasePerson(library, NAME, choices(), NAME)
    expect(text).toContain('art. 17, 3, e du RGPD')
    expect(mentionsOf(library.db, NAME).every(({ key }) => key === 'draft:t')).toBe(true)
  })

  test('is refused where the name was not typed again, or nothing is chosen', async () => {
    await expect(erasePerson(library, NAME, choices(), 'Zélie')).rejects.toMatchObject({ code: 'invalid' })
    await expect(erasePerson(library, NAME, {}, NAME)).rejects.toMatchObject({ code: 'invalid' })
    expect(mentionsOf(library.db, NAME)).toHaveLength(4)
  })

  test('goes, for a member of parliament, with the log of the calls', async () => {
    const log = { key: 'calls:PA1', acts: ['erase'] }
    expect(mentionsOf(library.db, 'Ada Abeille')).toContainEqual(expect.objectContaining(log))
    await erasePerson(library, 'Ada Abeille', { 'calls:PA1': 'erase' }, 'Ada Abeille')
    expect(calls(library.db).list()).toEqual([])
  })
})

test('a campaign erased goes with its measures, texts, amendments, lists, positions and calls; its dossiers stay', async () => {
  const { db } = library
  bills(db).save(aBill({ id: 'secret', title: 'Texte putois', note: 'notefurtive' }))
  dossiers(db).save(aDossier({ id: 'advocacy', facts: { 'bill.id': 'secret' } }))
  const communes = [{ code: '38239', name: 'Moirans' }]
  localProjects(db).save(LocalProject.parse({ id: 'local', campaign: 'campaign:secret', communes }))
  calls(db).save(
    Call.parse({
      ...{ id: 'secret-call', member: 'PA1', bill: 'secret', at: '2025-03-10T09:00:00.000Z' },
      ...{ answered: 'assistant', said: 'noteappelsaiga', keepUntil: '2999-01-01' },
    }),
  )
  db.prepare("INSERT INTO positions (id, member, bill, date, data) VALUES ('x', 'PA1', 'secret', '', ?)").run(
    JSON.stringify({ source: 'sourcevigogne' }),
  )
  db.prepare("INSERT INTO packs (id, title, author, version, taken_at) VALUES ('k', '', '', '', '')").run()
  db.prepare("INSERT INTO pack_records (pack, what, id, data) VALUES ('k', 'bill', 'secret', ?)").run(
    JSON.stringify({ id: 'secret', note: 'notefurtive' }),
  )
  await backup(library)
  const secrets = ['putois', 'notefurtive', 'noteappelsaiga', 'sourcevigogne']
  const before = (await findBytes(folder, secrets)).join('\n')
  for (const secret of secrets) expect(before).toContain(secret)
  const target = { kind: 'campaign', id: 'secret' } as const
  const { warnings } = previewErasure(library, target)
  expect(warnings.join()).toContain('1 autre écrit, dossier ou argument le nomme')
  const { record } = await erase(library, target, 'Texte putois')
  expect(record.remains).toEqual([])
  expect(await findBytes(place.folder, secrets)).toEqual([])
  expect(dossiers(db).get('advocacy').id).toBe('advocacy')
  expect(localProjects(db).get('local')).not.toHaveProperty('campaign')
  expect(bills(db).get('bill').id).toBe('bill')
})

test('the copies of a second place that was not there are written again when it is back, with a certificate', async () => {
  const second = join(place.folder, 'cle')
  mkdirSync(second)
  setSecondPlace(library, second)
  await backup(library, { automatic: true })
  await copyToSecondPlace(library)
  renameSync(second, `${second}-absente`)
  const { record } = await erase(library, PARTY, NAME)
  expect(record.remains.join()).toContain('Prétoire les réécrira')
  expect((await findBytes(`${second}-absente`, SECRETS)).length).toBeGreaterThan(0)
  expect(await findBytes(folder, SECRETS)).toEqual([])
  expect(await endErasuresElsewhere(library)).toBe(0)
  renameSync(`${second}-absente`, second)
  expect(await endErasuresElsewhere(library)).toBe(1)
  expect(await left()).toEqual([])
  const certificates = readdirSync(join(folder, 'attestations')).map(name =>
    readFileSync(join(folder, 'attestations', name), 'utf8'),
  )
  expect(certificates).toHaveLength(2)
  expect(certificates.join()).toContain('complète la précédente')
  expect(await endErasuresElsewhere(library)).toBe(0)
})

describe('in a sealed library', () => {
  const WITHOUT: Readonly<Record<string, readonly string[]>> = {
    party: ['Müllerane', 'Mullerane', 'MÜLLERANE', 'adressetapir', 'courrielcoati'],
    campaign: ['Texte putois', 'notefurtive'],
    person: ['Müllerane', 'Mullerane', 'MÜLLERANE', 'courrielcoati'],
  }
  const ERASE: Readonly<Record<string, () => Promise<Erasure>>> = {
    party: () => erase(library, PARTY, NAME),
    campaign: () => erase(library, { kind: 'campaign', id: 'secret' }, 'Texte putois'),
    person: () => {
      const choices = mentionsOf(library.db, NAME).map(({ key, acts }) => [key, acts[0] ?? 'keep'] as const)
      return erasePerson(library, NAME, Object.fromEntries(choices), NAME)
    },
  }
  const billRows = () => JSON.stringify(library.db.prepare('SELECT * FROM bills').all())

  test.each(Object.keys(ERASE))('a %s goes from every backup, sealed before it or since', async kind => {
    bills(library.db).save(aBill({ id: 'secret', title: 'Texte putois', note: 'notefurtive' }))
    await backup(library)
    library.close()
    await sealLibrary(folder, 'quatre mots sans rapport')
    library = openLibrary(folder)
    await backup(library)
    const told = (words: readonly string[]) => words.filter(word => (rowsOf() + billRows()).includes(word))
    const words = WITHOUT[kind] ?? []
    expect(told(words)).toEqual(words)
    const run = ERASE[kind] ?? expect.unreachable()
    const { record, text } = await run()
    expect(record.remains).toEqual([])
    expect(record.backups).toHaveLength(3)
    expect(text).toContain('s’ouvre avec la phrase de passe de son jour')
    expect(told(words)).toEqual([])
    for (const { file, proof } of backups(library)) {
      expect(proof).toBe('proven')
      await restore(library, file)
      expect(told(words)).toEqual([])
    }
  })

  test('the sealed copies of a second place are written again when it is back', async () => {
    library.close()
    await sealLibrary(folder, 'quatre mots sans rapport')
    library = openLibrary(folder)
    const second = join(place.folder, 'cle')
    mkdirSync(second)
    setSecondPlace(library, second)
    await backup(library, { automatic: true })
    await copyToSecondPlace(library)
    const [copy = ''] = readdirSync(second).filter(name => name.endsWith('.zip'))
    const before = readFileSync(join(second, copy))
    renameSync(second, `${second}-absente`)
    await erase(library, PARTY, NAME)
    renameSync(`${second}-absente`, second)
    expect(await endErasuresElsewhere(library)).toBe(1)
    expect(readFileSync(join(second, copy)).equals(before)).toBe(false)
    await restore(library, join(second, copy))
    expect(
      dossiers(library.db)
        .get('d')
        .parties.map(({ id }) => id),
    ).toEqual(['other'])
    for (const word of WITHOUT.party ?? []) expect(rowsOf()).not.toContain(word)
  })

  test('one is told that copies made elsewhere open with the passphrase of their day', async () => {
    const sentence = 'Prétoire ne sait pas où elles sont'
    expect(previewErasure(library, PARTY).warnings.join()).toContain(`${sentence}, et chacune contient`)
    expect(previewErasure(library, PARTY).warnings.join()).not.toContain('Scellées')
    library.close()
    await sealLibrary(folder, 'quatre mots sans rapport')
    library = openLibrary(folder)
    expect(previewErasure(library, PARTY).warnings.join()).toContain('Scellées, elles s’ouvrent toujours')
  })
})
