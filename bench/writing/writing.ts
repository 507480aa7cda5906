import type { Figure } from '../measure.ts'
import { figure as editor } from './editor.ts'
import { figure as exported } from './export.ts'
import { figure as word } from './word.ts'

/** Writing: the editor under the keys, then the Word file. */
export const figure: Figure = async () => ({
  editor: await editor(),
  word: await word(),
  export: await exported(),
})
