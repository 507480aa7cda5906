import { join } from 'node:path'
import { openPostgres, type Postgres } from '../../src/main/kernel/postgres/connect.ts'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import { type Program, program } from '../../tests/contract/program.ts'
import { foundSharedSpace } from '../../tests/fixtures/office/library-desks.ts'
import { type PostgresServer, startPostgres } from '../../tests/fixtures/office/postgres.ts'
import { inFolder } from '../measure.ts'

/** A server of PostgreSQL that syncs its disk, prepared as an office, and what opens libraries on it. */
export interface TrialOffice {
  readonly server: PostgresServer
  readonly postgres: Postgres
  /** a library of its own on disk, closed at the end */
  desk(name: string): Promise<Program>
  /** a space that the first desk founds and the others join */
  space(title: string, desks: readonly Program[]): Promise<string>
}

/** Settings of a server that is measured: those that PostgreSQL comes with, but for its memory and its log. */
const SETTINGS = ['log_statement = none', 'shared_buffers = 256MB']

/** Runs a measure on an office of its own, gone afterwards. */
export async function inTrialOffice<T>(measure: (office: TrialOffice) => Promise<T>): Promise<T> {
  return inFolder(async folder => {
    const server = await startPostgres({ isDurable: true, settings: SETTINGS })
    const desks: Program[] = []
    try {
      await prepareOffice(server.address())
      const postgres = await openPostgres(server.address())
      try {
        return await measure({
          server,
          postgres,
          async desk(name) {
            const one = program(join(folder, name))
            desks.push(one)
            await one.call['settings.save']({ values: { profile: 'lawyer', packAuthor: name } })
            return one
          },
          space(title, [owner, ...others]) {
            if (!owner) throw new Error('a space has a first desk')
            const named = (one: Program) => ({ name: `Poste ${desks.indexOf(one)}`, program: one })
            return foundSharedSpace(server.address(), title, [named(owner), ...others.map(named)])
          },
        })
      } finally {
        await postgres.close()
      }
    } finally {
      await Promise.all(desks.map(one => one.close()))
      server.stop()
    }
  })
}
