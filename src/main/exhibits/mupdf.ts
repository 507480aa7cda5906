import type * as Mupdf from 'mupdf'

let loaded: Promise<typeof Mupdf> | undefined

/** MuPDF, loaded when first needed and only in a thread: its ten megabytes would delay the window. What it mutters is not for users. */
export function mupdf(): Promise<typeof Mupdf> {
  loaded ??= (async () => {
    const quiet = () => undefined
    Object.assign(globalThis, { $libmupdf_wasm_Module: { print: quiet, printErr: quiet } })
    return import('mupdf')
  })()
  return loaded
}
