import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backup } from '../../../../../src/main/safekeeping/backup.ts'
import { restore } from '../../../../../src/main/safekeeping/restore.ts'
import { officeStore } from '../../../../../src/main/sharing/office/desk/store.ts'
import { prepareOffice } from '../../../../../src/main/sharing/office/postgres/prepare.ts'
import { fileAt, type Program } from '../../../../contract/program.ts'
import { findBytes } from '../../../../fixtures/find-bytes.ts'
import { foundSharedSpace } from '../../../../fixtures/office/library-desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'
import { aDossier, openDesks, textOf, withText, write } from './desks.ts'

/** Words planted in the dossier that Marie erases. */
const WORDS = [
  'motavantzebu',
  'pieceavantgirafe',
  'motpendantlynx',
  'motaprestapir',
  'pieceaprespanda',
  'titreaprespuma',
  'textenouveaubison',
  'motreprisbelette',
]

describe.each([
  ['a folder', false],
  ['PostgreSQL', true],
] as const)('on %s', (_host, isServer) => {
  if (isServer && whyNoPostgres) {
    test.skip(`left out: ${whyNoPostgres}`, () => undefined)
    return
  }
  let all: Awaited<ReturnType<typeof openDesks>>
  let server: PostgresServer | undefined
  let address: string
  beforeAll(async () => {
    all = await openDesks()
    address = join(all.place.folder, 'bureau')
    if (!isServer) return
    server = await startPostgres()
    address = server.address()
    await prepareOffice(address)
  })
  afterAll(async () => {
    await all.close()
    server?.stop()
  })

  test('a dossier that one desk erased never comes back to it, whatever the others go on writing', async () => {
    const [marie, paul, awa] = all.desks
    const space = await foundSharedSpace(address, 'Recours', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
      { name: 'Awa', program: awa },
    ])
    const meet = (one: Program) => one.call['office.sync']({ space })
    const { id, draft, paragraphs } = await aDossier(paul)
    const other = await aDossier(paul)
    const say = (words: string) => write(paul, draft, text => withText(text, paragraphs[0] ?? '', words))
    const addExhibit = (one: Program, words: string) =>
      one.call['exhibits.add']({ dossier: id, file: fileAt(all.place.file(`${words}.txt`, words)) })
    await say('motavantzebu')
    await addExhibit(paul, 'pieceavantgirafe')
    for (const dossier of [id, other.id])
      await paul.call['office.share']({ kind: 'dossier', id: dossier, space })
    for (const one of [paul, marie, awa]) await meet(one)
    expect(await textOf(marie, draft)).toContain('motavantzebu')
    const before = await backup(marie.library)

    // what Paul writes while Marie erases is on its way
    await say('motpendantlynx')
    await meet(paul)
    const target = { kind: 'dossier' as const, id }
    const { title, warnings } = await marie.call['erasure.preview'](target)
    expect(warnings.join(' ')).toContain('D’autres l’ont\u00a0: il est dans l’espace «\u00a0Recours\u00a0»')
    const { record } = await marie.call['erasure.run']({ target, confirmation: title })
    expect(record.kept).toEqual([expect.stringContaining('l’espace «\u00a0Recours\u00a0»')])

    await say('motaprestapir')
    await addExhibit(awa, 'pieceaprespanda')
    const dossier = await awa.call['dossiers.get']({ id })
    await awa.call['dossiers.save']({ dossier: { ...dossier, title: 'titreaprespuma' } })
    await awa.call['drafts.save']({
      draft: {
        ...{ id: crypto.randomUUID(), dossier: id, title: 'textenouveaubison', revision: 0, blocks: [] },
      },
    })
    await write(paul, other.draft, text => withText(text, other.paragraphs[0] ?? '', 'La suite vient.'))
    for (const one of [awa, paul, awa, marie, paul, marie]) await meet(one)
    await awa.call['office.refill']({ space })
    await meet(marie)
    expect(await textOf(marie, other.draft)).toContain('La suite vient.')
    expect((await paul.call['dossiers.get']({ id })).title).toBe('titreaprespuma')
    expect((await marie.call['office.state']({}))[0]).toMatchObject({ failure: '', refused: 0 })
    const { db } = marie.library
    const store = officeStore(db)
    const contents = JSON.stringify(
      store.hashes(space).map(hash => [store.version(space, hash), store.state(space, hash)]),
    )
    for (const word of WORDS) expect(contents).not.toContain(word)
    expect(contents).toContain('La suite vient.')
    expect(db.prepare('SELECT count(*) FROM office_erased WHERE instr(digest, ?) > 0').pluck().get(id)).toBe(
      0,
    )
    await backup(marie.library)
    expect(await findBytes(marie.library.folder, WORDS)).toEqual([])

    // the backup of before, which the erasure wrote again, is put back, and the others go on
    await restore(marie.library, before.file)
    expect(await textOf(marie, other.draft)).not.toContain('La suite vient.')
    await say('motreprisbelette')
    for (const one of [paul, marie, awa, marie]) await meet(one)
    await awa.call['office.refill']({ space })
    await meet(marie)
    expect((await marie.call['office.state']({}))[0]).toMatchObject({ failure: '', refused: 0 })
    expect(await textOf(awa, draft)).toContain('motreprisbelette')
    expect(await textOf(marie, other.draft)).toContain('La suite vient.')
    expect((await marie.call['dossiers.list']({})).map(one => one.id)).toEqual([other.id])
    await backup(marie.library)
    expect(await findBytes(marie.library.folder, WORDS)).toEqual([])
  })
})
