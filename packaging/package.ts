/**
 * npm run package: the program as people install it, written to dist/.
 *
 *   build -> layApplication -> describeApplication (licences, bill of materials, publisher's key)
 *         -> Electron (layElectron) or an installed browser (layBrowser) -> installers of each system
 *         -> writeRelease (notes, checksums, signature, updates in one file)
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build } from '../src/main/hosts/build.ts'
import { type Application, layApplication, MAX_APPLICATION_BYTES, megabytes } from './application.ts'
import { layBrowser } from './browser-edition.ts'
import { copyDescription, describeApplication, electronEngine, nodeEngine } from './contents.ts'
import { type Program, packageName } from './edition.ts'
import { layElectron, refusalHere } from './electron-edition.ts'
import { type IconFiles, writeIcons } from './icons.ts'
import type { OtherComponent } from './licences/licences.ts'
import { writeDeb } from './linux/deb.ts'
import type { DebOptions } from './linux/debian-archive.ts'
import { writeOfficeDeb } from './linux/office-deb.ts'
import { writeTarball } from './linux/tarball.ts'
import { writeMac } from './mac/bundle.ts'
import { nodePackage } from './node-runtime.ts'
import { type PackagingOptions, readOptions, usage } from './options.ts'
import { product, projectRoot, type Target } from './product.ts'
import { writeRelease } from './release.ts'
import { releaseDate } from './release-date.ts'
import { findElectron } from './runtime.ts'
import { signForSystem } from './signing/code-signing.ts'
import type { SecretKey } from './signing/minisign.ts'
import { releaseKey } from './signing/publisher-key.ts'
import { writeLauncher } from './windows/launcher.ts'
import { dressWindows, writePortable } from './windows/portable.ts'
import { writeSetup } from './windows/setup.ts'

interface Bench {
  readonly work: string
  readonly icons: IconFiles
  readonly date: Date
  readonly options: PackagingOptions
  readonly key: SecretKey | undefined
  /** licences and bills of materials written beside the installers */
  readonly described: string[]
}

const say = (sentence: string) => console.log(sentence)

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) return say(usage)
  // what is made here is for all, whoever makes it
  process.umask(0o022)
  const options = readOptions(words)
  // a key that does not open stops the work before it begins
  const key = releaseKey()
  if (resolve(options.source) === resolve(projectRoot)) await build()
  mkdirSync(options.out, { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'pretoire-package-'))
  try {
    const bench: Bench = {
      work,
      icons: writeIcons(join(work, 'icons')),
      date: releaseDate(),
      options,
      key,
      described: [],
    }
    const files: string[] = []
    for (const target of options.targets) files.push(...(await packageTarget(target, bench)))
    if (files.length > 0)
      files.push(
        ...(await writeRelease(resolve(options.out), [...files, ...bench.described], {
          key,
          date: bench.date,
        })),
      )
    for (const file of files) say(`${basename(file)}  ${megabytes(statSync(file).size)}`)
    if (files.length === 0) process.exitCode = 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Writes the installers of a target; returns their paths. */
async function packageTarget(target: Target, bench: Bench): Promise<string[]> {
  const { options, work, icons, date } = bench
  const program = await layProgram(target, bench)
  if (!program) return []
  const out = resolve(options.out)
  const { quick } = options
  if (target.platform === 'linux') {
    const deb = { work, out, date, quick }
    return [writeDeb(program, deb), writeTarball(program, deb), ...packageOffice(target, deb)]
  }
  if (target.platform === 'darwin') {
    const archive = await writeMac(program, out, quick)
    signForSystem(archive, 'darwin')
    return [archive]
  }
  dressWindows(program, icons.ico)
  signForSystem(join(program.folder, 'Pretoire.exe'), 'win32')
  const setup = writeSetup(program, { work, out, icon: icons.ico, quick })
  signForSystem(setup, 'win32')
  return [setup, await writePortable(program, out, quick)]
}

/** Writes the package of the server of an office, the same whichever edition its desks have: it runs on Node, without a window. */
function packageOffice(target: Target, options: DebOptions): string[] {
  const node = nodePackage(target)
  if (!node) return []
  const place = join(options.work, 'office')
  mkdirSync(place)
  const folder = layBrowser(applicationFolder(target, options.work), target, node, place)
  return [writeOfficeDeb({ edition: 'browser', target, folder }, options)]
}

const titleOf = ({ platform, arch }: Target) => `${platform}-${arch}`

const applicationFolder = (target: Target, work: string) => join(work, `application-${titleOf(target)}`)

/** The application with its runtime; undefined, and said, where the target can have none. */
async function layProgram(target: Target, bench: Bench): Promise<Program | undefined> {
  const { work, icons, options } = bench
  const title = titleOf(target)
  const refusal = refusalHere(target)
  if (refusal) {
    say(`${title} : rien n’a été fait, car ${refusal}.`)
    return undefined
  }
  const application = await layApplication(options.source, applicationFolder(target, work), target)
  say(
    `${title} : ${application.packages.length} paquets, ${megabytes(application.bytes)} sans le moteur (au plus ${megabytes(MAX_APPLICATION_BYTES)}).`,
  )
  const electron = options.browser ? undefined : await findElectron(target, { dist: options.dist, say })
  if (electron) {
    say(`${title} : avec Electron ${electron.version}.`)
    await listContents(application, target, await electronEngine(electron, target), bench)
    const folder = await layElectron(application.folder, target, electron, {
      icons,
      out: work,
      unpack: options.unpack,
    })
    return { edition: 'electron', target, folder }
  }
  const node = target.platform === 'darwin' ? undefined : nodePackage(target)
  if (!node) {
    say(
      `${title} : rien n’a été fait, car Electron n’a pu être obtenu pour ce système (--electron-dist DIR).`,
    )
    return undefined
  }
  say(`${title} : Electron n’est pas là ; édition « navigateur » (${packageName('browser')}).`)
  await listContents(application, target, nodeEngine(node), bench)
  const folder = layBrowser(application.folder, target, node, work)
  if (target.platform === 'win32') writeLauncher(work, icons.ico, join(folder, 'Pretoire.exe'))
  return { edition: 'browser', target, folder }
}

/** Has an application say what it is made of, and copies that beside its installers. */
async function listContents(
  application: Application,
  { platform, arch }: Target,
  engine: OtherComponent,
  { options, key, described }: Bench,
): Promise<void> {
  say(describeApplication(application, { source: options.source, engine, key }))
  described.push(
    ...(await copyDescription(
      application.folder,
      resolve(options.out),
      `${product.executable}-${platform}-${arch}`,
    )),
  )
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(`${product.productName} : ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
