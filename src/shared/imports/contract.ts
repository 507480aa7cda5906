import { z } from 'zod'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, Token } from '../kernel/endpoint.ts'
import { AttachedFund, FundDescription } from '../library/fund.ts'
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

const FundName = z.object({ fund: z.string().min(1).max(40) })

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
  /** the funds that lie in files of their own beside the library */
  'funds.list': endpoint({ input: nothing, output: z.array(AttachedFund) }),
  /** the texts that the library has of a fund, as one file to give or to keep; `sha256` is that of its content */
  'funds.export': endpoint({
    input: FundName,
    output: Made.extend(FundDescription.pick({ day: true, texts: true, sha256: true }).shape),
  }),
  /** `completed`: sources that the library held itself and of which the fund knew newer records */
  'funds.attach': endpoint({
    input: z.object({ file: FileRef }),
    output: FundDescription.pick({ fund: true, title: true, day: true, texts: true }).extend({
      replaced: z.boolean(),
      completed: z.int(),
    }),
    changes: 'library',
  }),
  /** `copied`: sources that texts cite, which stay in the library */
  'funds.detach': endpoint({ input: FundName, output: z.object({ copied: z.int() }), changes: 'library' }),
  /** reads a whole file against the hash it bears, and refuses one that is altered */
  'funds.check': endpoint({ input: FundName, output: FundDescription.pick({ sha256: true }) }),
} satisfies Record<string, Endpoint>
