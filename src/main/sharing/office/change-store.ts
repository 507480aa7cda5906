/** One change as it travels: the host stores it, and reads nothing of it but what stands beside the seal. */
export interface Envelope {
  readonly space: string
  /** Ed25519 public key of the desk that signed it: 64 hexadecimal figures */
  readonly member: string
  /** from 1, by member and space */
  readonly sequence: number
  /** hash of that member's envelope before it in the space; empty at first */
  readonly previous: string
  /** number of the space's key that seals it; 0 where it is sealed to each member's own key */
  readonly epoch: number
  readonly sealed: Uint8Array
  readonly signature: Uint8Array
}

/** A page of envelopes, each given once. No order is promised: a folder brings a later one first, and so may any host. */
export interface EnvelopePage {
  readonly envelopes: readonly Envelope[]
  /** where the next page begins */
  readonly cursor: string
  /** the page begins at the first envelope of the space: no cursor was given, or this host does not know the one that was */
  readonly isFirst: boolean
}

/** How far a desk is in a space: up to where it was read, and the last envelope of its own. */
export interface Reach {
  readonly cursor: string
  readonly member: string
  readonly sequence: number
}

/** Whether an envelope may be new to a desk that has read up to the one before. */
export const isNewTo = (
  { member, sequence }: Reach,
  envelope: Pick<Envelope, 'member' | 'sequence'>,
): boolean => envelope.member !== member || envelope.sequence > sequence

/** Sealed files of a space, named by the SHA-256 of their sealed bytes. */
export interface BlobStore {
  /** those of these names that the host has not */
  missing(space: string, ids: readonly string[]): Promise<readonly string[]>
  put(space: string, id: string, bytes: Uint8Array): Promise<void>
  /** undefined where the host has it not, or not whole; one of more bytes than `maxBytes` is refused before it is read */
  get(space: string, id: string, maxBytes?: number): Promise<Uint8Array | undefined>
}

/**
 * How an envelope enters a session. `begin`: only where nobody is there, and the rest of what was said is dropped. `say`: only where
 * something of its document is there still. `replace`: the same, and it says all that its desk said before, which is dropped.
 * `leave`: the same, and its desk is there no more.
 */
export type LiveAct = 'begin' | 'say' | 'replace' | 'leave'

/**
 * Envelopes of a text that several write at once, kept for as long as they do. Each names the space and the session (`liveName`): none
 * can be taken for one of the log. They come in the order of their positions. A session that nobody adds to for `STALE_MS` is dropped.
 */
export interface LiveLog {
  /** Adds an envelope to the document that a session writes; whether it did. */
  add(envelope: Envelope, document: number, act: LiveAct): Promise<boolean>
  /** The envelopes after a position. */
  since(name: string, position: number): Promise<LivePage>
  /** The last envelope of each member who is there: one was added in the last `LIVE_MS`, and not to leave. */
  present(name: string): Promise<readonly Envelope[]>
  /** Drops all that was said, where nobody but this member is there; whether it did. */
  drop(name: string, member: string): Promise<boolean>
  watch(name: string, onNews: () => void): () => void
}

export interface LivePage {
  readonly envelopes: readonly Envelope[]
  readonly position: number
}

/** Name of a session in its envelopes. */
export const liveName = (space: string, session: string): string => `${space}/${session}`

/** A session in which nobody said anything for so long is over: whoever is in it says so three times as often. The schema of a server counts it too (`postgres/session-schema.ts`). */
export const LIVE_MS = 30_000
/** After so long a host forgets a session; until then, who was cut off may go on with it. */
export const STALE_MS = 3_600_000

/**
 * Keeps the envelopes of an office: in PostgreSQL, a folder or memory. It is trusted with nothing: who reads it checks every envelope
 * (`seal/`). `tests/contract/change-store.ts` is what an implementation has to pass.
 */
export interface ChangeStore {
  /** Adds envelopes. Those that are there already are left; a fork (same member, space and sequence, other bytes) is refused. */
  append(envelopes: readonly Envelope[]): Promise<void>
  /** The envelopes that came after a cursor, a page at a time; an empty page is the end. An empty cursor begins at the first. */
  since(space: string, cursor: string): Promise<EnvelopePage>
  /** Whether there may be more than a desk has read and written itself, or the host was set back. It costs less than a meeting. */
  hasNews(space: string, reach: Reach): Promise<boolean>
  readonly blobs: BlobStore
  /** none where a host announces nothing */
  readonly live?: LiveLog
  /** Lets a member's desk read and write a space, where the host tells them apart. It adds nothing to what keys protect. */
  openTo(space: string, member: string, isOwner: boolean): Promise<void>
  closeTo(space: string, member: string): Promise<void>
  /** Calls back when a space may have news, this desk's own included. Returns what stops it. */
  watch(space: string, onNews: () => void): () => void
  close(): Promise<void>
}

/** Envelopes of a page, so that a first reading of a long log fits in memory. */
export const PAGE_ENVELOPES = 200

/** Bytes of the largest envelope; what is larger goes into a blob. */
export const MAX_SEALED_BYTES = 8 * 2 ** 20

/** Bytes of a page, unless its first envelope is larger: a desk reads it in one transaction, for which saves wait. */
export const PAGE_BYTES = 2 ** 20
