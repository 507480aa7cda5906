import type { ClientBase, Connection } from 'pg'

/** A field of a row: a number, a text, or nothing. */
export type Field = string | number | null

/** The part of the driver's connection that COPY needs, which its types leave out. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Bytes of rows sent at once. */
const CHUNK_BYTES = 1 << 16

/**
 * Writes rows to a table by COPY, within the transaction of the connection: all of them, or the error of the server. `target`: the table
 * and its columns, `corpus.keys (key, seq)`; the fields of a row are in that order.
 */
export function copyIn(client: ClientBase, target: string, rows: Iterable<readonly Field[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: Connection) => connection.query(`COPY ${target} FROM STDIN`),
      handleCopyInResponse(connection: CopyConnection): void {
        for (const chunk of chunksOf(rows)) connection.sendCopyFromChunk(chunk)
        connection.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    })
  })
}

function* chunksOf(rows: Iterable<readonly Field[]>): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    text += `${row.map(escapeField).join('\t')}\n`
    if (text.length < CHUNK_BYTES) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeField(field: Field): string {
  if (field === null) return '\\N'
  if (typeof field === 'number') return String(field)
  return field.replace(/[\\\n\r\t]/g, char => ESCAPES[char] ?? char)
}
