import { DAY_SHAPE } from '../../shared/kernel/days.ts'
import { isVersion } from '../../shared/updates/version.ts'

/** The list of checksums of a release, its signature, and what is new in it: the names they bear everywhere. */
export const SUMS_FILE = 'SHA256SUMS'
export const SIGNATURE_FILE = `${SUMS_FILE}.minisig`
export const NOTES_FILE = 'NOTES.txt'
/** An update in one file: a zip of the three above and of one installer. */
export const UPDATE_EXTENSION = '.pretoire-maj'

/** Statement signed beside the checksums of a release: the trusted comment. */
export interface ReleaseStatement {
  readonly version: string
  /** AAAA-MM-JJ */
  readonly date: string
}

/** The trusted comment that signs a statement. */
export const printStatement = ({ version, date }: ReleaseStatement): string =>
  `pretoire\tversion:${version}\tdate:${date}`

/** Reads a trusted comment. Undefined when it is no statement of a release of Prétoire. */
export function readStatement(comment: string): ReleaseStatement | undefined {
  const [program, version, date, ...more] = comment.split('\t')
  if (
    program !== 'pretoire' ||
    !version?.startsWith('version:') ||
    !date?.startsWith('date:') ||
    more.length > 0
  )
    return undefined
  const statement = { version: version.slice('version:'.length), date: date.slice('date:'.length) }
  return isVersion(statement.version) && isDay(statement.date) ? statement : undefined
}

const isDay = (text: string) => DAY_SHAPE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** Names of files of a release: letters, figures and a few marks, so that none can leave its folder nor deceive the eye. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}$/
export const isReleaseFileName = (name: string): boolean => FILE_NAME.test(name) && !name.endsWith('.')

/** Reads a list of checksums, SHA-256 by name. Undefined when a line is none, or a name is unsafe or comes twice. */
export function readSums(text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line)
    const [, sha256 = '', name = ''] = match ?? []
    if (!isReleaseFileName(name) || sums.has(name)) return undefined
    sums.set(name, sha256)
  }
  return sums.size > 0 ? sums : undefined
}

/** Kind of installer, by the end of its file name. */
export type InstallerKind = 'deb' | 'setup' | 'dmg' | 'portable'
export type Platform = 'linux' | 'win32' | 'darwin'

/** Package of the server of an office: it is no desk, and none updates itself from it. */
export const OFFICE_PACKAGE = 'pretoire-bureau'

/** Kind and platform of an installer of a desk, from its file name; undefined for any other file. */
export function installerOf(name: string): { kind: InstallerKind; platform: Platform } | undefined {
  if (name.startsWith(`${OFFICE_PACKAGE}_`)) return undefined
  if (name.endsWith('.deb')) return { kind: 'deb', platform: 'linux' }
  if (name.endsWith('.tar.gz')) return { kind: 'portable', platform: 'linux' }
  if (name.endsWith('.exe')) return { kind: 'setup', platform: 'win32' }
  if (name.endsWith('.dmg')) return { kind: 'dmg', platform: 'darwin' }
  if (name.endsWith('.zip'))
    return { kind: 'portable', platform: /mac|darwin/.test(name) ? 'darwin' : 'win32' }
  return undefined
}

/** Edition of the program: with Electron inside, or with Node inside and the window of an installed browser. */
export type Edition = 'electron' | 'browser'

/** Ends the name of the packages of the browser edition. */
export const BROWSER_SUFFIX = 'navigateur'

/** The edition a file of a release installs. */
export const editionOf = (name: string): Edition =>
  name.startsWith(`pretoire-${BROWSER_SUFFIX}`) ? 'browser' : 'electron'

/** The processor a file is made for, as Node names it, when its name says one. */
export function archOf(name: string): string | undefined {
  if (/(?:arm64|aarch64)/.test(name)) return 'arm64'
  return /(?:amd64|x64|x86_64)/.test(name) ? 'x64' : undefined
}
