import type { Receivers } from '../imports/receivers.ts'
import { bills } from './bills/store.ts'
import { parliamentRecords } from './members/parliament-records.ts'

/** Campaign's stores, as receivers of the records that imports and packs bring. */
export const campaignReceivers: Receivers = { parliament: parliamentRecords, bills }
