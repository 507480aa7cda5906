import type { PatternMatch } from '../../../../shared/french/pattern.ts'
import { atomSign, type Line } from './lineReader.ts'

/** A place found, in its line. */
export interface Match extends PatternMatch {
  readonly line: Line
}

/** Whether it is text that can be replaced: not a label, not across a line or what is one thing. */
export const replaceable = ({ line, start, end }: Match): boolean => {
  const text = line.text.slice(start, end)
  return line.kind !== 'label' && !text.includes(atomSign) && !text.includes('\n')
}
