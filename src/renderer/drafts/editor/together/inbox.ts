import type { SignedMessage, TogetherLink } from './link.ts'

interface Hearing {
  readonly onMessages: (messages: readonly SignedMessage[]) => void
  /** a sign that the page is there is asked for */
  readonly onAsked: () => void
  /** the session is over for this page */
  readonly onEnd: (reason: string) => void
}

/** Listens to a session from now on, and keeps what is said until the page is ready to hear it. */
export function openInbox(link: TogetherLink, session: string, client: number) {
  const early: SignedMessage[] = []
  let earlyEnd: string | undefined
  let hearing: Hearing | undefined
  // messages that this page heard, and those its program says it told it: more where events were cut
  const count = { heard: 0, told: 0, toldBefore: 0 }
  const take = (messages: readonly SignedMessage[]) => {
    if (hearing) hearing.onMessages(messages.filter(one => one.client !== client))
    else early.push(...messages)
  }
  const stop = link.hear(session, {
    onMessages: messages => {
      count.heard += messages.length
      take(messages)
    },
    onAsked: () => hearing?.onAsked(),
    onEnd: (of, reason) => {
      if (of !== client) return
      if (hearing) hearing.onEnd(reason)
      else earlyEnd = reason
    },
  })
  return {
    stop,
    /** Hands over what was said so far, then all that follows. */
    open(listener: Hearing): void {
      hearing = listener
      take(early.splice(0))
      if (earlyEnd !== undefined) listener.onEnd(earlyEnd)
    },
    /** Notes how many messages the program told this page. */
    noteTold(told: number): void {
      count.told = told
    },
    /** Asks for everything again where this page heard less than it was told, twice in a row. */
    async catchUp(): Promise<void> {
      const isBehind = count.toldBefore > count.heard
      count.toldBefore = count.told
      if (!isBehind) return
      const { messages, told } = await link.again(session)
      count.heard = told
      take(messages)
    },
  }
}
