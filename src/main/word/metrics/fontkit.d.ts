declare module 'fontkit' {
  /** A face of a font file, as much of it as the widths need. */
  export interface Font {
    readonly unitsPerEm: number
    hasGlyphForCodePoint(code: number): boolean
    glyphForCodePoint(code: number): { readonly advanceWidth: number }
    layout(text: string, features: Readonly<Record<string, boolean>>): { readonly advanceWidth: number }
  }
  export function openSync(path: string): Font
}
