/** What was compiled ahead to go through texts. */
export interface ReadsTexts {
  readonly memory: WebAssembly.Memory
  /** where to put a text of so many characters, of two bytes each */
  room(length: number): number
  /** makes a byte of each; not 0 where some have no equal of one byte */
  narrow(length: number): number
}

/** The same, to be given a text before it is asked about it: whether some of its characters take two bytes. */
export function givenTexts<E extends ReadsTexts>(made: E): E & { give(text: string): boolean } {
  let bytes = Buffer.alloc(0)
  return {
    ...made,
    give(text) {
      const at = made.room(text.length)
      // another array, once its memory has grown
      if (bytes.length === 0) bytes = Buffer.from(made.memory.buffer)
      bytes.write(text, at, 'utf16le')
      return made.narrow(text.length) > 0
    },
  }
}
