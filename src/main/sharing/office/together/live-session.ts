import { AppError } from '../../../../shared/kernel/errors.ts'
import {
  isPresent,
  type Membership,
  mayWrite,
  personOf,
} from '../../../../shared/sharing/office/membership.ts'
import type { SignedMessage, TogetherMessage } from '../../../../shared/sharing/office/together-contract.ts'
import { type ChangeStore, type LiveAct, type LiveLog, liveName } from '../change-store.ts'
import { membershipOf } from '../spaces/members.ts'
import { officeLog } from '../spaces/store.ts'
import { type Desk, readLog } from '../spaces/sync-log.ts'
import { openMessage, sealMessage } from './live-message.ts'

/** How long two readings of the members are apart at least: an announced change of the space may be one of them. */
const MEMBERS_MS = 1_000

export type LiveSession = Awaited<ReturnType<typeof openLiveSession>>

interface Hearing {
  /** what others said */
  readonly onMessages: (messages: readonly SignedMessage[]) => void
  /** this desk can write there no more; `isOver`: the session itself is over, and what was written in it is to be folded */
  readonly onEnd: (reason: string, isOver: boolean) => void
}

interface Place {
  readonly space: string
  readonly session: string
  /** whether this desk only hears: it may be a reader's */
  readonly isFollowing?: boolean
}

/** Opens the session of a text on a host: what this desk says is sealed and signed, what others say was checked and opened. */
export async function openLiveSession(
  desk: Desk,
  { space, session, isFollowing = false }: Place,
  store: ChangeStore,
  { onMessages, onEnd }: Hearing,
) {
  const live = liveOf(store)
  const name = liveName(space, session)
  const lastStep = () => officeLog(desk.db).log(space)?.lastStep
  let membership = membershipOf(desk, space)
  let step = lastStep()
  let sequence = 0
  let position = 0
  let document: number | undefined
  let isClosed = false
  const isAllowed = isFollowing ? isMember : isWriter
  const removed = isFollowing ? CLOSED : REMOVED
  if (!isFollowing) requireWriter(membership, desk.key.member)

  /** reads the members as the host has them now; ends the session where this desk may write no more */
  async function renewMembers(): Promise<void> {
    try {
      await readLog(desk, space, store, new Date().toISOString())
    } catch (error) {
      // the host has closed the space to this desk
      if (error instanceof AppError && error.code === 'refused') return onEnd(removed, false)
      throw error
    }
    noteMembers()
    if (!isAllowed(membership, desk.key.member)) onEnd(removed, false)
  }
  /** takes up what this library knows of the members: it may have changed them itself */
  function noteMembers(): void {
    if (lastStep() === step) return
    step = lastStep()
    membership = membershipOf(desk, space)
  }
  /** everything said since the last reading, this desk's own left out; `isFirst`: everything, whatever is heard meanwhile */
  const read = async (isFirst = false) => {
    const page = await live.since(name, isFirst ? 0 : position)
    const isUnderNewKey = () => page.envelopes.some(({ epoch }) => epoch > membership.epoch)
    if (isUnderNewKey()) {
      await renewMembers()
      // a key that this desk was not given
      if (isUnderNewKey()) onEnd(removed, false)
    }
    position = page.position
    const heard = page.envelopes.filter(({ member }) => isFirst || member !== desk.key.member)
    return heard.flatMap(one => openMessage(membership, one) ?? [])
  }
  const hear = inTurn(async () => {
    if (isClosed) return
    const messages = await read()
    if (messages.some(isElsewhere)) onEnd(OVER, true)
    else if (messages.length > 0) onMessages(messages)
  })
  const readMembers = inTurn(async () => {
    if (isClosed) return
    await renewMembers()
    await new Promise(done => setTimeout(done, MEMBERS_MS).unref())
  })
  const stops: (() => void)[] = []
  const quiet = (run: () => Promise<void>) => () => void run().catch(() => undefined)

  /** said in another document: everybody had left, and somebody began anew */
  const isElsewhere = (message: SignedMessage) => message.document !== document

  const say = (message: TogetherMessage, act: LiveAct) => {
    noteMembers()
    sequence += 1
    const envelope = sealMessage(desk.key, membership, { space: name, sequence }, message)
    return live.add(envelope, message.document, act)
  }
  /** all that was said so far; undefined where nobody is there */
  async function join(): Promise<readonly SignedMessage[] | undefined> {
    const isAlive = (await live.present(name)).length > 0
    const messages = await read(true)
    if (isClosed) throw new AppError('refused', removed)
    if (stops.length === 0) stops.push(live.watch(name, quiet(hear)), store.watch(space, quiet(readMembers)))
    if (!isAlive || messages.length === 0) return undefined
    document = messages[0]?.document
    return messages.filter(one => !isElsewhere(one))
  }
  return {
    own: () => personOf(membership, desk.key.member),
    rank: () => membership.people.findIndex(({ key }) => key === desk.key.member),
    join,
    /** Says the first message; where somebody did before, gives all that was said. */
    async begin(message: TogetherMessage): Promise<readonly SignedMessage[] | undefined> {
      document = message.document
      if (await say(message, 'begin')) return undefined
      const messages = await join()
      if (messages && messages.length > 0) return messages
      throw new AppError('refused', OBSTRUCTED)
    },
    async post(message: TogetherMessage): Promise<void> {
      if (await say(message, message.isWhole ? 'replace' : 'say')) return
      onEnd(OVER, true)
      throw new AppError('not-found', OVER)
    },
    /** Leaves: who is the last drops what was said, which is folded by then; else the others are told. */
    async leave(client: number): Promise<void> {
      if (document === undefined) return
      const isDropped = await live.drop(name, desk.key.member)
      if (!isDropped) await say({ client, document, updates: [], isLeaving: true }, 'leave')
    },
    close(): void {
      isClosed = true
      for (const stop of stops) stop()
    },
  }
}

const OVER =
  'La séance s’est terminée pendant que le bureau ne répondait pas à ce poste. Ce que vous avez écrit est gardé et rejoint le texte par la fusion\u00a0; vous pouvez reprendre à plusieurs.'
const REMOVED =
  'Vous ne pouvez plus écrire dans cet espace\u00a0: un responsable en a changé les membres. Ce qui est écrit ici reste ici.'

const OBSTRUCTED =
  'Le serveur dit ce texte ouvert à plusieurs, mais personne qui puisse écrire dans cet espace n’y a rien dit. Rien n’a été changé\u00a0: recommencez dans une minute.'
const CLOSED =
  'Vous ne lisez plus cet espace\u00a0: un responsable en a changé les membres. Rien n’a été changé ici.'

const isMember = (membership: Membership, member: string): boolean => {
  const own = personOf(membership, member)
  return own !== undefined && isPresent(own)
}

const isWriter = (membership: Membership, member: string): boolean => {
  const own = personOf(membership, member)
  return own !== undefined && mayWrite(own)
}

function requireWriter(membership: Membership, member: string): void {
  if (isWriter(membership, member)) return
  throw new AppError(
    'refused',
    'Vous lisez cet espace sans pouvoir y écrire : le texte ne s’ouvre pas à plusieurs. Rien n’a été changé.',
  )
}

function liveOf({ live }: ChangeStore): LiveLog {
  if (live) return live
  throw new AppError(
    'refused',
    'Cet espace passe par un dossier partagé, qui n’annonce rien sur le moment : un texte s’écrit à plusieurs en même temps par un serveur PostgreSQL. Rien n’a été changé ; chacun écrit de son côté, et les textes se fusionnent.',
  )
}

/** Runs an act again as often as it is asked for, one at a time: asked for while it runs, it runs once more. */
function inTurn(act: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined
  let isAsked = false
  return () => {
    if (current) {
      isAsked = true
      return current
    }
    const run = async (): Promise<void> => {
      do {
        isAsked = false
        await act()
      } while (isAsked)
    }
    current = run().finally(() => {
      current = undefined
    })
    return current
  }
}
