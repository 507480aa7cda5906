import { findOffers } from '../../../../shared/library/cite/find/offer.ts'

// the page is being written meanwhile: what is long is done here
addEventListener('message', (event: MessageEvent<readonly string[]>) => {
  postMessage(findOffers(event.data))
})
