import { dayOfNumber, daysOf } from '../../../french/dates.ts'

/** The day words say something lasts until: `dans la loi, jusqu’au 31 mars 2025`, `expire le 31 mars 2025`. */
export function termIn(outcome: string): string | undefined {
  const [, words] =
    /(?:jusqu[’']au|expir\p{L}* le|pris fin le)\s+(\d{1,2}(?:er)?\s\p{L}+\s\d{4})/iu.exec(outcome) ?? []
  const days = words ? daysOf(words.replace(/\s/g, ' ')) : undefined
  return days && dayOfNumber(days.to)
}
