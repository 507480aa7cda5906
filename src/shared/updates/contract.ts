import { z } from 'zod'
import { Day, Id } from '../kernel/common.ts'
import { type Endpoint, endpoint, FileRef, nothing, one } from '../kernel/endpoint.ts'

/** A key that releases are signed with: its number, and the name its publisher gave it. */
const ReleaseKey = z.object({ id: z.string(), comment: z.string() })

/** An update that was verified, before anything is changed. */
const Update = z.object({
  id: Id,
  version: z.string(),
  date: Day,
  /** what is new, in French; empty when the update says nothing */
  notes: z.string(),
  name: z.string(),
  bytes: z.int(),
  key: ReleaseKey,
})

/** The program itself: its version, the licences of what it is made of, its updates by hand. */
export const updates = {
  /** `keys`: those its updates must be signed with; none in a copy that no publisher built */
  'program.about': endpoint({
    input: nothing,
    output: z.object({ version: z.string(), keys: z.array(ReleaseKey), licences: z.boolean() }),
  }),
  'program.licences': endpoint({ input: nothing, output: z.object({ text: z.string() }) }),
  /** one `.pretoire-maj`, or an installer with SHA256SUMS and SHA256SUMS.minisig */
  'updates.examine': endpoint({
    input: z.object({ files: z.array(FileRef).min(1).max(6) }),
    output: Update,
    changes: 'none',
  }),
  /** proves a backup first, then hands the installer over to the system; `id`: of `updates.examine` */
  'updates.install': endpoint({
    input: one,
    output: z.object({
      version: z.string(),
      file: z.string(),
      backup: z.object({
        name: z.string(),
        file: z.string(),
        bytes: z.int(),
        rows: z.int(),
        files: z.int(),
        /** files of exhibits that stayed in a space, and so are not in it */
        remote: z.int().default(0),
      }),
      sentence: z.string(),
      command: z.string().optional(),
    }),
    changes: 'settings',
  }),
} satisfies Record<string, Endpoint>
