import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { billPicture } from '../../../shared/campaign/bills/picture.ts'
import { billCsv, billHtml } from '../../../shared/campaign/bills/table.ts'
import type { Parsed } from '../../../shared/kernel/contract.ts'

type Format = Parsed<'bills.export'>['format']

/** The table of a bill in a format; the extension is the format's name. */
export async function billFile(bill: Bill, format: Format, day: string): Promise<Buffer> {
  switch (format) {
    case 'svg':
      return Buffer.from(billPicture(bill, day))
    case 'csv':
      return Buffer.from(billCsv(bill))
    case 'html':
      return Buffer.from(billHtml(bill, day))
    case 'docx': {
      const { tableDocx } = await import('./table-docx.ts')
      return tableDocx(bill, day)
    }
  }
}
