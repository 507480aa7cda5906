import type { Client } from 'pg'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import { sha256Hex } from '../seal/desk-key.ts'

const RETRY_MS = 5_000

/** Channel that tells of a space or a session to who knows its name: `office.news_channel` of the schema. */
const channelOf = (named: string): string =>
  `pretoire_${sha256Hex(Buffer.from(`pretoire news ${named}`)).slice(0, 40)}`

/**
 * Listens to the server's announcements on a connection of its own, opened for the first watcher. A cut is not told: it connects again,
 * and then says to everyone that there may be news.
 */
export function listenForNews(postgres: Postgres) {
  const watchers = new Set<{ readonly space: string; readonly onNews: () => void }>()
  let connection: Promise<Client | undefined> | undefined
  let retry: NodeJS.Timeout | undefined
  let isClosed = false

  const announce = (channel?: string) => {
    for (const watcher of [...watchers])
      if (channel === undefined || channelOf(watcher.space) === channel) watcher.onNews()
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
      client.on('notification', ({ channel }) => announce(channel))
      client.once('error', later)
      client.once('end', later)
      for (const name of new Set([...watchers].map(one => one.space))) await hear(client, name)
      announce()
      return client
    } catch {
      later()
      return undefined
    }
  }
  const hear = (client: Client, name: string) => client.query(`LISTEN ${channelOf(name)}`)
  const listen = () => {
    if (!isClosed) connection ??= connect()
  }
  /** Follows the watchers of one name on the connection that is open; a cut one hears of all when it is open again. */
  const follow = async (name: string, onNews?: () => void) => {
    const client = await connection
    const isWatched = [...watchers].some(one => one.space === name)
    try {
      if (!client) return
      if (isWatched) await hear(client, name)
      else await client.query(`UNLISTEN ${channelOf(name)}`)
      // said before it was listened to
      onNews?.()
    } catch {
      // the connection tells of its end by itself
    }
  }
  return {
    watch(space: string, onNews: () => void): () => void {
      const watcher = { space, onNews }
      const isOpening = connection === undefined
      watchers.add(watcher)
      listen()
      if (!isOpening) void follow(space, onNews)
      return () => {
        watchers.delete(watcher)
        if (![...watchers].some(one => one.space === space)) void follow(space)
      }
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
