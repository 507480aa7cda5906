import type { openAwareness } from './awareness.ts'
import { colorOf } from './colors.ts'
import type { SignedMessage } from './link.ts'

/** A page not heard of for so long is gone. */
const GONE_MS = 30_000

/** Somebody else in the session. */
export interface Other {
  readonly client: number
  readonly name: string
  readonly color: string
}

/** Follows who else is in a session, and where their carets are, by what they say. */
export function openPresence(awareness: ReturnType<typeof openAwareness>) {
  const others = new Map<number, Other & { readonly at: number }>()
  return {
    list: (): readonly Other[] => [...others.values()],
    hear({ client, name, rank, caret, isLeaving }: SignedMessage): void {
      const writer = { client, name, color: colorOf(rank) }
      if (isLeaving) others.delete(client)
      else others.set(client, { ...writer, at: Date.now() })
      if (isLeaving || caret) awareness.place(client, writer, isLeaving ? undefined : caret)
    },
    /** Takes off the pages that have said nothing for long. */
    dropSilent(): void {
      for (const [client, { at, ...writer }] of others)
        if (Date.now() - at > GONE_MS) {
          others.delete(client)
          awareness.place(client, writer, undefined)
        }
    },
  }
}
