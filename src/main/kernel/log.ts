import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, userLogs } from './places.ts'

const LOG_FILES = 5
const LOG_FILE_BYTES = 1_000_000
const FLUSH_MS = 500
const STACK_LINES = 12
const MESSAGE_CHARS = 200

/**
 * The program's log: times, messages, durations and errors, in the platform's log folder. Never a text of a draft, a name of a
 * party or a search: an error keeps its class and its stack, its message without what stands in it between quotes.
 */
export interface Log {
  readonly folder: string
  /** An answered message: its channel, how long it took, and how it ended (`ok` or an error code). */
  call(channel: string, ms: number, outcome: string): void
  /** Something thrown that is no AppError, with where it was caught. Written at once. */
  bug(where: string, error: unknown): void
  /** A fact of the program's own life: started, stopped, versions. */
  note(text: string): void
  /** The last lines written, oldest first. */
  tail(lines: number): string[]
  flush(): void
}

/** Opens the log of this computer's user. Where it cannot be written, nothing is and nothing fails. */
export function openLog(folder: string = userLogs(), now: () => Date = () => new Date()): Log {
  const fileOf = (number: number) => join(folder, number === 0 ? 'pretoire.log' : `pretoire.${number}.log`)
  let queuedLines: string[] = []
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const lines = queuedLines
    queuedLines = []
    if (lines.length === 0) return
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      rotate(fileOf)
      appendFileSync(fileOf(0), lines.join(''), { mode: 0o600 })
    } catch {
      // A full or read-only disk loses lines of the log, never the work it tells about.
    }
  }
  const write = (text: string) => {
    queuedLines.push(`${now().toISOString()} ${text}\n`)
    timer ??= setTimeout(flush, FLUSH_MS).unref()
  }
  return {
    folder,
    call: (channel, ms, outcome) => write(`call ${channel} ${Math.round(ms)} ms ${outcome}`),
    bug: (where, error) => {
      write(`bug ${where} ${describeError(error)}`)
      flush()
    },
    note: text => write(`note ${text}`),
    tail: lines => {
      flush()
      const files = [fileOf(1), fileOf(0)].filter(file => existsSync(file))
      const text = files.map(file => readFileSync(file, 'utf8')).join('')
      return text.split('\n').filter(Boolean).slice(-lines)
    },
    flush,
  }
}

/** A log that keeps nothing: for commands and tests that say their errors themselves. */
export const silentLog: Log = {
  folder: '',
  call: () => undefined,
  bug: () => undefined,
  note: () => undefined,
  tail: () => [],
  flush: () => undefined,
}

/** Moves every file one number up when the first is full; the last one goes. */
function rotate(fileOf: (number: number) => string): void {
  const bytes = statSync(fileOf(0), { throwIfNoEntry: false })?.size ?? 0
  if (bytes < LOG_FILE_BYTES) return
  for (let number = LOG_FILES - 1; number > 0; number -= 1)
    if (existsSync(fileOf(number - 1))) renameSync(fileOf(number - 1), fileOf(number))
}

/**
 * An error as the log keeps it: class, code, message without its quotations, then its stack with paths from the program's folder.
 * A message may quote what the user typed (JSON.parse does), so everything from its first quotation mark to its last one goes.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, STACK_LINES)
    .map(line => `\n  ${line.trim().replaceAll(root, '')}`)
  return `${error.name}${code}: ${withoutQuotations(error)}${frames.join('')}`
}

function withoutQuotations({ name, message }: Error): string {
  // The message of a ZodError is its issues as JSON: their paths may hold keys that users chose.
  if (name.includes('ZodError')) return 'a reply out of its schema'
  return message.replace(/["'`«“‘].*["'`»”’]/s, '…').slice(0, MESSAGE_CHARS)
}

/** Messages by which the engine of the window tells a fault of the program, without the words they are about. */
const ENGINE_MESSAGE =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null)|Maximum call stack size exceeded|Invalid array length|Assignment to constant variable|Minified React error #\d{1,4}\b)|is not (?:a function|a constructor|defined|iterable)\.?$/
/** Names that the program gives to the parts of its window, and engines to classes of errors. */
const PANEL_NAME = /^[\p{L}’ -]{1,40}$/u
const CLASS_NAME = /^[A-Za-z]{1,40}$/

/** A fault as the window tells it, without the words that may be of the page: any text could come with it. */
export function windowFault({
  panel,
  name,
  message,
  stack,
}: {
  readonly panel: string
  readonly name: string
  readonly message: string
  readonly stack: string
}): { readonly panel: string; readonly error: Error } {
  const error = new Error(ENGINE_MESSAGE.exec(message)?.[0] ?? 'a message that is not kept')
  return {
    panel: PANEL_NAME.test(panel) ? panel : 'a part without a name',
    error: Object.assign(error, { name: CLASS_NAME.test(name) ? name : 'Error', stack }),
  }
}
