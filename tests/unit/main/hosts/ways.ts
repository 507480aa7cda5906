import type { Post } from '../../../../src/main/hosts/core/link.ts'

/** Two ends of one way, where a message is copied when it is sent, and comes in the next turn. */
export function ways(): [Post, Post] {
  const hears: ((message: unknown) => void)[][] = [[], []]
  const way = (from: 0 | 1): Post => ({
    send: message => {
      const copy = structuredClone(message)
      setImmediate(() => {
        for (const hear of hears[1 - from] ?? []) hear(copy)
      })
    },
    hear: listener => void hears[from]?.push(listener),
  })
  return [way(0), way(1)]
}
