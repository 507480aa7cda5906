import { setTimeout as wait } from 'node:timers/promises'
import type { Output, Parsed } from '../../../../shared/contract/contract.ts'
import type { Emit } from '../../../kernel/hub.ts'
import type { Library } from '../../../kernel/library.ts'
import { type ChangeStore, liveName } from '../change-store.ts'
import { membershipOf } from '../spaces/members.ts'
import { addressOf } from '../spaces/office-file.ts'
import { deskOf } from '../spaces/office-spaces.ts'
import { openStore } from '../spaces/open-store.ts'
import { openMessage } from './live-message.ts'
import { sessionOf } from './session-name.ts'

/** A host that no page has asked about for so long is listened to no more. */
const IDLE_MS = 60_000
/** A host out of reach is left alone for so long. */
const RETRY_MS = 60_000
/** From an announcement to the question that it calls for: those who write make many a second. */
const PAUSE_MS = 500

interface Host {
  readonly store: Promise<ChangeStore>
  /** by session: who writes there, and what stops listening to it */
  readonly texts: Map<string, { names: readonly string[]; readonly stop: () => void }>
  askedAt: number
}

/** Follows who writes in the texts that pages of this library show without being in their sessions, and tells those pages. */
export function openLobby(library: Library, emit: Emit) {
  const hosts = new Map<string, Host>()
  const failures = new Map<string, number>()

  async function openHost(space: string): Promise<ChangeStore> {
    const { key } = await deskOf(library)
    return openStore(library, addressOf(library, space), key.member)
  }
  function hostOf(space: string): Host {
    const host = hosts.get(space) ?? { store: openHost(space), texts: new Map(), askedAt: 0 }
    host.askedAt = Date.now()
    hosts.set(space, host)
    return host
  }
  /** the others who are in a session, each by a message that they signed */
  async function readNames(space: string, session: string, store: ChangeStore): Promise<readonly string[]> {
    const desk = await deskOf(library)
    const envelopes = (await store.live?.present(liveName(space, session))) ?? []
    const others = envelopes.filter(({ member }) => member !== desk.key.member)
    if (others.length === 0) return []
    const membership = membershipOf(desk, space)
    return others.flatMap(one => openMessage(membership, one)?.name ?? [])
  }
  /** Listens to a session from now on. */
  function listen(space: string, session: string, { texts }: Host, store: ChangeStore): void {
    let isAsking = false
    const hear = async () => {
      if (isAsking) return
      isAsking = true
      await wait(PAUSE_MS)
      isAsking = false
      const text = texts.get(session)
      const names = text && (await readNames(space, session, store))
      if (!names || names.join('\n') === text.names.join('\n')) return
      text.names = names
      emit({ event: 'together', data: { session, messages: [], writers: [...names] } })
    }
    const onNews = () => void hear().catch(() => undefined)
    texts.set(session, { names: [], stop: store.live?.watch(liveName(space, session), onNews) ?? onNews })
  }
  async function drop(space: string): Promise<void> {
    const host = hosts.get(space)
    if (!host) return
    hosts.delete(space)
    for (const { stop } of host.texts.values()) stop()
    host.texts.clear()
    await host.store.then(one => one.close()).catch(() => undefined)
  }
  const timer = setInterval(() => {
    for (const [space, { askedAt }] of [...hosts]) if (Date.now() - askedAt > IDLE_MS) void drop(space)
  }, IDLE_MS / 2)
  timer.unref()
  return {
    /** Who writes in a text now; nobody where the host cannot be reached. The pages are told when that changes. */
    async writers({ space, draft }: Parsed<'together.writers'>): Promise<Output<'together.writers'>> {
      const session = sessionOf(space, draft)
      if (Date.now() - (failures.get(space) ?? 0) < RETRY_MS) return { session, names: [] }
      const host = hostOf(space)
      try {
        const store = await host.store
        if (!host.texts.has(session)) listen(space, session, host, store)
        const names = await readNames(space, session, store)
        const text = host.texts.get(session)
        if (text) text.names = names
        return { session, names: [...names] }
      } catch {
        failures.set(space, Date.now())
        await drop(space)
        return { session, names: [] }
      }
    },
    /** Stops listening to the host of a space. */
    drop,
    async close(): Promise<void> {
      clearInterval(timer)
      await Promise.all([...hosts.keys()].map(drop))
    },
  }
}
