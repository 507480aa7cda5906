import { z } from 'zod'
import { parseJson } from '../../../../shared/kernel/json.ts'

/** How far the files of a member were given: all numbers up to `upTo`, and some beyond it, where one between had not come. */
const Reach = z.object({ upTo: z.int().nonnegative(), ahead: z.array(z.int().positive()) })
const FolderCursor = z.record(z.string(), Reach)
type FolderCursor = z.infer<typeof FolderCursor>

/** Reads a cursor; undefined for an empty one, or one of another host. */
export const readCursor = (cursor: string): FolderCursor | undefined =>
  FolderCursor.safeParse(parseJson(cursor)).data

export const wasGiven = (cursor: FolderCursor, member: string, sequence: number): boolean => {
  const reach = cursor[member]
  return reach !== undefined && (sequence <= reach.upTo || reach.ahead.includes(sequence))
}

/** Whether every file that was given is still in the folder. */
export const isStillThere = (cursor: FolderCursor, files: ReadonlyMap<string, readonly number[]>): boolean =>
  Object.entries(cursor).every(([member, { upTo, ahead }]) => {
    const sequences = files.get(member) ?? []
    const rest = new Set(sequences)
    return (
      sequences.filter(sequence => sequence <= upTo).length === upTo &&
      ahead.every(sequence => rest.has(sequence))
    )
  })

/** The cursor after one more file. */
export function advance(cursor: FolderCursor, member: string, sequence: number): FolderCursor {
  const { upTo, ahead } = cursor[member] ?? { upTo: 0, ahead: [] }
  const waiting = new Set([...ahead, sequence])
  let last = upTo
  while (waiting.delete(last + 1)) last += 1
  return { ...cursor, [member]: { upTo: last, ahead: [...waiting] } }
}
