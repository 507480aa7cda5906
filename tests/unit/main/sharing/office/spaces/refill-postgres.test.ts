import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres, type Postgres } from '../../../../../../src/main/kernel/postgres/connect.ts'
import { openPostgresStore } from '../../../../../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../../../../../src/main/sharing/office/postgres/prepare.ts'
import { refillHost } from '../../../../../../src/main/sharing/office/spaces/refill.ts'
import { foundWith, join, type TrialDesk, trialDesk } from '../../../../../fixtures/office/desks.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../../../../fixtures/office/postgres.ts'

describe.skipIf(whyNoPostgres)('a server that was lost, and prepared again', () => {
  let server: PostgresServer
  let root: Postgres
  const open = (login: string) => (member: string) =>
    openPostgresStore(server.address({ user: login, password: 'x' }), member)
  beforeAll(async () => {
    server = await startPostgres()
    root = await openPostgres(server.address())
    await prepareOffice(server.address())
    for (const name of ['lea', 'ali', 'zoe', 'bob'])
      await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x' IN ROLE pretoire_desk`)
  })
  afterAll(async () => {
    await root.close()
    server.stop()
  })

  /** The same desk, on a connection of its own: what it opened was with the server that was lost. */
  const again = async (desk: TrialDesk, login: string): Promise<TrialDesk> => {
    await desk.store.close()
    return trialDesk(desk.name, open(login), desk)
  }

  test('a reader’s desk fills it again with what everybody wrote, opens it to each, and a newcomer reads all of it', async () => {
    let [lea, ali, zoe] = [
      await trialDesk('Léa', open('lea')),
      await trialDesk('Ali', open('ali')),
      await trialDesk('Zoé', open('zoe')),
    ]
    const space = await foundWith(lea, [
      { desk: ali, role: 'writer' },
      { desk: zoe, role: 'reader' },
    ])
    await lea.write(space, 'un')
    await ali.read(space)
    await ali.write(space, 'réponse')
    for (const desk of [lea, ali, zoe]) await desk.read(space)
    await root.query('DROP SCHEMA office CASCADE')
    await prepareOffice(server.address())
    zoe = await again(zoe, 'zoe')
    await zoe.read(space)
    expect(zoe.findings(space).map(({ kind }) => kind)).toEqual(['emptied'])
    ali = await again(ali, 'ali')
    lea = await again(lea, 'lea')
    for (const desk of [ali, lea, zoe]) {
      await desk.read(space)
      expect(desk.findings(space)).toEqual([])
    }
    const bob = await trialDesk('Bob', open('bob'))
    await join(lea, bob, space, 'reader')
    expect(new Set(bob.changes(space))).toEqual(new Set(['un', 'réponse']))

    // an old backup put back: an owner gives back what others wrote, somebody else only their own
    await root.query(`DELETE FROM office.envelopes WHERE space = '${space}' AND member = '${ali.key.member}'`)
    await expect(refillHost(bob, space, bob.store)).rejects.toThrow('ne donne pas ce droit')
    expect(await refillHost(lea, space, lea.store)).toBe(1)
    for (const desk of [lea, ali, zoe, bob]) {
      await desk.store.close()
      desk.db.close()
    }
  })
})
