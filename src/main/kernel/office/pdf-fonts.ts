import { inflateSync } from 'node:zlib'

const FONT_NAME = /\/BaseFont\s*\/([^\s/<>[\]()]+)/g
const OBJECT_STREAM = /\/ObjStm\b[\s\S]*?stream\r?\n/g
/** The letters before the name of a font of which only the signs in use are in the file. */
const SUBSET_TAG = /^[A-Z]{6}\+/

/** PostScript names of the fonts of a PDF that LibreOffice made, without the tag of a subset. */
export function fontNamesIn(pdf: Buffer): Set<string> {
  const text = pdf.toString('latin1')
  const names = new Set<string>()
  for (const part of [text, ...objectStreams(pdf, text)])
    for (const [, name = ''] of part.matchAll(FONT_NAME)) names.add(plainName(name))
  return names
}

/** Objects that the file keeps packed together. */
function* objectStreams(pdf: Buffer, text: string): Generator<string> {
  for (const { index, 0: head } of text.matchAll(OBJECT_STREAM)) {
    const from = index + head.length
    const to = text.indexOf('endstream', from)
    try {
      yield inflateSync(pdf.subarray(from, to)).toString('latin1')
    } catch {
      // not packed as we know it: its fonts stay unknown, and are told missing
    }
  }
}

const plainName = (name: string): string =>
  name
    .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(SUBSET_TAG, '')
