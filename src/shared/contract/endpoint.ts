import { z } from 'zod'
import { Id, Instant } from '../model/common.ts'

/** Parts of the library that windows read apart from each other. */
export const Subject = z.enum(['library', 'dossiers', 'drafts', 'exhibits', 'settings'])
export type Subject = z.infer<typeof Subject>

/** A message: its input, its output, and what the windows read again once it is answered. */
export interface Endpoint {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** left out: the message only reads; `none`: it writes what no list of a window shows */
  readonly changes?: Subject | 'everything' | 'none'
}
/** Declares a message: `endpoint({ input, output, changes: 'library' })`. */
export const endpoint = <const E extends Endpoint>(message: E): E => message

export const nothing = z.object({})
export const one = z.object({ id: Id })
export const done = z.object({})

/** A file given by the user: by path where the host allows it (Electron, command line), else the id of a streamed upload (PUT /files). */
export const FileRef = z.union([z.object({ path: z.string() }), z.object({ upload: Id })])
export type FileRef = z.infer<typeof FileRef>

export const Listed = z.object({ id: Id, title: z.string(), updatedAt: Instant })
/** A file made for the user, fetched at GET /exports/<id> or copied by the command line. */
export const Made = z.object({ id: Id, name: z.string(), bytes: z.int() })
