/** After so many messages, one says the whole document in their place: who joins reads few. */
const WHOLE_EVERY = 100
/** The same of a page that leaves: nothing more will come from it. */
const WHOLE_AT_LEAVING = 20
/** A document larger than this is never said whole again: a host might refuse it. */
const MAX_WHOLE_BYTES = 3 * 2 ** 20

/** Chooses when a page says the whole document instead of its last words. `said`: messages of the session when it came. */
export function wholeMessages(state: () => Uint8Array, said: number) {
  let count = said
  let isLeaving = false
  return {
    /** The updates to say now: the last ones, or one that holds the whole document. */
    choose(updates: readonly Uint8Array[]): {
      readonly updates: readonly Uint8Array[]
      readonly isWhole?: true
    } {
      if (count < (isLeaving ? WHOLE_AT_LEAVING : WHOLE_EVERY)) return { updates }
      const whole = state()
      return whole.byteLength > MAX_WHOLE_BYTES ? { updates } : { updates: [whole], isWhole: true }
    },
    /** Notes that a message was sent. */
    noteSent(isWhole: boolean): void {
      count = isWhole ? 0 : count + 1
    },
    leave(): void {
      isLeaving = true
    },
  }
}
