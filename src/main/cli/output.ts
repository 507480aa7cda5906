import type { Readable, Writable } from 'node:stream'
import type { Log } from '../kernel/log.ts'

/** Where a command writes, and what it reads. */
export interface Output {
  out(text: string): void
  err(text: string): void
  /** overwrites its own line; only where somebody is looking */
  progress?: (text: string) => void
  /** copies a file to standard output */
  pipe?: (path: string) => Promise<void>
  /** all of standard input */
  input?: () => Promise<Uint8Array>
  /** asks for something that the terminal does not show; only where somebody types */
  secret?: (question: string) => Promise<string>
  /** the two streams of another program, which speaks a protocol over them; none where somebody types */
  readonly conversation?: { readonly input: Readable; readonly output: Writable }
  /** where bugs are written, with their stack */
  readonly log?: Log
  /** text is printed where bold can be seen and is wanted */
  colour?: boolean
}

/** Sets words in bold, where the terminal shows it and it was not refused. */
export const strongFor = (output: Output, flags: ReadonlySet<string>) => (text: string) =>
  output.colour && !flags.has('--no-color') ? `\u001b[1m${text}\u001b[22m` : text
