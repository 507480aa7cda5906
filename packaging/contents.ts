import { readFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntry, readZip } from '../src/main/kernel/files/zip.ts'
import type { Application } from './application.ts'
import { componentsOf } from './licences/components.ts'
import {
  LICENCES_FILE,
  type OtherComponent,
  publicData,
  shippedFonts,
  shippedPatterns,
  writeLicences,
} from './licences/licences.ts'
import { SBOM_FILE, writeSbom } from './licences/sbom.ts'
import { nodeLicence } from './node-runtime.ts'
import type { Target } from './product.ts'
import type { ElectronRuntime } from './runtime.ts'
import type { SecretKey } from './signing/minisign.ts'
import { putPublicKey } from './signing/publisher-key.ts'

/** Adds to an application what it says of itself: the publisher's key, the licences and the bill of materials. Returns a sentence. */
export function describeApplication(
  { folder, packages }: Application,
  {
    source,
    engine,
    key,
  }: { readonly source: string; readonly engine: OtherComponent; readonly key: SecretKey | undefined },
): string {
  const components = componentsOf(source, packages)
  writeLicences(folder, components, [engine, ...publicData, ...shippedFonts, shippedPatterns])
  writeSbom(folder, components, engine)
  return `${components.length} composants avec leur licence. ${putPublicKey(folder, key)}`
}

/** Copies the licences and the bill of materials of an application beside its installers, under the name of its system. */
export function copyDescription(application: string, out: string, title: string): Promise<string[]> {
  return Promise.all(
    [LICENCES_FILE, SBOM_FILE].map(async name => {
      const to = join(out, `${title}-${name}`)
      await copyFile(join(application, 'resources', name), to)
      return to
    }),
  )
}

/** Electron with the licence in its archive; that of Chromium's parts lies beside the program, in its own file. */
export async function electronEngine(
  { version, zipFolder }: ElectronRuntime,
  { platform, arch }: Target,
): Promise<OtherComponent> {
  let text = ''
  await readZip(join(zipFolder, `electron-v${version}-${platform}-${arch}.zip`), async (name, open) => {
    if (name === 'LICENSE') text = (await readEntry(open())).toString('utf8')
  })
  const chromium =
    text &&
    `${text.trim()}\n\nLes licences de Chromium et de ses parties : fichier « LICENSES.chromium.html » du dossier du programme.`
  return { name: 'Electron', version, license: 'MIT', text: chromium }
}

/** Node.js with the licence of its package, which holds those of its parts. */
export function nodeEngine(folder: string): OtherComponent {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { name: 'Node.js', version, license: 'MIT', text: readFileSync(nodeLicence(folder), 'utf8') }
}
