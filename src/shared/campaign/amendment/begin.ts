import type { Amendment } from '../../model/amendment.ts'
import type { Bill } from '../../model/bill.ts'
import type { BillText } from '../../model/bill-text.ts'

type Head = Pick<Amendment, 'textLabel' | 'reading' | 'body' | 'deadline'>

/** What heads an amendment: the text it is to, its reading, before whom, until when; from the bill and the text it changes. */
export function headOf(bill: Bill | undefined, text: BillText | undefined): Head {
  const stage = bill?.stages.find(one => one.key === text?.stage)
  const title = text?.title || bill?.title || ''
  return {
    textLabel: title + (text?.number ? ` (n°\u00a0${text.number})` : ''),
    reading: stage?.reading === 2 ? 'Nouvelle lecture' : 'Première lecture',
    body: stage?.committee && /commission/.test(stage.kind ?? '') ? stage.committee : 'séance',
    deadline: stage?.amendmentsBy ?? '',
  }
}
