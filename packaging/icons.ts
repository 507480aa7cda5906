import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { BILINEAR, createICNS, createICO } from 'png2icons'
import { product, projectRoot } from './product.ts'

/** Sides of the PNG icons (pixels): those of the hicolor theme. */
export const ICON_SIDES = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512] as const

const drawing = join(projectRoot, 'src', 'renderer', 'icon.svg')

/** The icon of the product as a PNG of so many pixels a side. */
export function drawIcon(side: number): Buffer {
  const picture = new Resvg(readFileSync(drawing, 'utf8'), { fitTo: { mode: 'width', value: side } })
  return picture.render().asPng()
}

export interface IconFiles {
  readonly ico: string
  readonly icns: string
  readonly png: string
}

/** Writes the icons of Windows (.ico), macOS (.icns) and of the window (512 px) in a folder. */
export function writeIcons(folder: string): IconFiles {
  mkdirSync(folder, { recursive: true })
  const files = {
    ico: join(folder, 'pretoire.ico'),
    icns: join(folder, 'pretoire.icns'),
    png: join(folder, 'pretoire.png'),
  }
  const large = drawIcon(1024)
  const [ico, icns] = [createICO(large, BILINEAR, 0, false, true), createICNS(large, BILINEAR, 0)]
  if (!ico || !icns) throw new Error('Les icônes n’ont pas pu être écrites.')
  writeFileSync(files.ico, ico)
  writeFileSync(files.icns, icns)
  writeFileSync(files.png, drawIcon(512))
  return files
}

/** Writes the icons where a Linux desktop looks for them: the program's, and that of its files. */
export function writeThemeIcons(share: string): void {
  const theme = join(share, 'icons', 'hicolor')
  const kind = product.mimeType.replace('/', '-')
  const write = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  for (const side of ICON_SIDES) {
    const bytes = drawIcon(side)
    write(join(theme, `${side}x${side}`, 'apps', `${product.executable}.png`), bytes)
    write(join(theme, `${side}x${side}`, 'mimetypes', `${kind}.png`), bytes)
  }
  const svg = readFileSync(drawing)
  write(join(theme, 'scalable', 'apps', `${product.executable}.svg`), svg)
  write(join(theme, 'scalable', 'mimetypes', `${kind}.svg`), svg)
}
