import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../../../../src/main/kernel/postgres/connect.ts'
import { backup } from '../../../../../../src/main/safekeeping/backup.ts'
import { officeStore } from '../../../../../../src/main/sharing/office/desk/store.ts'
import { prepareOffice } from '../../../../../../src/main/sharing/office/postgres/prepare.ts'
import { setAddress } from '../../../../../../src/main/sharing/office/spaces/office-file.ts'
import { fileAt, type Program, program, temporary, withoutOffice } from '../../../../../contract/program.ts'
import { foundSharedSpace } from '../../../../../fixtures/office/library-desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../../fixtures/office/postgres.ts'
import { aDossier } from '../desks.ts'

/** The statement of docs/office.md that deletes the files that a server altered. */
const DROP_ALTERED = /WITH altered [^;]+/.exec(readFileSync('docs/office.md', 'utf8'))?.[0] ?? ''

describe.skipIf(whyNoPostgres)('exhibits left in a space of a PostgreSQL', () => {
  const place = temporary()
  let server: PostgresServer
  let marie: Program
  let paul: Program
  let space: string
  let dossier: string
  let draft: string
  let files: string[]

  const address = (user: string) => server.address({ user, password: 'x' })
  const meet = async (one: Program) => (await one.call['office.sync']({}))[0]
  const has = (one: Program, sha256: string | undefined) => existsSync(one.library.file(sha256 ?? ''))
  const here = () => files.map(one => has(paul, one))
  const exhibitsOf = async (one: Program) => one.call['exhibits.list']({ dossier })

  beforeAll(async () => {
    server = await startPostgres()
    const root = await openPostgres(server.address())
    await prepareOffice(server.address())
    for (const name of ['marie', 'paul'])
      await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x' IN ROLE pretoire_desk`)
    await root.close()
    marie = program(join(place.folder, 'marie'))
    paul = program(join(place.folder, 'paul'))
    space = await foundSharedSpace(address('marie'), 'Recours', [
      { name: 'Marie', program: marie },
      { name: 'Paul', program: paul },
    ])
    setAddress(paul.library, space, address('paul'))
    await meet(paul)
    await paul.call['office.chooseFiles']({ space, files: 'on-demand' })
  })
  afterAll(async () => {
    await marie.close()
    await paul.close()
    server.stop()
    place.remove()
  })
  /** A dossier of three exhibits on Marie's desk, that Paul's takes without their files. */
  beforeEach(async () => {
    ;({ id: dossier, draft } = await aDossier(marie))
    files = []
    for (const name of ['Constat', 'Plan', 'Lettre']) {
      const content = `${name} de ${dossier}. ${'Vidéosurveillance. '.repeat(4000)}`
      const path = place.file(`${name}-${dossier}.txt`, content)
      const exhibit = await marie.call['exhibits.add']({ dossier, file: fileAt(path), label: name })
      files.push(exhibit.file?.sha256 ?? '')
    }
    await marie.call['office.share']({ kind: 'dossier', id: dossier, space })
    expect(await meet(marie)).toMatchObject({ failure: '' })
    expect(await meet(paul)).toMatchObject({ failure: '', refusals: [] })
  })

  /** The name that a file has on the server. */
  const blobOf = (sha256: string) => {
    const store = officeStore(marie.library.db)
    const all = store.hashes(space).flatMap(hash => store.files(space, hash))
    return all.find(one => one.sha256 === sha256)?.blob ?? ''
  }

  test('listed without their files, drawn, checked, bundled, filed and exported: each asks for what it needs', async () => {
    expect((await exhibitsOf(paul)).map(one => one.label)).toEqual(['Constat', 'Plan', 'Lettre'])
    expect(here()).toEqual([false, false, false])
    const lines = await paul.call['exhibits.check']({ dossier })
    expect(lines.map(one => one.code)).toEqual(['exhibit-remote', 'exhibit-remote', 'exhibit-remote'])
    const [first] = await exhibitsOf(paul)
    expect((await paul.call['exhibits.view']({ id: first?.id ?? '' })).pages).toBeGreaterThan(0)
    expect(here()).toEqual([true, false, false])
    const bundle = await withoutOffice(() =>
      paul.call['bundles.make']({ drafts: [draft], run: 'depot', final: false }),
    )
    expect(bundle.files.filter(file => /^PJ\d_/.test(file.name))).toHaveLength(3)
    expect(here()).toEqual([true, true, true])
    expect((await paul.call['dossiers.export']({ id: dossier })).bytes).toBeGreaterThan(0)
    const filing = await withoutOffice(() =>
      paul.call['filings.file']({ dossier, drafts: [draft], date: '2026-11-03' }),
    )
    expect(filing.exhibits.map(one => one.sha256)).toEqual(files)
  })

  test('a backup does not hold them, the doctor calls none lost, and what is restored asks for them again', async () => {
    const problems = await paul.call['library.doctor']({})
    expect(problems.filter(one => one.severity === 'blocking')).toEqual([])
    const made = await backup(paul.library)
    expect(made.remote).toBeGreaterThanOrEqual(3)
    expect(made.missing).toEqual([])
    const toFetch = async () =>
      (await paul.call['backups.restore']({ file: { backup: made.name } })).remote
        .map(one => one.sha256)
        .filter(sha256 => files.includes(sha256))
    expect(await toFetch()).toEqual(files)
    expect(await paul.call['exhibits.fetch']({ dossier })).toEqual({ files: 3, remaining: 0 })
    // those that came since are here: nothing of them is to be asked for
    expect(await toFetch()).toEqual([])
    expect(await meet(paul)).toMatchObject({ failure: '' })

    const computer = program(join(place.folder, `neuf-${dossier}`))
    const preview = await computer.call['backups.preview']({ file: fileAt(made.file) })
    const restored = await computer.call['backups.restore']({ file: fileAt(made.file) })
    for (const { remote } of [preview, restored])
      expect(
        remote.filter(one => files.includes(one.sha256)).map(({ label, space: title }) => [label, title]),
      ).toEqual([
        ['la pièce «\u00a0Constat\u00a0»', 'Recours'],
        ['la pièce «\u00a0Plan\u00a0»', 'Recours'],
        ['la pièce «\u00a0Lettre\u00a0»', 'Recours'],
      ])
    expect(restored.missing).toEqual([])
    await computer.close()
  })

  test('a server that is away is said, changes nothing, and gives them once it is back', async () => {
    server.halt()
    try {
      await expect(paul.call['exhibits.fetch']({ dossier })).rejects.toThrow(
        'Le fichier est resté dans l’espace «\u00a0Recours\u00a0», et n’a pas pu être demandé',
      )
      await expect(paul.call['dossiers.export']({ id: dossier })).rejects.toThrow('Recours')
      const [first] = await exhibitsOf(paul)
      await expect(paul.call['exhibits.view']({ id: first?.id ?? '' })).rejects.toThrow('Recours')
      expect(here()).toEqual([false, false, false])
    } finally {
      server.start()
    }
    expect(await paul.call['exhibits.fetch']({ dossier })).toEqual({ files: 3, remaining: 0 })
    expect(here()).toEqual([true, true, true])
  })

  test('a file that the server lost is told from one it altered; the others come, and a meeting goes on', async () => {
    const [lost = '', altered = ''] = files.map(blobOf)
    const root = await openPostgres(server.address())
    await root.query('DELETE FROM office.blob_chunks WHERE id = $1', [lost])
    await root.query('DELETE FROM office.blobs WHERE id = $1', [lost])
    await root.query(
      'UPDATE office.blob_chunks SET bytes = set_byte(bytes, 40, 255 - get_byte(bytes, 40)) WHERE id = $1',
      [altered],
    )
    const refusal = await paul.call['exhibits.fetch']({ dossier }).catch((error: Error) => error.message)
    expect(refusal).toContain('n’a pas le fichier de la pièce «\u00a0Constat\u00a0»')
    expect(refusal).toContain('ne rend pas le fichier de la pièce «\u00a0Plan\u00a0»')
    expect(refusal).toContain('altéré')
    expect(here()).toEqual([false, false, true])
    await paul.call['office.chooseFiles']({ space, files: 'keep' })
    expect(await meet(paul)).toMatchObject({ failure: '' })
    expect((await paul.call['office.state']({}))[0]).toMatchObject({ remoteFiles: 2 })

    // mended as the pages for the administrator say
    await root.query(DROP_ALTERED)
    await root.close()
    expect(await marie.call['office.refill']({ space })).toMatchObject({ files: 2 })
    await meet(paul)
    expect(here()).toEqual([true, true, true])
    await paul.call['office.chooseFiles']({ space, files: 'on-demand' })
  })

  test('asked for one by one, stopped after a file, cut by the death of the server, then taken up where it stopped', async () => {
    const fetch = paul.call['exhibits.fetch']({ dossier, run: 'suite' })
    const progress = () =>
      paul.events.flatMap(one => (one.event === 'progress' && one.data.run === 'suite' ? [one.data] : []))
    while (progress().length === 0) await new Promise(resolve => setImmediate(resolve))
    await paul.call['exhibits.stopFetch']({ run: 'suite' })
    const stopped = await fetch
    expect(stopped.files + stopped.remaining).toBe(3)
    expect(stopped.remaining).toBeGreaterThan(0)
    expect(progress()[0]).toMatchObject({ done: 0, total: 3 })
    expect(here().filter(Boolean)).toHaveLength(stopped.files)
    server.halt()
    await expect(paul.call['exhibits.fetch']({ dossier })).rejects.toThrow('Recours')
    server.start()
    expect(await paul.call['exhibits.fetch']({ dossier })).toEqual({ files: stopped.remaining, remaining: 0 })
  })
})
