import { randomUUID } from 'node:crypto'
import type { Database } from './open.ts'

const GENERATION_KEY = 'library.generation'

/**
 * Reads which content the file has: it changes when another file takes its place under open connections. What is cached by row
 * numbers is then of other rows of the same numbers.
 */
export function generationReader(db: Database): () => string {
  const find = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  return () => find.get(GENERATION_KEY) ?? ''
}

/** Writes into a file that is to take the place of another that its content is of its own. */
export function startGeneration(db: Database): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(GENERATION_KEY, randomUUID())
}
