import type { LexicalEditor } from 'lexical'
import { openAwareness } from './awareness.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Bind, bindSession, type ShownText } from './bindSession.ts'
import { bindText } from './bindText.ts'
import { colorOf } from './colors.ts'
import { openInbox } from './inbox.ts'
import type { Opened, TogetherLink } from './link.ts'
import { outbox } from './outbox.ts'
import { type Other, openPresence } from './presence.ts'
import { refusePrivateNotes } from './refusePrivateNotes.ts'
import { wholeMessages } from './wholeMessages.ts'

/** The session as it stands, for who looks at it. */
export interface SessionState {
  readonly title: string
  readonly others: readonly Other[]
  /** the host cannot be reached: what is written waits here */
  readonly isAway: boolean
}

/** A session that this page is in. */
export interface TogetherSession {
  /** Makes a version of the text, tells it to the others, and leaves. `save`: saves the text as it stands. */
  readonly leave: (save: () => Promise<void>) => Promise<void>
}

interface Options {
  readonly editor: LexicalEditor
  readonly link: TogetherLink
  readonly space: string
  readonly caretLayer: HTMLElement | null
  readonly shown: ShownText
  /** the space was met: the page shows the text as the library has it now */
  readonly onMet: () => Promise<void>
  /** the page is about to show the text of the session: what stays home is put aside, the history of the page too */
  readonly onBegin: () => void
  /** a private note was put in the text, and taken out again */
  readonly onNote: () => void
  readonly onState: (state: SessionState) => void
  /** the session is over for this page, for a reason or because it left: the text is written alone again */
  readonly onEnd: (reason?: string) => void
}

/** Joins the session of a text, or begins it. */
export async function openSession(options: Options): Promise<TogetherSession> {
  const { link, space, onMet } = options
  const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1
  const opened = await link.join(space, client)
  try {
    await onMet()
    return await enter(options, opened, client)
  } catch (error) {
    await link.leave(opened.session, client).catch(() => undefined)
    throw error
  }
}

async function enter(options: Options, opened: Opened, client: number): Promise<TogetherSession> {
  const { editor, link, shown, caretLayer, onBegin, onState, onNote, onEnd } = options
  const { session, title } = opened
  let isAway = false
  let isOver = false
  const mail = outbox({
    post: async waiting => {
      const { updates, isWhole } = whole.choose(waiting)
      const message = { client, document, updates: updates.map(toBase64), isWhole, caret: awareness.own() }
      inbox.noteTold((await link.post(session, message, text.heads())).told)
      whole.noteSent(isWhole ?? false)
    },
    onAway: away => {
      if (away === isAway) return
      isAway = away
      tell()
    },
    onOver: error => end(error.message),
  })
  const awareness = openAwareness({ name: opened.name, color: colorOf(opened.rank) }, mail.touch)
  const presence = openPresence(awareness)
  const tell = () => onState({ title, others: presence.list(), isAway })
  // what is said while the page is bound is read after
  const inbox = openInbox(link, session, client)
  const bind: Bind = (begins, onUpdate) =>
    bindText(editor, { begins, client, caretLayer, onUpdate, provider: awareness.provider })
  const binding = { link, shown, opened, client, onBegin, onUpdate: mail.add }
  const { text, document } = await bindSession(bind, binding).catch((error: unknown) => {
    inbox.stop()
    throw error
  })
  const whole = wholeMessages(text.state, opened.messages?.length ?? 0)
  // once what there was of them has been put aside
  const stopNotes = refusePrivateNotes(editor, onNote)
  function end(reason?: string): void {
    if (isOver) return
    isOver = true
    inbox.stop()
    stopNotes()
    mail.stop()
    text.stop()
    onEnd(reason)
  }
  inbox.open({
    onMessages: messages => {
      if (isOver) return
      text.receive(messages.flatMap(one => one.updates.map(fromBase64)))
      for (const one of messages) presence.hear(one)
      tell()
    },
    onAsked: () => {
      mail.touch()
      inbox.catchUp().catch(() => undefined)
      presence.dropSilent()
      tell()
    },
    onEnd: end,
  })
  mail.start()
  mail.touch()
  if (!isOver) tell()
  return {
    leave: async save => {
      whole.leave()
      await mail.flush().catch(() => undefined)
      await save()
      const folded = await link.fold(session, text.heads()).catch(() => undefined)
      if (folded && !isOver) {
        text.setHeads(folded.heads)
        await mail.flush().catch(() => undefined)
      }
      end()
      await link.leave(session, client)
    },
  }
}
