import type { Input, Output } from '../../../../shared/contract/contract.ts'
import type { Draft } from '../../../../shared/drafts/model.ts'

export type Opened = Output<'together.join'>
export type Message = Input<'together.post'>['message']
/** A message as its signature was checked. */
export type SignedMessage = NonNullable<Opened['messages']>[number]

/** The way from the page to those who write in its text at the same moment. */
export interface TogetherLink {
  /** the spaces where the text can be written together, and why it cannot in some */
  readonly look: () => Promise<Output<'together.look'>>
  /** Hears who writes in the text without this page being in the session: at once, and whenever that changes. Returns what stops it. */
  readonly attend: (space: string, onWriters: (names: readonly string[]) => void) => () => void
  readonly join: (space: string, client: number) => Promise<Opened>
  /** the text that a session goes on from, where this desk's own has changes that the session has not */
  readonly base: (session: string, heads: readonly string[]) => Promise<Output<'together.base'>>
  /** all that was said in a session, to be followed without writing; none where nobody writes */
  readonly follow: (space: string, client: number) => Promise<Output<'together.follow'>>
  readonly unfollow: (session: string, client: number) => Promise<unknown>
  readonly begin: (session: string, message: Message) => Promise<Output<'together.begin'>>
  readonly post: (
    session: string,
    message: Message,
    heads: readonly string[],
  ) => Promise<Output<'together.post'>>
  readonly again: (session: string) => Promise<Output<'together.again'>>
  readonly fold: (session: string, heads: readonly string[]) => Promise<Output<'together.fold'>>
  readonly leave: (session: string, client: number) => Promise<unknown>
  readonly hear: (
    session: string,
    hearing: {
      readonly onMessages: (messages: readonly SignedMessage[]) => void
      /** the program asks for a sign that the page is there */
      readonly onAsked: () => void
      readonly onEnd: (client: number, reason: string) => void
    },
  ) => () => void
  /** the text as the library has it now */
  readonly text: () => Promise<Draft>
  /** keeps a version of the text as it is saved here */
  readonly keep: () => Promise<unknown>
}
