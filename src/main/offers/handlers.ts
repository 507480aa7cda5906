import type { Handlers } from '../../shared/contract/contract.ts'
import type { OfferContext } from './offer-desk.ts'

/** Files given from outside the window: told to it, and answered for by its user. */
export function offerHandlers({ offers }: OfferContext) {
  return {
    'offers.list': () => [...offers.list()],
    'offers.answer': async ({ id, taken: isTaken }) => {
      await offers.answer(id, isTaken)
      return {}
    },
  } satisfies Partial<Handlers>
}
