import { setTimeout as wait } from 'node:timers/promises'
import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import { AppError } from '../../../../shared/kernel/errors.ts'
import type { SignedMessage } from '../../../../shared/sharing/office/together-contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { hold } from '../../../kernel/database/hold.ts'
import { LIVE_MS } from '../change-store.ts'
import { meetAll } from '../desk/meet-all.ts'
import { receiveVersions } from '../desk/reception.ts'
import type { OfficeSpaces } from '../desk/space-link.ts'
import { officeStore } from '../desk/store.ts'
import { writerOf } from '../desk/sync.ts'
import { setSessionsClosing } from '../session-closing.ts'
import { addressOf } from '../spaces/office-file.ts'
import { deskOf } from '../spaces/office-spaces.ts'
import { takeOfficeTurn } from '../spaces/office-turn.ts'
import { openStore } from '../spaces/open-store.ts'
import { foldText } from './fold-text.ts'
import { openFollowings } from './followings.ts'
import { type LiveSession, openLiveSession } from './live-session.ts'
import { openLobby } from './lobby.ts'
import { sessionOf, sessionWork } from './session-name.ts'
import { refuseUnwritable, sessionBase } from './shared-texts.ts'

/** A session that a page of this program is in. */
interface OpenSession {
  readonly space: string
  readonly draft: string
  readonly live: LiveSession
  /** the page that writes */
  client: number
  /** versions the document goes on from, as the page last said */
  heads: readonly string[]
  /** names of the others who wrote */
  readonly others: Set<string>
  /** questions put to the page since it last said something */
  unanswered: number
  /** messages told to the page since it joined */
  told: number
  readonly end: () => Promise<void>
}

const ELSEWHERE =
  'Ce texte est déjà ouvert à plusieurs dans un autre programme de cette bibliothèque. Rien n’a été changé : écrivez-y là, ou quittez-le d’abord.'
const TAKEN_OVER = 'La séance continue dans une autre fenêtre de ce poste. Ce texte est enregistré.'

/** The program asks a page for a sign, as a page out of sight has no clock that can be relied on; one that leaves so many questions unanswered is gone. */
const ASK_MS = LIVE_MS / 4
const MAX_UNANSWERED = 4
/** The closing of the program waits no longer for a host that does not answer. */
const CLOSING_MS = 5_000

/** The sessions of a library's pages, and what a page may ask of them. */
export function openSessions({ library, host }: Context, spaces: OfficeSpaces) {
  const sessions = new Map<string, OpenSession>()
  const lobby = openLobby(library, host.emit)
  const followings = openFollowings(library, host.emit)
  const required = (session: string): OpenSession => {
    const one = sessions.get(session)
    if (one) return one
    throw new AppError(
      'cancelled',
      'La séance de ce texte est finie sur ce poste. Ce qui est écrit ici est gardé.',
    )
  }
  const note = (one: OpenSession, messages: readonly SignedMessage[]) => {
    for (const { member, name, updates } of messages)
      if (member !== one.live.own()?.key && updates.length > 0) one.others.add(name)
  }

  async function open(space: string, draft: string, client: number): Promise<OpenSession> {
    const session = sessionOf(space, draft)
    const release = hold(library.folder, sessionWork(session))
    if (!release) throw new AppError('refused', ELSEWHERE)
    const desk = await deskOf(library)
    const store = await openStore(library, addressOf(library, space), desk.key.member).catch(
      (error: unknown) => {
        release()
        throw error
      },
    )
    const tell = (messages: readonly SignedMessage[]) => {
      const one = sessions.get(session)
      if (one) {
        note(one, messages)
        one.told += messages.length
      }
      host.emit({ event: 'together', data: { session, messages: [...messages] } })
    }
    const closeStore = async () => {
      release()
      await store.close()
    }
    try {
      const live = await openLiveSession(desk, { space, session }, store, {
        onMessages: tell,
        onEnd: (reason, isOver) => void (isOver ? foldOver : finish)(session, reason).catch(() => undefined),
      })
      const timer = setInterval(() => {
        const one = sessions.get(session)
        if (!one) return
        // its page is gone: closed, loaded again, or its window ended
        if (one.unanswered === MAX_UNANSWERED) void leaveFolded(session).catch(() => undefined)
        one.unanswered += 1
        host.emit({ event: 'together', data: { session, messages: [], isAsked: true } })
      }, ASK_MS)
      timer.unref()
      const end = async () => {
        clearInterval(timer)
        live.close()
        await closeStore()
      }
      const heads = officeStore(library.db).thing(space, 'draft', draft)?.heads ?? []
      const one: OpenSession = {
        ...{ space, draft, live, client, heads, end },
        ...{ others: new Set<string>(), unanswered: 0, told: 0 },
      }
      sessions.set(session, one)
      return one
    } catch (error) {
      await closeStore()
      throw error
    }
  }

  /** Ends a session of this desk, and tells its page why. */
  async function finish(session: string, reason: string): Promise<void> {
    const one = sessions.get(session)
    if (!one) return
    sessions.delete(session)
    await one.end()
    host.emit({ event: 'together', data: { session, messages: [], ended: { client: one.client, reason } } })
  }

  /** Receives what was sent to a space: whoever left before has sent the version that the next one follows. */
  async function receiveAll(space: string): Promise<void> {
    const link = await spaces.open(space)
    try {
      await receiveVersions(library, space, link)
    } finally {
      await link.close()
    }
  }

  /** `waitMs`: the host is waited for no longer */
  async function fold(
    session: string,
    heads: readonly string[],
    waitMs?: number,
  ): Promise<readonly string[]> {
    const one = required(session)
    const { space, draft, others } = one
    return takeOfficeTurn(library, async () => {
      const received = receiveAll(space).catch(() => undefined)
      await (waitMs === undefined ? received : Promise.race([received, wait(waitMs)]))
      one.heads = foldText(library, { space, draft }, heads, writerOf(library), [...others])
      return one.heads
    })
  }

  /** Leaves for a page that is gone: the text is folded as it was last saved. */
  async function leaveFolded(session: string, waitMs?: number): Promise<void> {
    await fold(session, required(session).heads, waitMs).catch(() => undefined)
    await leave(session)
  }

  setSessionsClosing(library, async () => {
    const ends = [...sessions.keys()].map(one => leaveFolded(one, CLOSING_MS / 2))
    await Promise.race([Promise.allSettled([...ends, lobby.close(), followings.close()]), wait(CLOSING_MS)])
  })

  /** Folds a session that ended without this desk, and tells its page why. */
  async function foldOver(session: string, reason: string): Promise<void> {
    const one = sessions.get(session)
    if (!one) return
    await fold(session, one.heads).catch(() => undefined)
    await finish(session, reason)
    await meetAll(library, spaces, one.space).catch(() => undefined)
  }

  async function leave(session: string): Promise<void> {
    const one = sessions.get(session)
    if (!one) return
    sessions.delete(session)
    await one.live.leave(one.client).catch(() => undefined)
    await one.end()
    await meetAll(library, spaces, one.space).catch(() => undefined)
  }

  return {
    writers: lobby.writers,
    follow: followings.follow,
    unfollow: followings.unfollow,
    async join({ draft, space, client }: Parsed<'together.join'>): Promise<Output<'together.join'>> {
      refuseUnwritable(library, space, draft)
      const session = sessionOf(space, draft)
      const before = sessions.get(session)
      if (before) await finish(session, TAKEN_OVER)
      await meetAll(library, spaces, space)
      await lobby.drop(space)
      const one = await open(space, draft, client)
      try {
        const messages = await one.live.join()
        if (messages) note(one, messages)
        const title = (await spaces.list()).find(({ id }) => id === space)?.title ?? ''
        const name = one.live.own()?.name ?? ''
        return {
          ...{ session, title, name, rank: Math.max(0, one.live.rank()), heads: [...one.heads] },
          ...(messages && { messages: [...messages] }),
        }
      } catch (error) {
        sessions.delete(session)
        await one.end()
        throw error
      }
    },
    async base({ session, heads }: Parsed<'together.base'>): Promise<Output<'together.base'>> {
      const one = required(session)
      return sessionBase(library, one, one.heads, heads)
    },
    async begin({ session, message }: Parsed<'together.begin'>): Promise<Output<'together.begin'>> {
      const one = required(session)
      one.unanswered = 0
      const messages = await one.live.begin(message)
      if (!messages) return {}
      note(one, messages)
      return { messages: [...messages] }
    },
    async post({ session, message, heads }: Parsed<'together.post'>): Promise<Output<'together.post'>> {
      const one = required(session)
      one.unanswered = 0
      one.heads = heads
      await one.live.post(message)
      return { told: one.told }
    },
    async again({ session }: Parsed<'together.again'>): Promise<Output<'together.again'>> {
      const one = required(session)
      const messages = (await one.live.join()) ?? []
      note(one, messages)
      return { messages: [...messages], told: one.told }
    },
    fold: async ({ session, heads }: Parsed<'together.fold'>): Promise<Output<'together.fold'>> => ({
      heads: [...(await fold(session, heads))],
    }),
    async leave({ session }: Parsed<'together.leave'>): Promise<Output<'together.leave'>> {
      await leave(session)
      return {}
    },
  }
}
