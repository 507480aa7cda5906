import type { TogetherLink } from '../drafts/editor/together/link.ts'
import { call, subscribe } from '../kernel/api.ts'

/** How a text of the library is written with others at the same moment. */
export const togetherLink = (draft: string): TogetherLink => ({
  look: () => call['together.look']({ draft }),
  join: (space, client) => call['together.join']({ draft, space, client }),
  begin: (session, message) => call['together.begin']({ session, message }),
  post: (session, message, heads) => call['together.post']({ session, message, heads: [...heads] }),
  again: session => call['together.again']({ session }),
  fold: (session, heads) => call['together.fold']({ session, heads: [...heads] }),
  leave: (session, client) => call['together.leave']({ session, client }),
  hear: (session, { onMessages, onEnd }) =>
    subscribe('together', ({ session: of, messages, ended }) => {
      if (of !== session) return
      if (messages.length > 0) onMessages(messages)
      if (ended) onEnd(ended.client, ended.reason)
    }),
  text: () => call['drafts.get']({ id: draft }),
  keep: () => call['drafts.keep']({ id: draft }),
})
