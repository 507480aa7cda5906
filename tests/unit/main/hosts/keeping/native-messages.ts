import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { frame, frameReader } from '../../../../../src/main/hosts/keeping/frames.ts'

const cli = fileURLToPath(new URL('../../../../../src/main/cli.ts', import.meta.url))

/** The answer of the program to one message, as a browser that starts it gets it. */
export interface Answered {
  readonly outcome: string
  readonly sentence: string
}

/** Starts the program as a browser does, with a temporary folder of its own, sends it one message and reads the answer. */
export async function tell(library: string, message: unknown, temporary: string): Promise<Answered> {
  const host = spawn(process.execPath, [cli, 'browser', 'host', '--library', library], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  })
  const ended = new Promise(resolve => host.once('exit', resolve))
  host.stdin.end(frame(Buffer.from(JSON.stringify(message))))
  const answer = await frameReader(host.stdout).next(2 ** 20)
  await ended
  return JSON.parse(String(answer))
}

export const aPage = (words: string, more: object = {}) => ({
  keep: 'page',
  html: `<html><head><title>Une page</title></head><body><h1>Une page</h1><p>${words}</p></body></html>`,
  address: 'https://exemple.fr/page',
  title: 'Une page',
  day: '2026-12-04',
  ...more,
})
