import type { Readable } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { storedStream } from '../../kernel/files/stored.ts'

/** The bytes of a file as they come, decompressed or not. `read` is told the bytes of the file used. */
export interface Flow {
  /** the next piece; nothing at the end, or at a fault */
  next(): Promise<Buffer | undefined>
  /** the decompression went wrong; what came before was given */
  hasFailed(): boolean
  /** bytes of the file used so far, and what they have given */
  readonly used: { input: number; output: number }
  stop(): void
}

/** Pieces waiting to be taken, at most: decompression runs ahead of what reads it, in its own thread, but not far. */
const MAX_PIECES_AHEAD = 4
/** Small enough that a piece is forgotten as soon as it has been read: what lasts costs the collector far more. */
const PIECE_BYTES = 1 << 17

/**
 * Opens a file. Every piece that came before a fault is given, then the fault is told; a gzip cut short is decompressed as
 * far as it goes.
 */
export function flowOf(path: string, gzip: boolean, read: (bytes: number) => void): Flow {
  const source = storedStream(path, { highWaterMark: 1 << 18 })
  const used = { input: 0, output: 0 }
  const waiting: Buffer[] = []
  let isOver = false
  let hasFailed = false
  let wake: (() => void) | undefined
  const wakeReader = () => {
    wake?.()
    wake = undefined
  }
  const end = (error?: unknown) => {
    isOver = true
    hasFailed ||= error !== undefined
    wakeReader()
  }
  const last: Readable = gzip
    ? source.pipe(createGunzip({ chunkSize: PIECE_BYTES, finishFlush: constants.Z_SYNC_FLUSH }))
    : source
  source.on('data', (chunk: Buffer | string) => {
    used.input += chunk.length
    read(chunk.length)
  })
  source.on('error', end)
  last.on('data', (chunk: Buffer) => {
    used.output += chunk.length
    waiting.push(chunk)
    if (waiting.length >= MAX_PIECES_AHEAD) last.pause()
    wakeReader()
  })
  last.on('end', () => end())
  if (gzip) last.on('error', end)
  return {
    async next() {
      while (waiting.length === 0 && !isOver)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      const next = waiting.shift()
      if (waiting.length < MAX_PIECES_AHEAD && !isOver) last.resume()
      return next
    },
    hasFailed: () => hasFailed,
    used,
    stop() {
      source.destroy()
      last.destroy()
      end()
    },
  }
}
