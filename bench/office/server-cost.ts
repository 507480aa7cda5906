import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Postgres } from '../../src/main/kernel/postgres/connect.ts'
import type { PostgresServer } from '../../tests/fixtures/office/postgres.ts'

/** Clock ticks of Linux in a second, as /proc counts processor time. */
const TICKS_PER_SECOND = 100

/** Costs of a server so far: those of two moments are taken from each other. */
export interface ServerCost {
  readonly processorSeconds: number
  readonly bytes: number
  /** written to the write-ahead log, which the server recycles */
  readonly walBytes: number
}

export async function serverCost(server: PostgresServer, postgres: Postgres): Promise<ServerCost> {
  const [row] = await postgres.query<{ bytes: string; walBytes: string }>(
    `SELECT pg_database_size(current_database()) AS bytes,
       pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS "walBytes"`,
  )
  return {
    processorSeconds: serverSeconds(server),
    bytes: Number(row?.bytes ?? 0),
    walBytes: Number(row?.walBytes ?? 0),
  }
}

/** Processor time of the server and its processes, those that ended included. */
function serverSeconds({ data }: PostgresServer): number {
  const postmaster = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
  let ticks = 0
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const [parent, user, system, endedUser, endedSystem] = statOf(pid)
    if (pid === postmaster) ticks += user + system + endedUser + endedSystem
    else if (parent === Number(postmaster)) ticks += user + system
  }
  return ticks / TICKS_PER_SECOND
}

/** The parent of a process and its times in ticks: its own, then those of its children that ended. Zeros for one that is gone. */
function statOf(pid: string): [number, number, number, number, number] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name of a program, in parentheses, may hold spaces
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map(at => Number(fields[at]))
    return [parent ?? 0, user ?? 0, system ?? 0, endedUser ?? 0, endedSystem ?? 0]
  } catch {
    return [0, 0, 0, 0, 0]
  }
}
