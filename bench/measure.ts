import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Measures one thing and its peer; what it returns goes to the JSON as it stands. */
export type Figure = () => Promise<Record<string, unknown>>

export const round = (value: number, digits = 1) => Number(value.toFixed(digits))

/** Median, 95th centile and worst of a series, in its own unit. */
export function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return {
    n: sorted.length,
    p50: round(at(0.5), 2),
    p95: round(at(0.95), 2),
    worst: round(sorted.at(-1) ?? 0, 2),
  }
}

/** Milliseconds of one call. */
export async function time<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** Runs `work` in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of a whole command, or why it could not be measured. */
export function command(
  file: string,
  args: readonly string[],
): { ms: number; output: string } | { absent: string } {
  const start = performance.now()
  const done = spawnSync(file, args, { encoding: 'utf8' })
  if (done.error || done.status !== 0)
    return { absent: `${file} : ${done.error?.message ?? done.stderr.trim()}` }
  return { ms: performance.now() - start, output: done.stdout }
}

/** Repeatable pseudo-random numbers in [0, 1[ (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
