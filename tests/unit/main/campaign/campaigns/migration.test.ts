import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqlite } from '../../../../../src/main/kernel/database/engine.ts'
import { bringTo } from '../../../../../src/main/kernel/database/migrations.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill, aDossier } from '../../../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

const BEFORE_CAMPAIGNS = 44
const at = '2026-01-01T00:00:00.000Z'

test('a library of before has one campaign for each bill somebody worked on, and nothing else of it changes', async () => {
  const db = openSqlite(join(place.folder, 'library.db'))
  db.transaction(() => bringTo(db, BEFORE_CAMPAIGNS))()
  const put = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values)
  for (const [n, id] of ['ecrit', 'appele', 'liste', 'amende', 'importe', 'suivi'].entries())
    put(
      'INSERT INTO bills (id, position, data, revision, updated_at) VALUES (?, ?, ?, 1, ?)',
      id,
      n,
      JSON.stringify(aBill({ id, title: `Loi « ${id} »` })),
      at,
    )
  const dossier = aDossier({
    id: 'd',
    type: 'advocacy',
    title: 'Ma note',
    facts: { 'bill.id': 'ecrit', contact: 'contact@exemple.fr', 'sender.association': 'Regards libres' },
  })
  put(
    `INSERT INTO dossiers (id, type, title, data, revision, updated_at) VALUES ('d', 'advocacy', 'Ma note', ?, 1, ?)`,
    JSON.stringify(dossier),
    at,
  )
  put(
    `INSERT INTO drafts (id, dossier, title, data, revision, updated_at) VALUES ('t', 'd', 'Note', ?, 1, ?)`,
    JSON.stringify({ id: 't', dossier: 'd', title: 'Note', blocks: [] }),
    at,
  )
  put(
    `INSERT INTO calls (id, member, bill, at, keep_until, data) VALUES ('c', 'PA1', 'appele', ?, '2099-01-01', '')`,
    at,
  )
  put(
    `INSERT INTO target_lists (id, bill, data, revision, updated_at) VALUES ('l', 'liste', ?, 1, ?)`,
    JSON.stringify({ id: 'l', title: 'Liste', bill: 'liste', filters: {}, ranked: [] }),
    at,
  )
  for (const [bill, origin] of [
    ['amende', 'draft'],
    ['importe', 'imported'],
  ] as const)
    put(
      `INSERT INTO amendments (id, bill, position, data, revision, updated_at) VALUES (?, ?, 1, ?, 1, ?)`,
      `a-${bill}`,
      bill,
      JSON.stringify(anAmendment({ id: `a-${bill}`, bill, origin })),
      at,
    )
  db.close()

  const { call, close } = program(place.folder)
  const campaigns = await call['campaigns.list']({})
  expect(campaigns.map(one => [one.bill, one.title])).toEqual(
    ['ecrit', 'appele', 'liste', 'amende'].map(id => [id, `Loi « ${id} »`]),
  )
  expect(campaigns[0]).toMatchObject({ contact: 'contact@exemple.fr', association: 'Regards libres' })
  expect((await call['dossiers.list']({})).map(one => one.title)).toEqual(['Ma note'])
  expect(await call['briefs.list']({})).toMatchObject([{ draft: 't', dossier: 'd', title: 'Note' }])
  await close()
})
