import { openPackage } from '../package/package.ts'
import { WorkingCopy } from '../write/working-copy.ts'
import { readWord } from './read-word.ts'
import type { Story } from './story.ts'

/** A Word file read, and the working copy it carries when it is one of ours that this version knows. */
export interface OpenWord {
  readonly story: Story
  readonly working?: WorkingCopy
  /** the bytes of a part of the file */
  readonly part: (path: string) => Buffer | undefined
}

/** Reads a Word file and the draft it carries. Throws an AppError with a French sentence when it cannot be read. */
export function openWord(file: Buffer): OpenWord {
  const story = readWord(file)
  const working = story.part === undefined ? undefined : parseWorkingCopy(story.part)
  return { story, part: openPackage(file).bytes, ...(working ? { working } : {}) }
}

function parseWorkingCopy(json: string): WorkingCopy | undefined {
  try {
    // a part that was damaged or is of a later version leaves the text, which is read like any other
    return WorkingCopy.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}
