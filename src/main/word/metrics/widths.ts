import widths from './widths.json' with { type: 'json' }

export type Family = 'caladea' | 'times' | 'courier' | 'arial'

/** Advance widths of one face, in thousandths of the size; ligatures as what they add to their letters. */
export interface FaceWidths {
  readonly of: Float64Array
  readonly ligatures: readonly (readonly [string, number])[]
}

const MAX_CODE = 0x2300

interface Table {
  readonly em: number
  readonly widths: readonly number[]
  readonly ligatures: Readonly<Record<string, number | undefined>>
}

function read({ em, widths: list, ligatures }: Table): FaceWidths {
  const of = new Float64Array(MAX_CODE).fill(0.5)
  for (const [index, code] of widths.codes.entries()) {
    const width = list[index] ?? -1
    if (width >= 0) of[code] = width / em
  }
  // only pairs are looked for: the longer ones are made of them
  const pairs = Object.entries(ligatures).filter(([text]) => text.length === 2)
  return { of, ligatures: pairs.map(([text, width]) => [text, (width ?? 0) / em] as const) }
}

const families: Record<Family, readonly FaceWidths[]> = {
  caladea: widths.families.caladea.map(read),
  times: widths.families.times.map(read),
  courier: widths.families.courier.map(read),
  arial: widths.families.arial.map(read),
}

/** The widths of a face: regular, bold, italic, bold italic. */
export const faceWidths = (family: Family, bold: boolean, italic: boolean): FaceWidths =>
  families[family][(bold ? 1 : 0) + (italic ? 2 : 0)] as FaceWidths
