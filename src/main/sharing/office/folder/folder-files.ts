import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeWhole } from '../../../kernel/library.ts'

/** Writes a file that never changes afterwards. Its rights are those that the folder gives to everybody who shares it. */
export const writeImmutable = (file: string, bytes: Uint8Array): void => writeWhole(file, bytes, 'shared')

/** The content of a file that may not have come yet, or be half there. */
export const readArrived = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** The names in a folder that may not have come yet. */
export const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
