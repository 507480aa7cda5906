import type { Client, Output } from '../../shared/contract/contract.ts'

/** The settings a window knows, by key. */
export type Values = Output<'settings.get'>
/** Some settings, or how they follow from those that stand. */
export type Change = Values | ((latest: Values) => Values)

/**
 * Saves changes of settings one after the other. A change that follows from a list is worked out on the values that stand once
 * those before it are saved: two within a moment are both kept, and another window's too.
 */
export function saveInTurn(
  send: Pick<Client, 'settings.get' | 'settings.save'>,
  onFailure: (error: unknown) => void,
): (change: Change) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return change => {
    last = last
      .then(async () => {
        const values = typeof change === 'function' ? change(await send['settings.get']({})) : change
        await send['settings.save']({ values })
      })
      .catch(onFailure)
    return last
  }
}
