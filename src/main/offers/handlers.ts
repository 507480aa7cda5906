import type { Handlers } from '../../shared/kernel/contract.ts'
import type { Context } from '../kernel/context.ts'

/** Files given from outside the window: told to it, and answered for by its user. */
export function offerHandlers({ offers }: Context) {
  return {
    'offers.list': () => [...offers.list()],
    'offers.answer': async ({ id, taken }) => {
      await offers.answer(id, taken)
      return {}
    },
  } satisfies Partial<Handlers>
}
