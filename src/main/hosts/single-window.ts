import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { hold, isHeld } from '../kernel/database/hold.ts'
import { foldersLeft } from '../kernel/moved.ts'
import { runtimeFolder } from './runtime-folder.ts'

/** The lock of the launch that shows a library in a browser. The system frees it, however that launch ends. */
const LOCK = 'fenetre'
/** Time between two looks of an open window at what later launches ask of it. */
const HEAR_MS = 300
/** Time between two looks of a later launch at the answer. */
const ASK_MS = 100
/** A window that has not answered by then never will. */
const ANSWER_MS = 20_000
const CLAIM_ATTEMPTS = 3

/** The answer of the launch that has the window; `address`: where it has none, what opens one. */
export interface Receipt {
  readonly address?: string | undefined
}

/** The right to show a library in a browser, of one launch at a time. */
export interface Claim {
  /** Hears later launches: `take` accepts the files of one, or returns undefined until it can. */
  hear(take: (files: readonly string[]) => Receipt | undefined): void
  release(): void
}

/** The claim on the window of a library; the receipt of the launch that has it, once it has accepted the files: it may have it since before it was moved. */
export async function claimWindow(
  library: string,
  files: readonly string[],
): Promise<{ readonly claim: Claim } | { readonly receipt: Receipt }> {
  const end = Date.now() + ANSWER_MS
  for (let attempt = 0; attempt < CLAIM_ATTEMPTS && Date.now() < end; attempt += 1) {
    for (const place of [library, ...foldersLeft(library)]) {
      const receipt = await handOver(place, files)
      if (receipt) return { receipt }
    }
    const release = lock(library)
    if (release) return { claim: claim(library, release) }
  }
  // a first launch that hangs, or a disk that refuses locks: this launch has a window of its own
  return { claim: { hear: () => undefined, release: () => undefined } }
}

/**
 * Hands files to the launch that has the window of a library; undefined where there is none. The files are named in a file of the
 * runtime folder, which this account alone can read: a command line is read by all.
 */
export async function handOver(library: string, files: readonly string[]): Promise<Receipt | undefined> {
  if (!isClaimed(library)) return undefined
  const { path } = runtimeFolder(library)
  const id = randomUUID()
  const [demand, answer] = [demandFile(path, id), answerFile(path, id)]
  mkdirSync(path, { recursive: true, mode: 0o700 })
  writeApart(demand, { files })
  try {
    for (const end = Date.now() + ANSWER_MS; Date.now() < end; await setTimeout(ASK_MS)) {
      if (existsSync(answer)) return readReceipt(answer)
      if (!isClaimed(library)) return undefined
    }
    return undefined
  } finally {
    rmSync(demand, { force: true })
    rmSync(answer, { force: true })
  }
}

const demandFile = (folder: string, id: string) => join(folder, `demande-${id}.json`)
const answerFile = (folder: string, id: string) => join(folder, `reponse-${id}.json`)

// checked by hand: a launch reads them before its window is there, and zod is long to load

function readReceipt(file: string): Receipt {
  const { address } = JSON.parse(readFileSync(file, 'utf8'))
  return typeof address === 'string' ? { address } : {}
}

/** The files that a later launch hands over; throws where it is no such demand. */
function readDemand(file: string): string[] {
  const { files } = JSON.parse(readFileSync(file, 'utf8'))
  if (Array.isArray(files) && files.every(path => typeof path === 'string' && path !== '')) return files
  throw new TypeError('no demand')
}

function claim(library: string, release: () => void): Claim {
  const { path } = runtimeFolder(library)
  let timer: NodeJS.Timeout | undefined
  return {
    hear: take => {
      timer = setInterval(() => {
        for (const id of demands(path)) answerDemand(path, id, take)
      }, HEAR_MS)
      timer.unref()
    },
    release: () => {
      clearInterval(timer)
      release()
    },
  }
}

function answerDemand(folder: string, id: string, take: Parameters<Claim['hear']>[0]): void {
  try {
    const receipt = take(readDemand(demandFile(folder, id)))
    if (!receipt) return
    rmSync(demandFile(folder, id))
    writeApart(answerFile(folder, id), receipt)
  } catch {
    // withdrawn meanwhile, or no demand of ours
    rmSync(demandFile(folder, id), { force: true })
  }
}

function demands(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap(name => /^demande-([\da-f-]{36})\.json$/.exec(name)?.[1] ?? [])
  } catch {
    return []
  }
}

/** The file is there whole or not at all. */
function writeApart(file: string, value: unknown): void {
  writeFileSync(`${file}.part`, JSON.stringify(value), { mode: 0o600, flag: 'wx' })
  renameSync(`${file}.part`, file)
}

/** Releases the lock when called; undefined when another launch has it, or the disk refuses it. */
function lock(library: string): (() => void) | undefined {
  try {
    return hold(library, LOCK)
  } catch {
    return undefined
  }
}

function isClaimed(library: string): boolean {
  try {
    return isHeld(library, LOCK)
  } catch {
    // Windows keeps the file from being removed while another looks at it too
    return existsSync(join(library, 'held', LOCK))
  }
}
