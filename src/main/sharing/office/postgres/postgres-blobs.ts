import { AppError } from '../../../../shared/kernel/errors.ts'
import type { Postgres } from '../../../kernel/postgres/connect.ts'
import type { BlobStore } from '../change-store.ts'
import { isNamedByContent, refuseLongerThan, refuseMisnamed } from '../store-refusals.ts'

/** Bytes of a chunk: several desks send large files without one of them holding the server's memory. */
const CHUNK_BYTES = 2 ** 20

/** A second time sends all of a file whose chunks on the server were another's. */
const MAX_TRIES = 2

/** Keeps blobs in chunks; one that is cut short goes on where it stopped. */
export function postgresBlobs(postgres: Postgres): BlobStore {
  const missing: BlobStore['missing'] = async (space, ids) => {
    const rows = await postgres.query<{ id: string }>(
      'SELECT id FROM office.blobs WHERE space = $1 AND id = ANY($2)',
      [space, ids],
    )
    const stored = new Set(rows.map(({ id }) => id))
    return ids.filter(id => !stored.has(id))
  }
  return {
    missing,
    async put(space, id, bytes) {
      refuseMisnamed(id, bytes)
      for (let tries = 1; ; tries += 1) {
        await sendChunks(postgres, space, id, bytes)
        if ((await missing(space, [id])).length === 0) return
        // chunks were there already that are not this file's: the server dropped them
        if (tries === MAX_TRIES) throw notKept()
      }
    },
    async get(space, id, maxBytes = Number.POSITIVE_INFINITY) {
      const [blob] = await postgres.query<{ parts: number }>(
        'SELECT parts FROM office.blobs WHERE space = $1 AND id = $2',
        [space, id],
      )
      if (!blob) return undefined
      refuseLongerThan((blob.parts - 1) * CHUNK_BYTES, maxBytes)
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

async function sendChunks(postgres: Postgres, space: string, id: string, bytes: Uint8Array): Promise<void> {
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
}

const notKept = () =>
  new AppError(
    'damaged',
    'Le bureau n’a pas gardé un fichier tel qu’il lui a été remis. Rien n’est perdu ici\u00a0: il sera renvoyé à la prochaine rencontre. Si cela dure, prévenez la personne qui tient le serveur.',
  )
