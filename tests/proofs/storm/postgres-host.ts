import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { filesUnder, holdsWord } from '../../../src/main/demo/office/host-words.ts'
import { openPostgres, type Postgres } from '../../../src/main/kernel/postgres/connect.ts'
import { prepareOffice } from '../../../src/main/sharing/office/postgres/prepare.ts'
import { type PostgresServer, startPostgres } from '../../fixtures/office/postgres.ts'
import { CANARY } from '../../fixtures/office/storm/desk-order.ts'
import type { StormHost } from '../../fixtures/office/storm/storm-host.ts'
import type { CuttingProxy } from './cutting-proxy.ts'
import { LIES, lieAbout } from './lies.ts'

const START_TRIES = 40
const RETRY_MS = 250
const PASSWORD = 'tempete'

/** A server and its streaming replica, in the hands of somebody who lies. */
export interface PostgresStormHost extends StormHost {
  addressFor(desk: string): string
  /** lets somebody in that the owners let go */
  letIn(spaces: readonly string[], member: string): Promise<void>
  /** how many envelopes it keeps, and their bytes */
  size(): Promise<{ readonly envelopes: number; readonly bytes: number }>
  /** kills the server as `kill -9` does, and starts it again */
  kill(): Promise<void>
  /** kills the server for good, and promotes its replica */
  failOver(): Promise<void>
  stop(): void
}

export async function startStormHost(
  proxy: CuttingProxy,
  desks: readonly string[],
): Promise<PostgresStormHost> {
  const primary = await startPostgres()
  const replica = await startPostgres({ replicaOf: primary }).catch((error: unknown) => {
    primary.stop()
    throw error
  })
  let current: PostgresServer = primary
  proxy.lead(primary.port)
  await prepareOffice(primary.address())
  const asRoot = async <T>(act: (postgres: Postgres) => Promise<T>): Promise<T> => {
    const postgres = await openPostgres(current.address())
    try {
      return await act(postgres)
    } finally {
      await postgres.close()
    }
  }
  await asRoot(async postgres => {
    for (const desk of desks)
      await postgres.query(`CREATE ROLE poste_${desk} LOGIN PASSWORD '${PASSWORD}' IN ROLE pretoire_desk`)
  })
  return {
    attacks: ['drop', 'forge', 'swap', 'replay', 'duplicate', 'reorder'],
    addressFor: desk => `postgres://poste_${desk}:${PASSWORD}@127.0.0.1:${proxy.port}/postgres`,
    attack: (kind, spaces, member) =>
      asRoot(postgres => LIES[kind](postgres, lieAbout(spaces, member))).then(repair => () => asRoot(repair)),
    remember: () =>
      asRoot(async postgres => {
        const ends = await postgres.query<{ space: string; last: string }>(
          'SELECT space, max(position) AS last FROM office.envelopes GROUP BY space',
        )
        return () =>
          asRoot(async later => {
            for (const { space, last } of ends)
              await later.query('DELETE FROM office.envelopes WHERE space = $1 AND position > $2', [
                space,
                last,
              ])
          })
      }),
    isReading: () => {
      for (const { folder } of [primary, replica])
        for (const bytes of filesUnder(folder)) if (holdsWord(bytes, [CANARY])) return true
      return false
    },
    plantWord: word => asRoot(async postgres => void (await postgres.query(`SELECT '${word}'`))),
    letIn: (spaces, member) =>
      asRoot(async postgres => {
        for (const space of spaces)
          await postgres.query('INSERT INTO office.access VALUES ($1, $2, false) ON CONFLICT DO NOTHING', [
            space,
            member,
          ])
      }),
    size: () =>
      asRoot(async postgres => {
        const [row] = await postgres.query<{ envelopes: string; bytes: string }>(
          'SELECT count(*) AS envelopes, coalesce(sum(length(sealed)), 0) AS bytes FROM office.envelopes',
        )
        return { envelopes: Number(row?.envelopes), bytes: Number(row?.bytes) }
      }),
    async kill() {
      killServer(current)
      await startAgain(current)
    },
    async failOver() {
      killServer(current)
      if (!replica.run('pg_ctl', 'promote', '--wait', '--silent', '--pgdata', replica.data))
        throw new Error('the replica was not promoted')
      current = replica
      proxy.lead(replica.port)
    },
    stop() {
      primary.stop()
      replica.stop()
    },
  }
}

function killServer({ data }: PostgresServer): void {
  const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

/** Starts a killed server once its children have noticed. */
async function startAgain(server: PostgresServer): Promise<void> {
  for (let n = 0; ; n += 1) {
    await setTimeout(RETRY_MS)
    try {
      server.start()
      return
    } catch (error) {
      if (n === START_TRIES) throw error
    }
  }
}
