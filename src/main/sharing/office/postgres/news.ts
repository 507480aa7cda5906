import type { Client } from 'pg'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { NEWS_CHANNEL } from './office-schema.ts'

const RETRY_MS = 5_000

/**
 * Listens to the server's announcements on a connection of its own, opened for the first watcher. A cut is not told: it connects again,
 * and then says to everyone that there may be news.
 */
export function listenForNews(postgres: Postgres) {
  const watchers = new Set<{ readonly space: string; readonly onNews: () => void }>()
  let connection: Promise<Client | undefined> | undefined
  let retry: NodeJS.Timeout | undefined
  let isClosed = false

  const announce = (space?: string) => {
    for (const watcher of [...watchers]) if (space === undefined || watcher.space === space) watcher.onNews()
  }
  const later = () => {
    connection = undefined
    if (isClosed || watchers.size === 0 || retry) return
    retry = setTimeout(() => {
      retry = undefined
      listen()
    }, RETRY_MS)
    retry.unref()
  }
  const connect = async (): Promise<Client | undefined> => {
    try {
      const client = await postgres.connection()
      client.on('notification', ({ payload }) => announce(payload))
      client.once('error', later)
      client.once('end', later)
      await client.query(`LISTEN ${NEWS_CHANNEL}`)
      announce()
      return client
    } catch {
      later()
      return undefined
    }
  }
  const listen = () => {
    if (!isClosed) connection ??= connect()
  }
  return {
    watch(space: string, onNews: () => void): () => void {
      const watcher = { space, onNews }
      watchers.add(watcher)
      listen()
      return () => void watchers.delete(watcher)
    },
    /** Asks a statement on the connection that listens; undefined where nothing is listened to at the moment. */
    async query<Row extends object>(sql: string, values: unknown[]): Promise<readonly Row[] | undefined> {
      const client = await connection
      return (await client?.query<Row>(sql, values))?.rows
    },
    async close(): Promise<void> {
      isClosed = true
      clearTimeout(retry)
      const client = await connection
      await client?.end().catch(() => undefined)
    },
  }
}
