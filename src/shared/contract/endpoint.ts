import { z } from 'zod'
import { Id, Instant } from '../model/common.ts'

export interface Endpoint {
  readonly input: z.ZodType
  readonly output: z.ZodType
}
/** A message: what it takes, what it gives. */
export const endpoint = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })

export const nothing = z.object({})
export const one = z.object({ id: Id })
export const done = z.object({})

/** A file given by the user: by path where the host allows it (Electron, command line), else the id of a streamed upload (PUT /files). */
export const FileRef = z.union([z.object({ path: z.string() }), z.object({ upload: Id })])
export type FileRef = z.infer<typeof FileRef>

export const Listed = z.object({ id: Id, title: z.string(), updatedAt: Instant })
/** A file made for the user, fetched at GET /exports/<id> or copied by the command line. */
export const Made = z.object({ id: Id, name: z.string(), bytes: z.int() })
