import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { BlobStore } from '../change-store.ts'
import { isNamedByContent, refuseMisnamed } from '../store-refusals.ts'

/** Bytes of a chunk: several desks send large files without one of them holding the server's memory. */
const CHUNK_BYTES = 2 ** 20

/** Keeps blobs in chunks; one that is cut short goes on where it stopped. */
export function postgresBlobs(postgres: Postgres): BlobStore {
  return {
    async missing(space, ids) {
      const rows = await postgres.query<{ id: string }>(
        'SELECT id FROM office.blobs WHERE space = $1 AND id = ANY($2)',
        [space, ids],
      )
      const stored = new Set(rows.map(({ id }) => id))
      return ids.filter(id => !stored.has(id))
    },
    async put(space, id, bytes) {
      refuseMisnamed(id, bytes)
      const parts = Math.max(1, Math.ceil(bytes.byteLength / CHUNK_BYTES))
      const rows = await postgres.query<{ part: number }>(
        'SELECT part FROM office.blob_chunks WHERE space = $1 AND id = $2',
        [space, id],
      )
      const sent = new Set(rows.map(({ part }) => part))
      for (let part = 0; part < parts; part += 1) {
        if (sent.has(part)) continue
        const chunk = Buffer.from(bytes.subarray(part * CHUNK_BYTES, (part + 1) * CHUNK_BYTES))
        await postgres.query('SELECT office.put_chunk($1, $2, $3, $4)', [space, id, part, chunk])
      }
      await postgres.query('SELECT office.finish_blob($1, $2, $3)', [space, id, parts])
    },
    async get(space, id) {
      const [blob] = await postgres.query<{ parts: number }>(
        'SELECT parts FROM office.blobs WHERE space = $1 AND id = $2',
        [space, id],
      )
      if (!blob) return undefined
      const chunks: Buffer[] = []
      for (let part = 0; part < blob.parts; part += 1) {
        const [chunk] = await postgres.query<{ bytes: Buffer }>(
          'SELECT bytes FROM office.blob_chunks WHERE space = $1 AND id = $2 AND part = $3',
          [space, id, part],
        )
        if (!chunk) return undefined
        chunks.push(chunk.bytes)
      }
      const bytes = Buffer.concat(chunks)
      return isNamedByContent(id, bytes) ? bytes : undefined
    },
  }
}
