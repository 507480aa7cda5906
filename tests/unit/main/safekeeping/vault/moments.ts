import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { filesIn } from '../../../../../src/main/kernel/files/wiping.ts'

/** Calls after which the folder may be another: a program ended there leaves it so. */
const WRITES = [
  'writeSync',
  'writeFileSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'linkSync',
  'copyFileSync',
] as const

/** The content of each file of a folder after one write; undefined where it was not there. */
export type Moment = ReadonlyMap<string, Buffer>

/** Files that no copy has to have: what is being written, and the locks of the system. */
const isPassing = (path: string) => /^held|-shm$|\.part$/.test(path)

/** Runs something, and keeps the folder as it was before it, after each of its writes, and at its end. */
export async function momentsOf(folder: string, run: () => Promise<unknown>): Promise<readonly Moment[]> {
  const moments: Moment[] = []
  const seen = new Map<string, { readonly stamp: string; readonly content: Buffer }>()
  let isLooking = false
  const look = () => {
    if (isLooking) return
    isLooking = true
    const moment = new Map<string, Buffer>()
    for (const path of filesIn(folder)) {
      const name = relative(folder, path)
      if (isPassing(name)) continue
      const { mtimeNs, size, ino } = fs.statSync(path, { bigint: true })
      const stamp = `${mtimeNs} ${size} ${ino}`
      const before = seen.get(name)
      const content = before?.stamp === stamp ? before.content : fs.readFileSync(path)
      seen.set(name, { stamp, content })
      moment.set(name, before?.content.equals(content) ? before.content : content)
    }
    isLooking = false
    const last = moments.at(-1)
    const isSame =
      last?.size === moment.size && [...moment].every(([name, bytes]) => last.get(name)?.equals(bytes))
    if (!isSame) moments.push(moment)
  }
  const originals = WRITES.map(name => [name, fs[name]] as const)
  look()
  for (const [name, original] of originals)
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        const value: unknown = Reflect.apply(original, fs, args)
        look()
        return value
      },
    })
  syncBuiltinESMExports()
  try {
    await run()
  } finally {
    Object.assign(fs, Object.fromEntries(originals))
    syncBuiltinESMExports()
  }
  look()
  return moments
}

/** Copies a folder of which each file is in one of the states that it has in some moments; `below` draws a number. */
export const mixed = (moments: readonly Moment[], below: (count: number) => number): Moment =>
  new Map(
    [...new Set(moments.flatMap(moment => [...moment.keys()]))].flatMap(name => {
      const states = [...new Set(moments.map(moment => moment.get(name)))]
      const content = states[below(states.length)]
      return content ? [[name, content] as const] : []
    }),
  )

/** Puts a moment in a new folder. */
export function putMoment(folder: string, moment: Moment): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const [name, content] of moment) {
    const path = join(folder, name)
    fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    fs.writeFileSync(path, content, { mode: 0o600 })
  }
}
