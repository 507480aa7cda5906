import { spawn, spawnSync } from 'node:child_process'

/** A screen nobody looks at; its number is in DISPLAY from then on. */
export async function openScreen(): Promise<() => void> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1400x920x24', '-nolisten', 'tcp', '-ac'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const number = await new Promise<string>((done, fail) => {
    server.stdio[3]?.once('data', bytes => done(String(bytes).trim()))
    server.once('error', fail)
  })
  process.env.DISPLAY = `:${number}`
  return () => void server.kill()
}

/** Takes a picture of the whole screen. */
export function takePicture(file: string): void {
  spawnSync('import', ['-window', 'root', file])
}
