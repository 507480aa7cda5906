import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resource } from '../../kernel/places.ts'
import { alternatives, fontMetric } from '../metrics/fonts.ts'
import { relationsXml } from '../package/part-xml.ts'
import { withParts } from '../package/zip-parts.ts'

/** The four files of a face, as the font table of Word names them. */
const CUTS = ['Regular', 'Bold', 'Italic', 'BoldItalic'] as const
/** Bytes of a font that its key hides, and of the key (ECMA-376, part 4, 5.1). */
const HIDDEN_BYTES = 32
const KEY_BYTES = 16

interface EmbeddedFont {
  readonly face: string
  readonly cut: string
  readonly id: string
  readonly path: string
  readonly key: string
  readonly data: Buffer
}

/** The shipped face of the same widths as one of Word, if there is one. */
export function twinOf(face: string): string | undefined {
  const { exact, family } = fontMetric(face)
  return exact ? alternatives[family] : undefined
}

/**
 * A Word file that carries the shipped twins of its faces, hidden as the format asks. The files of the fonts allow it (fsType 0, OFL).
 * Call `stamp` after it. A face without a twin is left out.
 */
export function withFonts(docx: Buffer, faces: readonly string[]): Buffer {
  const twins = new Set(faces.flatMap(face => twinOf(face) ?? []))
  const fonts = [...twins].flatMap(embeddedFonts)
  if (fonts.length === 0) return docx
  return withParts(docx, {
    ...Object.fromEntries(fonts.map(({ path, data }) => [`word/${path}`, data])),
    'word/_rels/fontTable.xml.rels': relationsXml(
      fonts.map(({ id, path }) => ({ id, type: 'font', target: path })),
    ),
    'word/fontTable.xml': text => text.replace('</w:fonts>', `${fontEntries(fonts)}</w:fonts>`),
    'word/settings.xml': text =>
      text.replace(
        /(<w:displayBackgroundShape\/>|<w:settings[^>]*>(?!<w:displayBackgroundShape))/,
        '$1<w:embedTrueTypeFonts/>',
      ),
    '[Content_Types].xml': text =>
      text.replace(
        /(<Types[^>]*>)/,
        '$1<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>',
      ),
  })
}

function embeddedFonts(face: string): EmbeddedFont[] {
  const stem = face.replaceAll(' ', '')
  return CUTS.flatMap(cut => {
    const source = resource('fonts', `${stem}-${cut}.ttf`)
    if (!existsSync(source)) return []
    const bytes = readFileSync(source)
    const key = createHash('sha256').update(bytes).digest().subarray(0, KEY_BYTES)
    return [
      {
        face,
        cut,
        id: `rId${stem}${cut}`,
        path: `fonts/${stem}-${cut}.odttf`,
        key: guid(key),
        data: hide(bytes, key),
      },
    ]
  })
}

/** The first bytes of a font, each changed by the key read backwards; the same again shows them. */
function hide(font: Buffer, key: Buffer): Buffer {
  const hidden = Buffer.from(font)
  for (let at = 0; at < HIDDEN_BYTES; at += 1)
    hidden[at] = (hidden[at] ?? 0) ^ (key[KEY_BYTES - 1 - (at % KEY_BYTES)] ?? 0)
  return hidden
}

const guid = (key: Buffer): string =>
  `{${key
    .toString('hex')
    .toUpperCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}}`

function fontEntries(fonts: readonly EmbeddedFont[]): string {
  const faces = [...new Set(fonts.map(one => one.face))]
  return faces
    .map(face => {
      const family = /Mono/.test(face) ? 'modern' : /Sans/.test(face) ? 'swiss' : 'roman'
      const cuts = fonts
        .filter(one => one.face === face)
        .map(({ cut, id, key }) => `<w:embed${cut} r:id="${id}" w:fontKey="${key}"/>`)
      return (
        `<w:font w:name="${face}"><w:charset w:val="00"/><w:family w:val="${family}"/>` +
        `<w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/>${cuts.join('')}</w:font>`
      )
    })
    .join('')
}
