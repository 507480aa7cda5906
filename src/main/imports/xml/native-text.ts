/** The exports common to the native readers of texts. */
export interface ReadsTexts {
  readonly memory: WebAssembly.Memory
  /** the address for a text of `length` UTF-16 characters */
  room(length: number): number
  /** converts it to one byte a character; not 0 when some characters do not fit */
  narrow(length: number): number
}

/** Adds `give`, which writes a text into the memory of a reader and tells whether some characters do not fit in a byte. */
export function givenTexts<E extends ReadsTexts>(exports: E): E & { give(text: string): boolean } {
  let bytes = Buffer.alloc(0)
  return {
    ...exports,
    give(text) {
      const at = exports.room(text.length)
      // detached once the memory has grown
      if (bytes.length === 0) bytes = Buffer.from(exports.memory.buffer)
      bytes.write(text, at, 'utf16le')
      return exports.narrow(text.length) > 0
    },
  }
}
