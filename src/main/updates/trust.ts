import { existsSync, readFileSync } from 'node:fs'
import { resource, version } from '../kernel/places.ts'
import { type PublicKey, readPublicKeys } from './minisign.ts'
import type { Edition } from './release.ts'

/** Reference an update is checked against: the keys this copy was built with, its version, and the computer it runs on. */
export interface Trust {
  readonly keys: readonly PublicKey[]
  readonly version: string
  readonly platform: string
  readonly arch: string
  /** with Electron inside, or the window of an installed browser: two packages that do not update each other */
  readonly edition: Edition
}

/** The trust of this copy. Without `resources/release-key.pub` it has no key, and no update can be verified. */
export function ownTrust(): Trust {
  const file = resource('release-key.pub')
  const keys = existsSync(file) ? readPublicKeys(readFileSync(file, 'utf8')) : []
  const edition = process.versions.electron ? 'electron' : 'browser'
  return { keys, version, platform: process.platform, arch: process.arch, edition }
}
