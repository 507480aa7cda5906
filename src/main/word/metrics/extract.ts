/**
 * Writes widths.json, the advance widths the page estimator works with, from the metric twins of Word's faces
 * (Caladea for Cambria, Liberation Serif for Times New Roman, Liberation Sans for Arial, Liberation Mono for Courier New) installed on this machine.
 * Usage: node run.mjs src/main/word/metrics/extract.ts [folder of the fonts]
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSync } from 'fontkit'

const folder = process.argv[2] ?? '/usr/share/fonts/truetype'
const files: Readonly<Record<string, readonly [string, string, string, string]>> = {
  caladea: faces('crosextra/Caladea'),
  times: faces('liberation/LiberationSerif'),
  courier: faces('liberation/LiberationMono'),
  arial: faces('liberation/LiberationSans'),
}

function faces(name: string): readonly [string, string, string, string] {
  return [`${name}-Regular.ttf`, `${name}-Bold.ttf`, `${name}-Italic.ttf`, `${name}-BoldItalic.ttf`]
}

/** French and its neighbours, general punctuation, currency, a few signs. */
const codes = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...range(0x2010, 0x203a),
  0x2070,
  ...range(0x2074, 0x2079),
  ...range(0x2080, 0x2089),
  0x20ac,
  0x2116,
  0x2122,
  ...range(0x2190, 0x2193),
  0x2212,
  0x2260,
  0x2264,
  0x2265,
]

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

const pairs = ['fi', 'fl', 'ff', 'ffi', 'ffl', 'tt', 'ti', 'fj']

function measure(file: string) {
  const font = openSync(join(folder, file))
  const withLigatures = { kern: false, liga: true }
  const withoutLigatures = { kern: false, liga: false, clig: false }
  const gain = (text: string) =>
    font.layout(text, withLigatures).advanceWidth - font.layout(text, withoutLigatures).advanceWidth
  return {
    em: font.unitsPerEm,
    widths: codes.map(code =>
      font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code).advanceWidth : -1,
    ),
    ligatures: Object.fromEntries(
      pairs.map(pair => [pair, gain(pair)] as const).filter(([, width]) => width !== 0),
    ),
  }
}

const families = Object.fromEntries(Object.entries(files).map(([name, list]) => [name, list.map(measure)]))
const target = fileURLToPath(new URL('widths.json', import.meta.url))
writeFileSync(target, `${JSON.stringify({ codes, families })}\n`)
console.log(`${target} : ${codes.length} caractères, ${Object.keys(families).length} familles`)
