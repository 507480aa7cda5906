import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../kernel/places.ts'

/** The version of this program: `0.1.0`. */
export const version = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
