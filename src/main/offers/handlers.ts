import type { Handlers } from '../../shared/contract/contract.ts'
import type { OfferContext } from './offer-desk.ts'

/** Files given from outside the window: told to it, and answered for by its user; links that leave it. */
export function offerHandlers({ offers, host }: OfferContext) {
  return {
    'offers.list': () => [...offers.list()],
    'offers.answer': async ({ id, taken: isTaken }) => {
      await offers.answer(id, isTaken)
      return {}
    },
    'offers.openLink': async ({ address }) => ({ isAsked: (await host.openLink?.(address)) ?? false }),
  } satisfies Partial<Handlers>
}
