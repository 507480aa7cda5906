import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Program } from '../edition.ts'
import { writeThemeIcons } from '../icons.ts'
import { product } from '../product.ts'
import { commandScript } from './command.ts'
import { writeCommandHelp } from './command-help.ts'
import { desktopEntry, metainfo, mimeInfo } from './desktop.ts'

/** Lays `bin`, `lib` and `share` as they stand under /usr, and as well in a portable folder. */
export function layTree(into: string, program: Program, date: string): void {
  rmSync(into, { recursive: true, force: true })
  const write = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), text, { mode })
    chmodSync(join(into, path), mode)
  }
  cpSync(program.folder, join(into, 'lib', product.executable), { recursive: true, verbatimSymlinks: true })
  write(`bin/${product.executable}`, commandScript(program.edition), 0o755)
  write(`share/applications/${product.executable}.desktop`, desktopEntry())
  write(`share/mime/packages/${product.executable}.xml`, mimeInfo())
  write(`share/metainfo/${product.id}.metainfo.xml`, metainfo(date))
  writeThemeIcons(join(into, 'share'))
  writeCommandHelp(join(into, 'share'))
}
