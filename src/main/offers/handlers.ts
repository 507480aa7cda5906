import type { Handlers } from '../../shared/contract/contract.ts'
import { keep } from './keep.ts'
import type { OfferContext } from './offer-desk.ts'

/** Files given from outside the window: told to it, and answered for by its user; links that leave it. */
export function offerHandlers(context: OfferContext) {
  const { offers, host } = context
  return {
    'offers.list': () => [...offers.list()],
    'offers.answer': async ({ id, taken: isTaken }) => {
      await offers.answer(id, isTaken)
      return {}
    },
    'offers.keep': input => keep(context, input),
    'offers.openLink': async ({ address }) => ({ isAsked: (await host.openLink?.(address)) ?? false }),
  } satisfies Partial<Handlers>
}
