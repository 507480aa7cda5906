import type { LexicalEditor } from 'lexical'
import { openAwareness } from '../awareness.ts'
import { fromBase64 } from '../base64.ts'
import { type BoundText, bindText } from '../bindText.ts'
import type { SignedMessage, TogetherLink } from '../link.ts'
import { type Other, openPresence } from '../presence.ts'

/** Between two questions: each says that the page is still there, and brings what it missed. */
const ASK_MS = 20_000

interface Options {
  /** shows the text, and takes no key */
  readonly editor: LexicalEditor
  readonly link: TogetherLink
  readonly space: string
  readonly caretLayer: HTMLElement | null
  readonly onWriters: (writers: readonly Other[]) => void
  /** nobody writes any more, or this desk may not follow; `error`: why it could not */
  readonly onEnd: (error?: unknown) => void
}

export interface Following {
  /** asks whether the session still goes on, and what was missed */
  readonly check: () => void
  readonly stop: () => void
}

/** Shows a session in an editor of its own as it is written: nothing of this page is sent, nor saved. */
export function openFollowing({ editor, link, space, caretLayer, onWriters, onEnd }: Options): Following {
  const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const nothing = () => undefined
  const awareness = openAwareness({ name: '', color: '' }, nothing)
  const presence = openPresence(awareness)
  let text: BoundText | undefined
  let session: string | undefined
  let stopHearing: () => void = nothing
  let isOver = false

  const show = (messages: readonly SignedMessage[]) => {
    text ??= bindText(editor, {
      ...{ begins: false, client, caretLayer, onUpdate: nothing },
      provider: awareness.provider,
    })
    text.receive(messages.flatMap(one => one.updates.map(fromBase64)))
  }
  const hear = (messages: readonly SignedMessage[]) => {
    if (isOver) return
    show(messages)
    for (const one of messages) presence.hear(one)
    onWriters(presence.list())
  }
  const stop = () => {
    if (isOver) return
    isOver = true
    clearInterval(timer)
    stopHearing()
    text?.stop()
    if (session !== undefined) link.unfollow(session, client).catch(nothing)
  }
  const end = (error?: unknown) => {
    if (isOver) return
    stop()
    onEnd(error)
  }
  const ask = async (): Promise<void> => {
    const answer = await link.follow(space, client)
    if (isOver) return void link.unfollow(answer.session, client).catch(nothing)
    if (!answer.messages) return end()
    if (session !== undefined) {
      show(answer.messages)
      presence.dropSilent()
      return onWriters(presence.list())
    }
    session = answer.session
    stopHearing = link.hear(session, {
      onMessages: hear,
      onAsked: nothing,
      onEnd: (of, reason) => of === client && end(reason ? new Error(reason) : undefined),
    })
    hear(answer.messages)
    // said between the answer and the listening
    await ask()
  }
  const check = () => void ask().catch(nothing)
  const timer = setInterval(check, ASK_MS)
  ask().catch(end)
  return { check, stop }
}
