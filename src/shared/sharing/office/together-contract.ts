import { z } from 'zod'
import { Draft } from '../../drafts/model.ts'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint } from '../../kernel/endpoint.ts'
import { MemberKey } from './membership.ts'
import { VersionHash } from './thing-state.ts'

/** A text being written by several at once, by the hash of its space and its id. */
export const SessionId = z.string().regex(/^[0-9a-f]{32}$/)
/** Bytes of the largest update: beyond, a text is written alone. */
const MAX_UPDATE_CHARS = 6_000_000
const Update = z.base64().max(MAX_UPDATE_CHARS)

/** A place in the document, as Yjs writes it; the page alone reads it. */
const Place = z.record(z.string(), z.unknown()).nullable()

/** Content of a sealed message of a session: what somebody wrote, and where their caret is. */
export const TogetherMessage = z.object({
  /** which page of the writer it comes from */
  client: z.int().nonnegative(),
  /** the document written in: the number of the page that began it */
  document: z.int().nonnegative(),
  updates: z.array(Update).max(1000).default([]),
  /** its update holds the whole document: all that its writer said before is in it */
  isWhole: z.boolean().optional(),
  caret: z.object({ anchorPos: Place, focusPos: Place, focusing: z.boolean() }).optional(),
  /** the writer leaves */
  isLeaving: z.boolean().optional(),
})
export type TogetherMessage = z.infer<typeof TogetherMessage>

/** A message, and who signed it, as the members of the space name them. */
export const SignedMessage = TogetherMessage.extend({
  member: MemberKey,
  name: z.string(),
  /** the place of the member among those of the space: the same colour on every desk */
  rank: z.int().nonnegative(),
})
export type SignedMessage = z.infer<typeof SignedMessage>

/** Event of a session: what came from the others, or why it can go on no more. */
export const TogetherNews = z.object({
  session: SessionId,
  messages: z.array(SignedMessage).default([]),
  /** the program asks the page of the session for a sign */
  isAsked: z.boolean().optional(),
  /** who writes there, as a page that is not in the session is told */
  writers: z.array(z.string()).optional(),
  /** why a page may not go on: a sentence */
  ended: z.object({ client: z.int(), reason: z.string() }).optional(),
})

/** A page that writes in a session: the number of its document. */
const Client = z.int().nonnegative()

const Opened = z.object({
  session: SessionId,
  title: z.string(),
  name: z.string(),
  rank: z.int().nonnegative(),
  /** the versions of the text on this desk, that a session which begins here goes on from */
  heads: z.array(VersionHash),
  /** everything said in the session so far; none where it is to begin */
  messages: z.array(SignedMessage).optional(),
})

/** Messages about a text that several members of a space write at the same moment. */
export const together = {
  /** the spaces where a text can be written together, and why it cannot where it is shared */
  'together.look': endpoint({
    input: z.object({ draft: Id }),
    output: z.array(
      z.object({
        space: z.string(),
        title: z.string(),
        refusal: z.string(),
        /** this desk may read there, and not write */
        isReader: z.boolean(),
      }),
    ),
  }),
  /** who writes in a text now, this desk left out; the windows are told when that changes */
  'together.writers': endpoint({
    input: z.object({ draft: Id, space: z.string().min(1).max(100) }),
    output: z.object({ session: SessionId, names: z.array(z.string()) }),
  }),
  /** meets the space, then opens the session of a text */
  'together.join': endpoint({
    input: z.object({ draft: Id, space: z.string().min(1).max(100), client: Client }),
    output: Opened,
    changes: 'everything',
  }),
  /** the text that a session goes on from, for a desk whose own has changes that the session has not: they are merged with it */
  'together.base': endpoint({
    input: z.object({ session: SessionId, heads: z.array(VersionHash).min(1) }),
    output: Draft.pick({ blocks: true, comments: true, numbering: true }),
  }),
  /**
   * everything said so far in a session that this page follows without writing, and then what comes; again, it says that the page is still
   * there. No messages where nobody writes
   */
  'together.follow': endpoint({
    input: z.object({ draft: Id, space: z.string().min(1).max(100), client: Client }),
    output: z.object({ session: SessionId, messages: z.array(SignedMessage).optional() }),
  }),
  /** follows no more */
  'together.unfollow': endpoint({
    input: z.object({ session: SessionId, client: Client }),
    output: done,
    changes: 'none',
  }),
  /** begins a session that nobody has: refused where somebody did at the same moment, whose messages are then given */
  'together.begin': endpoint({
    input: z.object({ session: SessionId, message: TogetherMessage }),
    output: z.object({ messages: z.array(SignedMessage).optional() }),
    changes: 'none',
  }),
  /** `heads`: what the document goes on from now, should the page be heard of no more */
  'together.post': endpoint({
    input: z.object({ session: SessionId, message: TogetherMessage, heads: z.array(VersionHash) }),
    /** messages that the page was told since it joined: it may have missed some */
    output: z.object({ told: z.int() }),
    changes: 'none',
  }),
  /** everything said so far, for a page that missed some of it */
  'together.again': endpoint({
    input: z.object({ session: SessionId }),
    output: z.object({ messages: z.array(SignedMessage), told: z.int() }),
  }),
  /** makes an ordinary version of the text as it was last saved, after those the session goes on from; gives what it goes on from now */
  'together.fold': endpoint({
    input: z.object({ session: SessionId, heads: z.array(VersionHash) }),
    output: z.object({ heads: z.array(VersionHash) }),
    changes: 'none',
  }),
  /** leaves, and meets the space */
  'together.leave': endpoint({
    input: z.object({ session: SessionId, client: Client }),
    output: done,
    changes: 'everything',
  }),
} satisfies Record<string, Endpoint>
