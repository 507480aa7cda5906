import { z } from 'zod'
import { done, type Endpoint, endpoint, Made, nothing, Token } from '../kernel/endpoint.ts'
import { LibraryState } from './library-state.ts'

/** A public archive that lies in the folder of downloads; `isRead`: an archive of its name was read to its end. */
export const ArchiveFile = z.object({
  file: z.object({ token: Token }),
  name: z.string(),
  title: z.string(),
  bytes: z.int(),
  isRead: z.boolean(),
})
export type ArchiveFile = z.infer<typeof ArchiveFile>

/** The messages about the state of the library: its funds, what they lack, and what the user fetched. */
export const funds = {
  'library.state': endpoint({ input: nothing, output: LibraryState }),
  /** the folder looked into on demand; `system`: the one where browsers put what they fetch; null: none any more */
  'library.setDownloads': endpoint({
    input: z.object({ place: z.union([z.literal('system'), Token]).nullable() }),
    output: done,
    changes: 'settings',
  }),
  'library.lookInDownloads': endpoint({ input: nothing, output: z.array(ArchiveFile) }),
  /** addresses as a text, one a line, as download programs take them */
  'library.saveAddresses': endpoint({
    input: z.object({
      urls: z
        .array(z.url({ protocol: /^https$/ }))
        .min(1)
        .max(2000),
    }),
    output: Made,
  }),
} satisfies Record<string, Endpoint>
