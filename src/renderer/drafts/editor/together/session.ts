import type { LexicalEditor } from 'lexical'
import { AppError } from '../../../../shared/kernel/errors.ts'
import { openAwareness } from './awareness.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type BoundText, bindText, headsIn } from './bindText.ts'
import { colorOf } from './colors.ts'
import type { Opened, SignedMessage, TogetherLink } from './link.ts'
import { outbox } from './outbox.ts'
import { refusePrivateNotes } from './refusePrivateNotes.ts'

/** How often this page says that it is there. */
const PRESENCE_MS = 8_000
/** A page not heard of for so long is gone. */
const GONE_MS = 30_000

/** Somebody else in the session. */
export interface Other {
  readonly client: number
  readonly name: string
  readonly color: string
}

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

const DIFFERENT =
  'Ce texte a changé ici, ou dans l’espace, depuis que la séance a commencé. Rien n’est perdu\u00a0: ces changements rejoindront le texte par la fusion, quand ceux qui l’écrivent en ce moment auront quitté la séance.'

async function enter(options: Options, opened: Opened, client: number): Promise<TogetherSession> {
  const { editor, link, caretLayer, onBegin, onState, onNote, onEnd } = options
  const { session, title } = opened
  const others = new Map<number, Other & { readonly at: number }>()
  let isAway = false
  let isOver = false
  const tell = () => onState({ title, others: [...others.values()], isAway })
  const awareness = openAwareness({ name: opened.name, color: colorOf(opened.rank) }, () => touch())

  const waiting: Uint8Array[] = []
  let send = (update: Uint8Array): void => void waiting.push(update)
  let touch = (): void => undefined
  // heard from now on: what is said while the page is bound is read after
  let hear = (messages: readonly SignedMessage[]): void => void early.push(...messages)
  const early: SignedMessage[] = []
  const stopHearing = link.hear(session, {
    onMessages: messages => {
      count.received += messages.length
      hear(messages)
    },
    onEnd: (of, reason) => {
      if (of !== client) return
      over = reason
      if (isReady) end(reason)
    },
  })
  const count = { received: 0, told: 0, toldBefore: 0 }
  let over: string | undefined
  let isReady = false
  const bind: Bind = (begins, onUpdate) =>
    bindText(editor, { begins, client, caretLayer, onUpdate, provider: awareness.provider })
  const text = await bound(bind, { link, opened, client, onBegin, onUpdate: update => send(update) }).catch(
    (error: unknown) => {
      stopHearing()
      throw error
    },
  )
  // once what there was of them has been put aside
  const stopNotes = refusePrivateNotes(editor, onNote)
  const mail = outbox({
    post: async updates => {
      const message = { client, updates: updates.map(toBase64), caret: awareness.own() }
      count.told = (await link.post(session, message, text.heads())).told
    },
    onAway: away => {
      if (away === isAway) return
      isAway = away
      tell()
    },
    onOver: error => end(error.message),
  })
  const place = ({ client: from, name, rank, caret, isLeaving }: SignedMessage) => {
    const writer = { client: from, name, color: colorOf(rank) }
    if (isLeaving) others.delete(from)
    else others.set(from, { ...writer, at: Date.now() })
    if (isLeaving || caret) awareness.place(from, writer, isLeaving ? undefined : caret)
  }
  /** asks for everything again where the program told this page more than it heard: its events were cut */
  const catchUp = async () => {
    const isBehind = count.toldBefore > count.received
    count.toldBefore = count.told
    if (!isBehind) return
    const { messages, told } = await link.again(session)
    count.received = told
    hear(messages)
  }
  const timer = setInterval(() => {
    mail.touch()
    catchUp().catch(() => undefined)
    for (const [from, { at, ...writer }] of others)
      if (Date.now() - at > GONE_MS) {
        others.delete(from)
        awareness.place(from, writer, undefined)
      }
    tell()
  }, PRESENCE_MS)
  hear = messages => {
    if (isOver) return
    const theirs = messages.filter(one => one.client !== client)
    text.receive(theirs.flatMap(one => one.updates.map(fromBase64)))
    for (const one of theirs) place(one)
    tell()
  }
  hear(early)
  send = mail.add
  touch = mail.touch
  for (const update of waiting) send(update)
  touch()
  tell()
  isReady = true
  if (over !== undefined) end(over)
  function end(reason?: string): void {
    if (isOver) return
    isOver = true
    clearInterval(timer)
    stopHearing()
    stopNotes()
    mail.stop()
    text.stop()
    onEnd(reason)
  }
  return {
    leave: async save => {
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

type Bind = (begins: boolean, onUpdate: (update: Uint8Array) => void) => BoundText

interface Binding {
  readonly link: TogetherLink
  readonly opened: Opened
  readonly client: number
  readonly onBegin: () => void
  readonly onUpdate: (update: Uint8Array) => void
}

/** Binds the page: to the document of the others where they are there, else to one that its own text fills. */
async function bound(bind: Bind, binding: Binding): Promise<BoundText> {
  const { link, opened, client, onBegin, onUpdate } = binding
  if (opened.messages) return joined(bind, binding, opened.messages)
  onBegin()
  const early: Uint8Array[] = []
  let send = (update: Uint8Array): void => void early.push(update)
  const own = bind(true, update => send(update))
  own.setHeads(opened.heads)
  const first = { client, updates: [toBase64(own.state())] }
  const reply = await link.begin(opened.session, first).catch((error: unknown) => {
    own.stop()
    throw error
  })
  if (reply.messages) {
    own.stop()
    return joined(bind, binding, reply.messages)
  }
  send = onUpdate
  for (const update of early) onUpdate(update)
  return own
}

function joined(
  bind: Bind,
  { opened, onBegin, onUpdate }: Binding,
  messages: readonly SignedMessage[],
): BoundText {
  const updates = messages.flatMap(one => one.updates.map(fromBase64))
  if (!isSame(headsIn(updates), opened.heads)) throw new AppError('refused', DIFFERENT)
  onBegin()
  const text = bind(false, onUpdate)
  text.receive(updates)
  return text
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()
