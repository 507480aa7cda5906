import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { openPostgres } from '../../src/main/kernel/postgres/connect.ts'
import { prepareFolder } from '../../src/main/sharing/office/folder/folder-office.ts'
import { openFolderStore } from '../../src/main/sharing/office/folder/folder-store.ts'
import { memoryHost, memoryStore } from '../../src/main/sharing/office/memory/memory-store.ts'
import { openPostgresStore } from '../../src/main/sharing/office/postgres/postgres-store.ts'
import { prepareOffice } from '../../src/main/sharing/office/postgres/prepare.ts'
import { startPostgres, whyNoPostgres } from '../fixtures/office/postgres.ts'
import { changeStoreContract } from './change-store.ts'

describe('a host in memory', () =>
  changeStoreContract(async () => {
    const host = memoryHost()
    return {
      open: async () => memoryStore(host),
      age: async (name, ms) => {
        const entries = host.live.get(name) ?? []
        host.live.set(
          name,
          entries.map(one => ({ ...one, at: Date.now() - ms })),
        )
      },
      end: () => undefined,
    }
  }))

describe('a folder', () =>
  changeStoreContract(async () => {
    const root = mkdtempSync(join(tmpdir(), 'pretoire-bureau-'))
    prepareFolder(root)
    return {
      open: async () => openFolderStore(root),
      age: async () => undefined,
      end: () => rmSync(root, { recursive: true, force: true }),
    }
  }))

describe.skipIf(whyNoPostgres)('PostgreSQL', () =>
  changeStoreContract(async () => {
    const server = await startPostgres()
    await prepareOffice(server.address())
    const root = await openPostgres(server.address())
    return {
      open: async member => {
        const login = `desk_${member.slice(0, 4)}`
        const [role] = await root.query<{ oid: number | null }>('SELECT to_regrole($1) AS oid', [login])
        if (!role?.oid) await root.query(`CREATE ROLE ${login} LOGIN PASSWORD 'x' IN ROLE pretoire_desk`)
        return openPostgresStore(server.address({ user: login, password: 'x' }), member)
      },
      age: async (name, ms) =>
        void (await root.query(
          "UPDATE office.live SET stored_at = clock_timestamp() - make_interval(secs => $2) WHERE space || '/' || session = $1",
          [name, ms / 1000],
        )),
      end: async () => {
        await root.close()
        server.stop()
      },
    }
  }),
)
