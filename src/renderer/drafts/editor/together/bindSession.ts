import { AppError } from '../../../../shared/kernel/errors.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type BoundText, headsIn } from './bindText.ts'
import type { Opened, SignedMessage, TogetherLink } from './link.ts'

const DIFFERENT =
  'Ce texte a changé ici, ou dans l’espace, depuis que la séance a commencé. Rien n’est perdu\u00a0: ces changements rejoindront le texte par la fusion, quand ceux qui l’écrivent en ce moment auront quitté la séance.'

/** Binds the page to a document; `begins`: fills it from the text on the page. */
export type Bind = (begins: boolean, onUpdate: (update: Uint8Array) => void) => BoundText

interface Binding {
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

function joined(
  bind: Bind,
  { opened, onBegin, onUpdate }: Binding,
  messages: readonly SignedMessage[],
): BoundSession {
  const updates = messages.flatMap(one => one.updates.map(fromBase64))
  if (!isSame(headsIn(updates), opened.heads)) throw new AppError('refused', DIFFERENT)
  onBegin()
  const text = bind(false, onUpdate)
  text.receive(updates)
  return { text, document: messages[0]?.document ?? 0 }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()
