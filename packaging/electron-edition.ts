import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { type HookFunction, packager } from '@electron/packager'
import type { IconFiles } from './icons.ts'
import { macInformation } from './mac/information.ts'
import { product, type Target } from './product.ts'
import type { ElectronRuntime } from './runtime.ts'

/** Translations of Chromium's own words that are shipped: French, and the English it falls back on. */
const LOCALES = /^(?:fr|fr-FR|en|en-US)\.(?:pak|lproj)$/

/** The switches that Electron's binary is shipped with; `docs/electron-security.md` answers the checklist by them. */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
} as const

/**
 * Tells why a target cannot be made here; undefined when it can. A Mac of Apple's processors runs no program without a signature, and the
 * fuses break that of Electron: `codesign`, which only a Mac has, makes one for this computer, unless the publisher's program signs after.
 */
export function refusalHere(
  { platform, arch }: Target,
  { here = process.platform, env = process.env }: { here?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {},
): string | undefined {
  if (platform !== 'darwin' || arch !== 'arm64' || here === 'darwin' || env.PRETOIRE_NOTARIZE)
    return undefined
  return 'un programme pour les Mac à processeur Apple doit être signé : faites-le sur un Mac, donnez PRETOIRE_NOTARIZE, ou faites celui des autres Mac (--arch x64)'
}

/** Lays the Electron edition of an application: runtime, asar, icons, fuses. Returns the folder @electron/packager wrote. */
export async function layElectron(
  application: string,
  target: Target,
  { version, zipFolder }: ElectronRuntime,
  { icons, out, unpack }: { icons: IconFiles; out: string; unpack: string },
): Promise<string> {
  const { platform, arch } = target
  const [folder = ''] = await packager({
    dir: application,
    out,
    overwrite: true,
    quiet: true,
    prune: false,
    platform,
    arch,
    name: platform === 'linux' ? product.executable : 'Pretoire',
    executableName: platform === 'linux' ? product.executable : 'Pretoire',
    electronVersion: version,
    electronZipDir: zipFolder,
    icon: platform === 'win32' ? icons.ico : icons.icns,
    asar: { unpack },
    appVersion: product.version,
    appBundleId: product.id,
    appCategoryType: 'public.app-category.productivity',
    appCopyright: `Licence ${product.license}`,
    win32metadata: {
      CompanyName: product.productName,
      ProductName: product.productName,
      FileDescription: product.productName,
      InternalName: product.executable,
      OriginalFilename: 'Pretoire.exe',
    },
    ...(platform === 'darwin' && { extendInfo: macInformation }),
    afterExtract: [keepOurLanguages],
  })
  await flipFuses(executableOf(folder, platform), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: platform === 'darwin' && arch === 'arm64' && process.platform === 'darwin',
    ...FUSES,
  })
  return folder
}

/** The binary of a laid edition, which carries the fuses. */
export function executableOf(folder: string, platform: Target['platform']): string {
  if (platform === 'darwin') return join(folder, 'Pretoire.app')
  return join(folder, platform === 'win32' ? 'Pretoire.exe' : product.executable)
}

const keepOurLanguages: HookFunction = (folder, _version, platform, _arch, done) => {
  const places =
    platform === 'darwin'
      ? [
          'Electron.app/Contents/Resources',
          'Electron.app/Contents/Frameworks/Electron Framework.framework/Resources',
        ]
      : ['locales']
  for (const place of places.map(name => join(folder, name)))
    for (const name of readdirSync(place))
      if (/\.(?:pak|lproj)$/.test(name) && /^[a-z]{2,3}(?:[-_]\w+)?\./.test(name) && !LOCALES.test(name))
        rmSync(join(place, name), { recursive: true })
  done()
}
