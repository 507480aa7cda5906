import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import type { Emit } from '../../../kernel/hub.ts'
import type { Library } from '../../../kernel/library.ts'
import { addressOf } from '../spaces/office-file.ts'
import { deskOf } from '../spaces/office-spaces.ts'
import { openStore } from '../spaces/open-store.ts'
import { type LiveSession, openLiveSession } from './live-session.ts'
import { sessionOf } from './session-name.ts'
import { refuseUnshared } from './shared-texts.ts'

/** A page that has not asked for so long is gone. */
const IDLE_MS = 90_000

/** A session that pages of this program follow without writing in it. */
interface Following {
  readonly live: LiveSession
  /** the pages, and when each last asked */
  readonly pages: Map<number, number>
  readonly close: () => Promise<void>
}

/** The sessions that pages of this library follow: they say nothing there, and the library makes no version of what they show. */
export function openFollowings(library: Library, emit: Emit) {
  const followings = new Map<string, Promise<Following>>()

  async function open(space: string, session: string): Promise<Following> {
    const desk = await deskOf(library)
    const store = await openStore(library, addressOf(library, space), desk.key.member)
    const pages = new Map<number, number>()
    const onEnd = (reason: string) => {
      for (const client of pages.keys())
        emit({ event: 'together', data: { session, messages: [], ended: { client, reason } } })
      void drop(session).catch(() => undefined)
    }
    try {
      const live = await openLiveSession(desk, { space, session, isFollowing: true }, store, {
        onMessages: messages => emit({ event: 'together', data: { session, messages: [...messages] } }),
        // a session that is over needs no reason: its text comes by the meeting
        onEnd: (reason, isOver) => onEnd(isOver ? '' : reason),
      })
      const close = async () => {
        live.close()
        await store.close()
      }
      return { live, pages, close }
    } catch (error) {
      await store.close()
      throw error
    }
  }
  async function drop(session: string): Promise<void> {
    const one = followings.get(session)
    followings.delete(session)
    await (await one)?.close()
  }
  const timer = setInterval(async () => {
    for (const [session, opening] of followings) {
      const { pages } = await opening.catch(() => ({ pages: new Map<number, number>() }))
      for (const [client, at] of pages) if (Date.now() - at > IDLE_MS) pages.delete(client)
      if (pages.size === 0) await drop(session).catch(() => undefined)
    }
  }, IDLE_MS / 3)
  timer.unref()

  return {
    async follow({ space, draft, client }: Parsed<'together.follow'>): Promise<Output<'together.follow'>> {
      refuseUnshared(library, space, draft)
      const session = sessionOf(space, draft)
      const opening = followings.get(session) ?? open(space, session)
      followings.set(session, opening)
      try {
        const { live, pages } = await opening
        pages.set(client, Date.now())
        const messages = await live.join()
        if (messages) return { session, messages: [...messages] }
        await drop(session)
        return { session }
      } catch (error) {
        if (followings.get(session) === opening) followings.delete(session)
        await opening.then(({ close }) => close()).catch(() => undefined)
        throw error
      }
    },
    async unfollow({ session, client }: Parsed<'together.unfollow'>): Promise<Output<'together.unfollow'>> {
      const one = await followings.get(session)
      one?.pages.delete(client)
      if (one?.pages.size === 0) await drop(session)
      return {}
    },
    async close(): Promise<void> {
      clearInterval(timer)
      await Promise.all([...followings.keys()].map(drop))
    },
  }
}
