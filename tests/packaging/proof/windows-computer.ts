import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'

/** A Windows under wine: its disk C: is a folder that goes away with the test. */
export interface WindowsComputer {
  /** the user's own folder, as this system names it and as Windows does */
  readonly home: string
  readonly homeThere: string
  /** runs a Windows program to its end */
  run(program: string, args?: readonly string[]): { readonly code: number | null; readonly out: string }
  /** a key of the registry and all under it, as Windows exports it; empty when there is none */
  registry(key: string): string
  /** command lines of its programs that are running */
  running(): string[]
  close(): void
}

/** Folders where wine is given its Windows libraries. */
const libraries = [
  ...(process.env.WINEDLLPATH ?? '').split(delimiter).filter(Boolean),
  '/usr/lib/i386-linux-gnu/wine',
  '/usr/lib/x86_64-linux-gnu/wine',
  '/usr/lib/wine',
]

/** Why no such computer can be made here; undefined when it can. The installers that makensis writes are programs of 32 bits. */
export function windowsRefusal(): string | undefined {
  if (spawnSync('which', ['wine']).status !== 0) return 'wine manque'
  if (libraries.some(folder => existsSync(join(folder, 'i386-windows', 'rundll32.exe')))) return undefined
  return 'la moitié de wine qui lance les programmes de 32 bits manque (wine32:i386, ou WINEDLLPATH)'
}

export function openWindowsComputer(work: string): WindowsComputer {
  const prefix = join(work, 'wine')
  mkdirSync(prefix, { recursive: true })
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    DISPLAY: process.env.DISPLAY,
    WINEDLLPATH: process.env.WINEDLLPATH,
    LANG: 'C.UTF-8',
    HOME: work,
    XDG_RUNTIME_DIR: work,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
  }
  const drive = join(prefix, 'drive_c')
  const user = userInfo().username
  const log = join(work, 'wine.txt')
  const run = (program: string, args: readonly string[] = []) => {
    // Node refuses the pipes of wine as its output, and takes a file
    const output = openSync(log, 'w')
    const { status } = spawnSync('wine', [program, ...args], {
      env,
      timeout: 120_000,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    return { code: status, out: readFileSync(log, 'utf8') }
  }
  run('wineboot', ['--init'])
  return {
    home: join(drive, 'users', user),
    homeThere: `C:\\users\\${user}`,
    run,
    registry(key) {
      const { code } = run('reg', ['export', key, 'C:\\key.reg', '/y'])
      return code === 0 ? readFileSync(join(drive, 'key.reg'), 'utf16le') : ''
    },
    running: () => processesOf(prefix),
    close: () => void spawnSync('wineserver', ['--kill'], { env }),
  }
}

function processesOf(prefix: string): string[] {
  const read = (id: string, file: string) => {
    try {
      return readFileSync(join('/proc', id, file), 'utf8').split('\0')
    } catch {
      return []
    }
  }
  return readdirSync('/proc')
    .filter(id => /^\d+$/.test(id) && read(id, 'environ').includes(`WINEPREFIX=${prefix}`))
    .map(id => read(id, 'cmdline').filter(Boolean).join('|'))
}
