import { parseArgs } from 'node:util'
import { type Arch, type Platform, projectRoot, type Target } from './product.ts'

export interface PackagingOptions {
  readonly targets: readonly Target[]
  /** folder of an Electron, or of its archives, for where it cannot be fetched */
  readonly dist: string | undefined
  /** folder laid out like the project, whose build is packaged */
  readonly source: string
  /** the browser edition even where Electron can be had */
  readonly browser: boolean
  /** pattern of the files left beside the asar, which must be real ones */
  readonly unpack: string
  /** a light compression, for tests */
  readonly quick: boolean
  readonly out: string
}

export const usage = `npm run package [-- OPTIONS]
  --linux --win --mac    pour ces systèmes (sans rien : celui de cet ordinateur)
  --arch x64|arm64       pour ce processeur (x64)
  --electron-dist DIR    un Electron déplié, ou ses archives, là où il ne peut être téléchargé
  --browser              l’édition « navigateur » même si Electron peut être obtenu
  --unpack MOTIF         les fichiers laissés hors de l’asar (un Electron d’avant le 28 les veut tous : « ** »)
  --quick                compresse peu, pour essayer
  --source DIR           un dossier disposé comme le projet, déjà construit
  --out DIR              où écrire (dist)`

/** Paths that must be real files: the database's binary, which the system loads. */
const NATIVE_BINARIES = '**/*.node'

const names = { linux: 'linux', win: 'win32', mac: 'darwin' } as const

/** Reads the words of the command line; an unknown option is an error. */
export function readOptions(words: readonly string[]): PackagingOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      linux: { type: 'boolean' },
      win: { type: 'boolean' },
      mac: { type: 'boolean' },
      arch: { type: 'string', default: 'x64' },
      'electron-dist': { type: 'string' },
      browser: { type: 'boolean', default: false },
      unpack: { type: 'string', default: NATIVE_BINARIES },
      quick: { type: 'boolean', default: false },
      source: { type: 'string', default: projectRoot },
      out: { type: 'string', default: `${projectRoot}dist` },
    },
  })
  if (values.arch !== 'x64' && values.arch !== 'arm64')
    throw new Error(`--arch attend x64 ou arm64, non « ${values.arch} ».`)
  const arch: Arch = values.arch
  const chosen = (['linux', 'win', 'mac'] as const).filter(name => values[name]).map(name => names[name])
  const here = process.platform as Platform
  return {
    targets: (chosen.length > 0 ? chosen : [here]).map(platform => ({ platform, arch })),
    dist: values['electron-dist'],
    source: values.source,
    browser: values.browser,
    unpack: values.unpack,
    quick: values.quick,
    out: values.out,
  }
}
