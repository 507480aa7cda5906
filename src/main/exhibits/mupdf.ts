import type * as Mupdf from 'mupdf'

let mupdfModule: Promise<typeof Mupdf> | undefined

/** MuPDF, loaded when first needed and only in a thread: its ten megabytes would delay the window. What it mutters is not for users. */
export function mupdf(): Promise<typeof Mupdf> {
  mupdfModule ??= (async () => {
    const quiet = () => undefined
    Object.assign(globalThis, { $libmupdf_wasm_Module: { print: quiet, printErr: quiet } })
    return import('mupdf')
  })()
  return mupdfModule
}

/** A document read where its bytes lie, which must stay there until it is closed: handed over, each opening would take as much again. */
export async function openDocument(bytes: Uint8Array, type: string): Promise<Mupdf.Document> {
  const { Document, Stream } = await mupdf()
  const stream = new Stream({
    fileSize: () => bytes.length,
    read(memory, at, size, from) {
      const some = bytes.subarray(from, from + size)
      memory.set(some, at)
      return some.length
    },
    close: () => undefined,
  })
  try {
    return Document.openDocument(stream, type)
  } finally {
    stream.destroy()
  }
}
