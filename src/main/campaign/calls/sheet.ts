import { sheetOf } from '../../../shared/campaign/calls/sheet.ts'
import { localDay } from '../../../shared/drafts/check.ts'
import type { Parsed } from '../../../shared/kernel/contract.ts'
import type { CallDesk } from './desk.ts'

/** The members of a list as a Word file, one block each, for those who call with paper and a telephone. */
export async function callSheet(
  desk: CallDesk,
  { limit, ...asked }: Parsed<'calls.sheet'>,
): Promise<{ bytes: Uint8Array; title: string }> {
  const at = new Date()
  // paper says how old the data are; it does not refuse them
  const session = desk.open({ ...asked, ended: true })
  const bill = desk.billOf(asked.bill)
  const people = session.targets
    .filter(one => !one.noCall)
    .slice(0, limit)
    .map(target => ({ reasons: target.reasons, ...desk.script({ ...asked, member: target.id }) }))
  const assembled = sheetOf({
    bill: bill.title,
    list: session.title,
    day: localDay(at),
    request: session.request,
    sentences: [...session.ages.map(age => age.sentence), session.day.sentence],
    keepUntil: session.keepUntil,
    people,
  })
  const { writeDocx } = await import('../../word/write/write.ts')
  const { bytes } = await writeDocx(assembled, { final: false, author: '', at })
  return { bytes, title: bill.title }
}
