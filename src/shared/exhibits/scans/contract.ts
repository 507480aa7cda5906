import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint } from '../../kernel/endpoint.ts'
import { OneLine } from '../../kernel/one-line.ts'
import { FilePage, PageOrigin, Place, ScanState } from './model.ts'

const run = z.object({ run: Id })
const pageOf = z.object({ exhibit: Id, page: z.int().positive() })

/** The pages of exhibits that are pictures, and the words recognised on them. */
export const scans = {
  /** of each exhibit that has a file, how far its pages are read; nothing is recognised by asking */
  'scans.state': endpoint({ input: z.object({ dossier: Id }), output: z.array(ScanState), changes: 'none' }),
  /**
   * recognises the words of the pages that nobody read, of one exhibit or of all of the dossier; each page is kept once it is read, and
   * none is read again. `run` names the request, told by `progress`. `failures`: why a file or a page was left, in sentences
   */
  'scans.read': endpoint({
    input: z.object({ dossier: Id, exhibit: Id.optional(), run: Id.optional() }),
    output: z.object({ read: z.int(), remaining: z.int(), failures: z.array(z.string()) }),
    changes: 'exhibits',
  }),
  /** between two pages; `isPaused: false` goes on */
  'scans.pause': endpoint({ input: run.extend({ isPaused: z.boolean() }), output: done }),
  /** at once: the page being read is lost, those before are kept */
  'scans.stop': endpoint({ input: run, output: done }),
  /** a page with its words, and where those of `query` stand on it */
  'scans.page': endpoint({
    input: pageOf.extend({ query: z.string().max(500).optional() }),
    output: FilePage.extend({ hits: z.array(Place) }),
    changes: 'none',
  }),
  /**
   * the pages of the exhibits of a dossier that have all these words: those that files say, and those recognised on pictures. `unread`:
   * pages that are pictures nobody read; `unopened`: files whose text is not known
   */
  'exhibits.search': endpoint({
    input: z.object({ dossier: Id, text: z.string().min(1).max(500) }),
    output: z.object({
      hits: z.array(
        z.object({
          exhibit: Id,
          page: z.int(),
          origin: PageOrigin,
          excerpt: z.string(),
          marks: z.array(z.tuple([z.int(), z.int()]).readonly()).readonly(),
          isExact: z.boolean(),
        }),
      ),
      more: z.int(),
      unread: z.int(),
      unopened: z.int(),
    }),
    changes: 'none',
  }),
  /** `before`: the word as it was when it was corrected, so that a page changed meanwhile is not spoilt; an empty `text` takes it away */
  'scans.correct': endpoint({
    input: pageOf.extend({ word: z.int().nonnegative(), before: OneLine, text: OneLine }),
    output: FilePage,
    changes: 'exhibits',
  }),
} satisfies Record<string, Endpoint>
