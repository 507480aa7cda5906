import { z } from 'zod'
import { type Endpoint, endpoint, nothing } from '../kernel/endpoint.ts'

const Setting = z.record(z.string(), z.string())

/** Preferences, and the place of the library. */
export const settings = {
  'settings.get': endpoint({ input: nothing, output: Setting }),
  'settings.save': endpoint({ input: z.object({ values: Setting }), output: Setting, changes: 'settings' }),
  /** where the library is on this computer, and whether its folder can be shown from here */
  'library.place': endpoint({
    input: nothing,
    output: z.object({ folder: z.string(), backups: z.string(), isRevealable: z.boolean() }),
  }),
  /** shows the folder of the library in the system's own window for files */
  'library.reveal': endpoint({ input: nothing, output: nothing }),
} satisfies Record<string, Endpoint>
