import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../shared/kernel/errors.ts'

const readable = ['.txt', '.md', '.html', '.csv', '.json', '.ics', '.eml', '.svg']

/** Copies a file to standard output. What is no text is refused where somebody is looking: it would upset the terminal. */
export async function pipeToStdout(path: string): Promise<void> {
  if (process.stdout.isTTY && !readable.includes(extname(path).toLowerCase()))
    throw new AppError(
      'refused',
      'Ce fichier n’est pas du texte : il n’a pas été écrit dans le terminal. Donnez-lui un nom, ou un autre programme qui le lise (« | »).',
    )
  await pipeline(createReadStream(path), process.stdout, { end: false })
}

/** All of standard input. From a keyboard, it ends with Ctrl+D. */
export const readStdin = (): Promise<Uint8Array> => buffer(process.stdin)
