import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../product.ts'
import type { BundledPackages } from './bundled-packages.ts'

/** A package that is shipped, whole or inside a bundle. */
export interface Component {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly repository: string
  /** empty when the package bears none */
  readonly text: string
}

interface PackageFile {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly repository?: string | { readonly url?: string }
}

/** Lists of the packages that each build bundles, as `notePackages` writes them beside it. */
const BUNDLED_LISTS = ['bundled-main.json', 'bundled-preload.json', 'bundled-renderer.json']

/** Packages published without the licence text of their authors, and the package of the same authors that bears it. */
const SAME_AUTHORS: Readonly<Record<string, string>> = {
  '@citation-js/date': '@citation-js/core',
  '@citation-js/name': '@citation-js/core',
  'client-only': 'react',
}
/** Texts of packages published without theirs, copied from their repositories: NAME.txt. */
const OWN_TEXTS = join(projectRoot, 'packaging', 'licence-texts')

/**
 * Every package of a built program: those it loads, and those its bundles hold. The text of its licence is its own, else that of
 * its repository or of its authors; empty when none is at hand.
 */
export function componentsOf(source: string, loaded: readonly { readonly place: string }[]): Component[] {
  const places = new Set([...bundledPlaces(source), ...loaded.map(one => one.place)])
  const found = [...places].map(place => readComponent(join(source, place)))
  return found
    .map(one => ({ ...one, text: one.text || collectedText(one) || siblingText(one, found) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
}

function bundledPlaces(source: string): string[] {
  const lists = BUNDLED_LISTS.map(name => join(source, 'out', name)).filter(file => existsSync(file))
  if (!lists.some(file => file.endsWith('bundled-renderer.json')))
    throw new Error('The build does not say which packages it bundles: run « npm run build ».')
  return lists.flatMap(file => [...(JSON.parse(readFileSync(file, 'utf8')) as BundledPackages)])
}

function readComponent(folder: string): Component {
  const { name, version, license, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageFile
  return {
    name,
    version,
    license: (typeof license === 'string' ? license : license?.type) ?? '',
    repository: (typeof repository === 'string' ? repository : repository?.url) ?? '',
    text: licenceText(folder),
  }
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|ofl|unlicen[cs]e)(?:[-.][\w.-]*)?$/i

/** The licence files of a folder, one after the other; else the section of its README that gives the licence. */
export function licenceText(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && LICENCE_FILE.test(entry.name) && !/\.(?:js|ts|json)$/.test(entry.name))
    .map(entry => readFileSync(join(folder, entry.name), 'utf8').trim())
  if (files.length > 0) return [...new Set(files)].join('\n\n')
  const readme = readdirSync(folder).find(name => /^readme(?:\.md)?$/i.test(name))
  const section =
    readme && /\n#{0,3} *licen[cs]e\b[^\n]*\n([\s\S]*)/i.exec(readFileSync(join(folder, readme), 'utf8'))?.[1]
  // a section that only names the licence is not its text
  return section && /permission|redistribution|warranty/i.test(section) ? section.trim() : ''
}

function collectedText({ name }: Component): string {
  const file = join(OWN_TEXTS, `${name}.txt`)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

/** The text of another shipped package of the same repository or of the same authors, under the same licence. */
const siblingText = (one: Component, all: readonly Component[]): string =>
  all.find(
    other =>
      other.text !== '' &&
      other.license === one.license &&
      (other.name === SAME_AUTHORS[one.name] ||
        (one.repository !== '' && repositoryName(other.repository) === repositoryName(one.repository))),
  )?.text ?? ''

const repositoryName = (address: string) =>
  address
    .replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:git@)?|^(?:git@|github:)/, '')
    .replace(/^github\.com[/:]/, '')
    .replace(/(?:\.git)?(?:#.*)?\/?$/, '')
