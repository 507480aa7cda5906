import { fromBase64, toBase64 } from './base64.ts'
import { type BoundText, headsIn } from './bindText.ts'
import type { Opened, SignedMessage, TogetherLink } from './link.ts'
import { mergeOwn, type SharedText } from './mergeOwn.ts'

/** Binds the page to a document; `begins`: fills it from the text on the page. */
export type Bind = (begins: boolean, onUpdate: (update: Uint8Array) => void) => BoundText

/** The text on the page, as it is written with others. */
export interface ShownText {
  readonly read: () => SharedText
  readonly put: (text: SharedText) => void
  /** passages that were changed here and in the session otherwise: those of the session stand */
  readonly onConflicts: (count: number) => void
}

interface Binding {
  readonly shown: ShownText
  readonly link: TogetherLink
  readonly opened: Opened
  readonly client: number
  readonly onBegin: () => void
  readonly onUpdate: (update: Uint8Array) => void
}

/** A text bound to the document that a session writes. */
export interface BoundSession {
  readonly text: BoundText
  readonly document: number
}

/** Binds the page: to the document of the others where they are there, else to one that its own text fills. */
export async function bindSession(bind: Bind, binding: Binding): Promise<BoundSession> {
  const { link, opened, client, onBegin, onUpdate } = binding
  if (opened.messages) return joined(bind, binding, opened.messages)
  onBegin()
  const early: Uint8Array[] = []
  let send = (update: Uint8Array): void => void early.push(update)
  const own = bind(true, update => send(update))
  own.setHeads(opened.heads)
  const first = { client, document: client, updates: [toBase64(own.state())] }
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
  return { text: own, document: client }
}

/**
 * Binds the page to the document of the others. What changed on this desk since the versions that document goes on from is merged with
 * it, as an edit of this desk; it then goes on from this desk's versions too. Where both changed the same words it does not: the versions
 * meet when the session is folded, and the user chooses.
 */
async function joined(
  bind: Bind,
  { link, shown, opened, onBegin, onUpdate }: Binding,
  messages: readonly SignedMessage[],
): Promise<BoundSession> {
  const updates = messages.flatMap(one => one.updates.map(fromBase64))
  const heads = headsIn(updates)
  const base = isSame(heads, opened.heads) ? undefined : await link.base(opened.session, heads)
  onBegin()
  const own = shown.read()
  const text = bind(false, onUpdate)
  text.receive(updates)
  if (base) {
    const { text: merged, conflicts } = mergeOwn(base, shown.read(), own)
    shown.put(merged)
    text.forgetUndo()
    if (conflicts === 0) text.setHeads(opened.heads)
    else shown.onConflicts(conflicts)
  }
  return { text, document: messages[0]?.document ?? 0 }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()
