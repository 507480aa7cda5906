import { z } from 'zod'
import { Id, Instant } from './common.ts'

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

/**
 * Stands for a path that the user handed to this launch of the program: 128 random bits in base64url. No message carries a
 * path, so that a page can name nothing but what it was given.
 */
export const Token = z.string().regex(/^[\w-]{22}$/)
export type Token = z.infer<typeof Token>

/** A file given by the user: a token of the host where it lies on this computer, else the id of a streamed upload (PUT /files). */
export const FileRef = z.union([z.object({ token: Token }), z.object({ upload: Id })])
export type FileRef = z.infer<typeof FileRef>

export const Listed = z.object({ id: Id, title: z.string(), updatedAt: Instant })
/** A file made for the user, fetched at GET /exports/<id> or copied by the command line. */
export const Made = z.object({ id: Id, name: z.string(), bytes: z.int() })
