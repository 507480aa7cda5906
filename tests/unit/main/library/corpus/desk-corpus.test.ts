import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../../../../src/main/kernel/database/open.ts'
import { openPostgres } from '../../../../../src/main/kernel/postgres/connect.ts'
import { migratePostgres } from '../../../../../src/main/kernel/postgres/postgres-migrations.ts'
import { changeOffice } from '../../../../../src/main/library/corpus/office/change-office.ts'
import { corpusSchema } from '../../../../../src/main/library/corpus/office/corpus-schema.ts'
import { settleOffice } from '../../../../../src/main/library/corpus/office/settle-office.ts'
import { intake } from '../../../../../src/main/library/intake/intake.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { sources } from '../../../../../src/main/library/store.ts'
import { tokenBatch } from '../../../../../src/main/search/index/vocabulary.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { SearchInput } from '../../../../../src/shared/search/model.ts'
import { type Program, program, temporary } from '../../../../contract/program.ts'
import { aDecision, anArticle, aParty } from '../../../../fixtures/builders.ts'
import { aFund } from '../../../../fixtures/import/fund.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../fixtures/office/postgres.ts'

const decision = (id: string, number: string, animal: string) =>
  aDecision({ id, numbers: [number], text: [{ n: 1, text: `${animal} traverse la voie publique.` }] })
const publicTexts = [
  decision('girafe', '490100', 'Une girafe'),
  decision('tapir', '490200', 'Un tapir'),
  anArticle({ id: 'csi-l-251-1', number: 'L. 251-1' }),
  aDecision({ id: 'ancienne', numbers: ['490001'], date: '2019-03-04', text: [] }),
  aDecision({
    id: 'renvoi',
    numbers: ['490002'],
    text: [{ n: 1, text: 'Il en va ainsi depuis longtemps : CE, 4 mars 2019, n° 490001.' }],
  }),
]

/** Reads sources into a library as an archive brings them. */
function readArchive(db: Database, all: readonly Source[]): void {
  const batch = all.map(source => prepare(source, { folder: '', state: '20260327-210000' }))
  const tokens = tokenBatch()
  for (const { head, texts } of batch) tokens.add(head, texts)
  db.transaction(() => intake(db).take(batch, tokens.finish()))()
}

/** Files that come into memory with one, by its imports and theirs. */
function loadedWith(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded
  loaded.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^'"]*?from '(\.[^']+)'/gm)
  for (const [, path = ''] of imports) loadedWith(join(dirname(file), path), loaded)
  return loaded
}

test('without an office, nothing of one is loaded', () => {
  const loaded = [...loadedWith(join(import.meta.dirname, '../../../../../src/main/app.ts'))]
  expect(loaded.some(file => file.endsWith('corpus/desk/desk-corpus.ts'))).toBe(true)
  expect(loaded.filter(file => /corpus\/office\/|kernel\/postgres\/connect/.test(file))).toEqual([])
})

describe.skipIf(whyNoPostgres)('a desk with the corpus of an office', () => {
  let server: PostgresServer
  let place: ReturnType<typeof temporary>
  let desk: Program
  beforeAll(async () => {
    server = await startPostgres()
    const postgres = await openPostgres(server.address())
    await migratePostgres(postgres, corpusSchema)
    await changeOffice(postgres, [], db => sources(db).putAll(publicTexts, 'import'))
    await settleOffice(postgres)
    await postgres.close()
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    place = temporary()
    desk = program(place.folder)
  })
  afterEach(async () => {
    await desk.close()
    place.remove()
  })

  const found = async (text: string) => {
    const { hits, total, isApproximate, remarks } = await desk.call['library.search'](
      SearchInput.parse({ text }),
    )
    return { ids: hits.map(({ id }) => id), total, isApproximate, remarks }
  }

  test('finds its texts beside those of the library, each once, and says who answered', async () => {
    await desk.call['library.save']({ source: decision('zebre', '490300', 'Un zèbre') })
    await desk.call['library.save']({ source: decision('girafe', '490100', 'Une girafe lue') })
    const state = await desk.call['library.useOfficeCorpus']({ address: server.address() })
    expect(state).toMatchObject({ isAnswering: true, texts: 5, funds: [{ fund: 'AUTRES', texts: 5 }] })
    const { ids, total, remarks } = await found('traverse')
    expect([ids.toSorted(), total]).toEqual([['girafe', 'tapir', 'zebre'], 3])
    expect(remarks[0]).toBe('Réponses du bureau.')
  })

  test('asks its own funds with the office: those it has not, or has older; each text is found once', async () => {
    const mine = [decision('girafe', '490100', 'Une girafe'), decision('loutre', '490400', 'Une loutre')]
    aFund(place.folder, 'corpus-jade-0123abcd.db', mine, { fund: 'JADE' })
    await desk.close()
    desk = program(place.folder)
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    const { ids, total, remarks } = await found('traverse')
    expect([ids.toSorted(), total]).toEqual([['girafe', 'loutre', 'tapir'], 3])
    expect(remarks.slice(0, 2)).toEqual([
      'Réponses du bureau.',
      'Réponses aussi de vos fonds attachés que le bureau n’a pas, ou a plus anciens\u00a0: JADE.',
    ])
    // the office has it as of the same day: it stands for the fund
    const postgres = await openPostgres(server.address())
    await postgres.query("INSERT INTO corpus.funds (fund, state) VALUES ('JADE', '20260327-210000')")
    const answer = await found('traverse')
    await postgres.query("DELETE FROM corpus.funds WHERE fund = 'JADE'")
    await postgres.close()
    expect(answer.ids.toSorted()).toEqual(['girafe', 'tapir'])
    expect(answer.remarks).toEqual([expect.stringMatching(/^Réponses du bureau, état du 27.mars.2026\.$/)])
  })

  test('counts once the texts of a fund that the office has older, however many they are', async () => {
    const hares = Array.from({ length: 230 }, (_, n) =>
      decision(`lievre-${n}`, `${480_000 + n}`, 'Un lièvre'),
    )
    const postgres = await openPostgres(server.address())
    await changeOffice(postgres, [], db => sources(db).putAll(hares.slice(0, 229), 'import'), {
      fundOf: () => 'CASS',
    })
    await settleOffice(postgres)
    aFund(place.folder, 'corpus-cass-0123abcd.db', hares, { fund: 'CASS' })
    await desk.close()
    desk = program(place.folder)
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    const { total } = await found('lièvre')
    // a fund of fewer texts may be a part of it: the office is then asked for the rest
    await postgres.query("UPDATE corpus.funds SET texts = 500 WHERE fund = 'CASS'")
    const partial = await found('lièvre')
    for (const table of ['sources', 'texts', 'funds'])
      await postgres.query(`DELETE FROM corpus.${table} WHERE fund = 'CASS'`)
    await postgres.close()
    expect(total).toBe(230)
    expect(partial).toMatchObject({ total: 230, isApproximate: undefined })
  })

  test('counts once what the library has too, lists what it has not, and says about how many where it cannot tell', async () => {
    const lynxes = Array.from({ length: 1300 }, (_, n) => decision(`lynx-${n}`, `${470_000 + n}`, 'Un lynx'))
    const postgres = await openPostgres(server.address())
    await changeOffice(postgres, [], db => readArchive(db, lynxes), { fundOf: () => 'CASS' })
    await settleOffice(postgres)
    try {
      readArchive(desk.library.db, lynxes.slice(0, 400))
      await desk.call['library.useOfficeCorpus']({ address: server.address() })
      const { total, isApproximate, facets, hits } = await desk.call['library.search'](
        SearchInput.parse({ text: 'lynx', limit: 200, offset: 400 }),
      )
      expect([total, isApproximate, facets.kind, hits.length]).toEqual([
        1300,
        undefined,
        { decision: 1300 },
        200,
      ])
      const chosen = await desk.call['library.search'](SearchInput.parse({ text: 'lynx', kind: 'article' }))
      expect([chosen.total, chosen.facets.kind]).toEqual([0, { decision: 1300 }])
      // one that was written here is named to nobody
      await desk.call['library.save']({ source: decision('lynx-1299', '471299', 'Un lynx') })
      expect(await found('lynx')).toMatchObject({ total: 1301, isApproximate: true })
      const log = server.log()
      expect([log.includes('id:lynx-0,'), log.includes('lynx-1299')]).toEqual([true, false])
      // more of them than are named to the office
      readArchive(desk.library.db, lynxes.slice(400, 1100))
      expect(await found('lynx')).toMatchObject({ isApproximate: true })
      // a run of words is told by reading, of those that are read
      expect(await found('"un lynx"')).toMatchObject({ isApproximate: true })
      expect(await found('girafe')).toMatchObject({ total: 1, isApproximate: undefined })
    } finally {
      for (const table of ['sources', 'texts', 'keys', 'funds'])
        await postgres.query(
          table === 'keys'
            ? 'DELETE FROM corpus.keys WHERE seq NOT IN (SELECT seq FROM corpus.sources)'
            : `DELETE FROM corpus.${table} WHERE fund = 'CASS'`,
        )
      await postgres.close()
    }
  })

  test('asks a replica where the server does not answer, and when it falls silent', async () => {
    const away = 'postgres://lea:secret@127.0.0.1:1/postgres'
    const replica = await startPostgres({ replicaOf: server })
    try {
      const state = await desk.call['library.useOfficeCorpus']({ address: `${away} ${replica.address()}` })
      expect(state).toMatchObject({ isAnswering: true, texts: 5 })
      expect(state?.address).toBe(`postgres://lea@127.0.0.1:1/postgres ${replica.address()}`)
      expect((await found('traverse')).ids.toSorted()).toEqual(['girafe', 'tapir'])
      // what the server is loaded with comes to it, and is copied from it
      const postgres = await openPostgres(server.address())
      await changeOffice(
        postgres,
        [],
        db => sources(db).putAll([decision('gnou', '490500', 'Un gnou')], 'import'),
        {
          fundOf: () => 'INCA',
        },
      )
      await settleOffice(postgres)
      await vi.waitFor(async () => expect((await found('gnou')).ids).toEqual(['gnou']), 10_000)
      const copied = await desk.call['library.takeOffline']({ fund: 'INCA' })
      expect(copied).toEqual({ taken: 1, present: 0, left: 0 })
      for (const table of ['sources', 'texts', 'funds'])
        await postgres.query(`DELETE FROM corpus.${table} WHERE fund = 'INCA'`)
      await postgres.close()
      await desk.call['library.useOfficeCorpus']({ address: `${replica.address()}\n${server.address()}` })
      expect((await found('traverse')).remarks).toEqual(['Réponses du bureau.'])
    } finally {
      replica.stop()
    }
    expect((await found('traverse')).remarks[0]).toContain('Le bureau ne répond pas')
    const { now } = performance
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 60_000)
    expect((await found('traverse')).ids.toSorted()).toEqual(['girafe', 'gnou', 'tapir'])
    vi.restoreAllMocks()
  })

  test('keeps a text of the office once it was read, for when the office is away', async () => {
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    expect(await desk.call['library.get']({ id: 'tapir' })).toMatchObject({ numbers: ['490200'] })
    await desk.call['library.useOfficeCorpus']({ address: '' })
    expect(await found('traverse')).toEqual({ ids: ['tapir'], total: 1, remarks: [] })
  })

  test('takes a text of law offline, and asks for it again without copying it twice', async () => {
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    expect(await desk.call['library.takeOffline']({ code: 'CSI' })).toEqual({ taken: 1, present: 0, left: 0 })
    expect(await desk.call['library.takeOffline']({ fund: 'autres' })).toEqual({
      ...{ taken: 4, present: 1, left: 0 },
    })
    expect(await desk.call['library.count']({})).toEqual({ decision: 4, article: 1 })
  })

  test('tells how far a copy is, stops it where asked with what it copied, and goes on from there', async () => {
    const otters = Array.from({ length: 130 }, (_, n) =>
      decision(`loutre-${n}`, `${460_000 + n}`, 'Une loutre'),
    )
    const postgres = await openPostgres(server.address())
    await changeOffice(postgres, [], db => sources(db).putAll(otters, 'import'), { fundOf: () => 'CAPP' })
    await settleOffice(postgres)
    const run = randomUUID()
    const told: number[] = []
    const titles: string[] = []
    try {
      await desk.call['library.useOfficeCorpus']({ address: server.address() })
      const copying = desk.call['library.takeOffline']({ fund: 'capp', run })
      for (;;) {
        const [going] = await desk.call['library.takingOffline']({})
        if (going) titles.push(going.title)
        if (going && going.done > 0) {
          told.push(going.done, going.total)
          await desk.call['library.stopOffline']({ run: going.run })
          break
        }
        await new Promise(resolve => setImmediate(resolve))
      }
      const [done = 0, total] = told
      // the texts that were being written stay
      expect(await copying).toEqual({ taken: done + 50, present: 0, left: 80 - done })
      expect([titles[0], total]).toEqual(['Fonds CAPP', 130])
      expect(await desk.call['library.takingOffline']({})).toEqual([])
      expect(await desk.call['library.count']({})).toEqual({ decision: done + 50 })
      const again = await desk.call['library.takeOffline']({ fund: 'capp', run })
      expect(again).toEqual({ taken: 80 - done, present: done + 50, left: 0 })
    } finally {
      for (const table of ['sources', 'texts', 'funds'])
        await postgres.query(`DELETE FROM corpus.${table} WHERE fund = 'CAPP'`)
      await postgres.query('DELETE FROM corpus.keys WHERE seq NOT IN (SELECT seq FROM corpus.sources)')
      await postgres.close()
    }
  })

  test('takes offline what the texts of a dossier cite, and what these cite', async () => {
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    const { id: dossier } = await desk.call['dossiers.create']({
      ...{ template: 'rep-vsa', facts: { commune: 'Moirans' }, parties: [aParty()] },
    })
    desk.library.db.exec("UPDATE drafts SET data = json_set(data, '$.title', '[[renvoi]]')")
    expect(await desk.call['library.takeOffline']({ dossier })).toEqual({ taken: 2, present: 0, left: 0 })
    expect(await desk.call['library.takeOffline']({ dossier })).toMatchObject({ taken: 0 })
    await desk.call['library.useOfficeCorpus']({ address: '' })
    expect(await desk.call['library.get']({ id: 'ancienne' })).toMatchObject({ numbers: ['490001'] })
  })

  test('keeps what is put in a collection from a list, without its being opened', async () => {
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    const { id } = await desk.call['collections.save']({ id: '', title: 'Animaux', note: '' })
    await desk.call['collections.add']({ id, sources: ['tapir'] })
    await desk.call['library.useOfficeCorpus']({ address: '' })
    expect((await desk.call['collections.sources']({ id })).map(one => one.id)).toEqual(['tapir'])
  })

  test('answers from here, and says so, when the office does not; a wrong address is not kept', async () => {
    await desk.call['library.useOfficeCorpus']({ address: server.address() })
    await desk.call['library.get']({ id: 'tapir' })
    await expect(
      desk.call['library.useOfficeCorpus']({ address: 'postgres://lea@127.0.0.1:1/bureau' }),
    ).rejects.toThrow('ne répond pas')
    expect((await found('voie')).remarks[0]).toBe('Réponses du bureau.')
    await desk.call['settings.save']({ values: { 'office.corpus': 'postgres://lea@127.0.0.1:1/bureau' } })
    const { ids, remarks } = await found('voie')
    expect([ids, remarks[0]]).toEqual([['tapir'], 'Le bureau ne répond pas\u00a0: réponses d’ici.'])
    await expect(desk.call['library.get']({ id: 'girafe' })).rejects.toThrow('ne répond pas')
    expect(await desk.call['library.officeCorpus']({})).toMatchObject({ isAnswering: false })
  })
})
