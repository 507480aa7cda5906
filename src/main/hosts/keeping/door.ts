import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { Kept } from '../../../shared/offers/kept.ts'
import { runtimeBase } from '../runtime-folder.ts'
import { frame, frameReader } from './frames.ts'
import { MAX_HEADER_BYTES, MAX_MESSAGE_BYTES, type Parcel, ParcelHeader } from './parcel.ts'

/** A file is read within its budget long before that. */
const ANSWER_MS = 5 * 60_000
const MAX_ANSWER_BYTES = 2 ** 20

/** The door of a running program, in a folder that this account alone can enter; on Windows a file there tells the name drawn for a pipe. */
const doorOf = (library: string, base: string) =>
  join(base, createHash('sha256').update(library).digest('hex').slice(0, 12))

const doors = () => runtimeBase(process.env, 'pretoire-porte')

/** Where the core of a library takes files that a browser sent. */
export interface Door {
  close(): void
}

/**
 * Opens the door of a library: each visitor hands over one file and is answered. The file stays in memory: a library that is locked keeps
 * nothing in clear. Undefined where no door can be had; the command line then takes the file by itself.
 */
export function openDoor(
  library: string,
  take: (parcel: Parcel) => Promise<Kept>,
  { base = doors(), platform = process.platform }: { base?: string; platform?: NodeJS.Platform } = {},
): Promise<Door | undefined> {
  const door = doorOf(library, base)
  const isPipe = platform === 'win32'
  const place = isPipe ? `\\\\.\\pipe\\pretoire-${randomUUID()}` : door
  const server = createServer(socket => void receive(socket, take))
  return new Promise(resolve => {
    server.once('error', () => resolve(undefined))
    // of a core that was killed; two windows of one library: the last one answers
    rmSync(door, { force: true })
    server.listen(place, () => {
      if (isPipe) writeFileSync(door, place, { mode: 0o600 })
      server.unref()
      resolve({
        close: () => {
          server.close()
          rmSync(door, { force: true })
        },
      })
    })
  })
}

async function receive(socket: Socket, take: (parcel: Parcel) => Promise<Kept>): Promise<void> {
  socket.on('error', () => {})
  try {
    const frames = frameReader(socket)
    const header = ParcelHeader.parse(JSON.parse(String(await frames.next(MAX_HEADER_BYTES))))
    const bytes = await frames.next(MAX_MESSAGE_BYTES)
    if (bytes) socket.end(frame(Buffer.from(JSON.stringify(await take({ ...header, bytes })))))
  } catch {
    // no visitor of ours
  } finally {
    if (!socket.writableEnded) socket.destroy()
  }
}

/** Hands a file over to the program that has that library open; undefined where there is none. */
export async function handToProgram(
  library: string,
  { bytes, ...header }: Parcel,
  { base = doors(), platform = process.platform }: { base?: string; platform?: NodeJS.Platform } = {},
): Promise<Kept | undefined> {
  const door = doorOf(library, base)
  const socket = await reach(platform === 'win32' ? pipeNamed(door) : door)
  if (!socket) return undefined
  socket.setTimeout(ANSWER_MS, () => socket.destroy())
  try {
    socket.write(frame(Buffer.from(JSON.stringify(header))))
    socket.write(frame(bytes))
    const answer = await frameReader(socket).next(MAX_ANSWER_BYTES)
    return answer && Kept.parse(JSON.parse(answer.toString('utf8')))
  } finally {
    socket.destroy()
  }
}

function pipeNamed(door: string): string {
  try {
    const name = readFileSync(door, 'utf8')
    return /^\\\\\.\\pipe\\pretoire-[\da-f-]{36}$/.test(name) ? name : door
  } catch {
    return door
  }
}

const reach = (place: string): Promise<Socket | undefined> =>
  new Promise(resolve => {
    const socket = connect(place)
    socket.once('connect', () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
