import { z } from 'zod'
import { Day, Id } from '../../kernel/common.ts'
import { type Endpoint, endpoint, FileRef, Made, Token } from '../../kernel/endpoint.ts'
import { Argument } from '../../library/model.ts'
import { PublicationReview, PublicationSettings } from './model.ts'
import { PageOrigin, Proposal, TakenPage } from './take-up-model.ts'

/** A bill to publish, and where it was published before: a folder of this computer, or the zip of the last publication; neither for a first one in a browser. */
const PublicationRequest = z.object({
  bill: Id,
  /** left out: those of the last publication */
  settings: PublicationSettings.optional(),
  to: Token.optional(),
  previous: FileRef.optional(),
})

/** Pages of a campaign for the web. */
export const publishing = {
  /** everything publishing would do; nothing is written */
  'publishing.review': endpoint({ input: PublicationRequest, output: PublicationReview }),
  /** writes what was reviewed, or refuses: `id` and `digest` of the review, `agreed`: pages changed by hand that may be written over */
  'publishing.write': endpoint({
    input: PublicationRequest.extend({
      settings: PublicationSettings,
      id: Id,
      digest: z.string(),
      agreed: z.array(z.string()).default([]),
    }),
    output: z.object({
      written: z.array(z.string()),
      removed: z.array(z.string()),
      /** changed by hand, and left */
      left: z.array(z.string()),
      /** the zip, where no folder was named */
      zip: Made.optional(),
    }),
    changes: 'none',
  }),
  /** a saved page of the web, paragraph by paragraph beside what is there: nothing is changed; `savedOn`: the day of the file, where the page does not say it */
  'publishing.read': endpoint({
    input: z.object({ bill: Id, file: FileRef, savedOn: Day.optional() }),
    output: TakenPage,
    changes: 'none',
  }),
  /** takes one proposal up: its argument is to be verified, and says where it comes from */
  'publishing.adopt': endpoint({
    input: z.object({ proposal: Proposal, origin: PageOrigin }),
    output: z.object({ before: Argument.optional(), after: Argument }),
    changes: 'library',
  }),
} satisfies Record<string, Endpoint>
