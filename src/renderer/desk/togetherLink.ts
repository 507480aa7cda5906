import type { TogetherLink } from '../drafts/editor/together/link.ts'
import { call, subscribe } from '../kernel/api.ts'

/** Between two questions: those who vanish are announced by nobody. */
const ASK_MS = 10_000

/** Follows who writes in a text: by questions now and then, and by what the program hears meanwhile. */
function attend(draft: string, space: string, onWriters: (names: readonly string[]) => void): () => void {
  let session = ''
  let isOver = false
  const ask = () =>
    call['together.writers']({ draft, space }).then(
      answer => {
        session = answer.session
        if (!isOver) onWriters(answer.names)
      },
      () => isOver || onWriters([]),
    )
  void ask()
  const timer = setInterval(() => void ask(), ASK_MS)
  const stop = subscribe('together', ({ session: of, writers }) => {
    if (of === session && writers) onWriters(writers)
  })
  return () => {
    isOver = true
    clearInterval(timer)
    stop()
  }
}

/** How a text of the library is written with others at the same moment. */
export const togetherLink = (draft: string): TogetherLink => ({
  look: () => call['together.look']({ draft }),
  attend: (space, onWriters) => attend(draft, space, onWriters),
  join: (space, client) => call['together.join']({ draft, space, client }),
  base: (session, heads) => call['together.base']({ session, heads: [...heads] }),
  follow: (space, client) => call['together.follow']({ draft, space, client }),
  unfollow: (session, client) => call['together.unfollow']({ session, client }),
  begin: (session, message) => call['together.begin']({ session, message }),
  post: (session, message, heads) => call['together.post']({ session, message, heads: [...heads] }),
  again: session => call['together.again']({ session }),
  fold: (session, heads) => call['together.fold']({ session, heads: [...heads] }),
  leave: (session, client) => call['together.leave']({ session, client }),
  hear: (session, { onMessages, onAsked, onEnd }) =>
    subscribe('together', ({ session: of, messages, isAsked, ended }) => {
      if (of !== session) return
      if (isAsked) onAsked()
      if (messages.length > 0) onMessages(messages)
      if (ended) onEnd(ended.client, ended.reason)
    }),
  text: () => call['drafts.get']({ id: draft }),
  keep: () => call['drafts.keep']({ id: draft }),
})
