import { parseInlines } from '../../drafts/text/markup.ts'

/** The values of the slots a script may hold. */
export type Slots = Readonly<Record<string, string>>

/** A text in our markup as it is said aloud: slots filled, citations and notes left out. What is not known is a gap one sees. */
export function fillSlots(text: string, slots: Slots): string {
  return parseInlines(text)
    .map(one => {
      switch (one.kind) {
        case 'text':
        case 'link':
          return one.text
        case 'linebreak':
          return ' '
        case 'slot':
          return slots[one.key] || `[à compléter : ${one.key}]`
        default:
          return ''
      }
    })
    .join('')
    .replace(/\s*\(\s*[;,\s]*\)/g, '')
    .replace(/ +([.,])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** How many words a text has, as they are said. */
export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter(word => /\p{L}|\p{N}/u.test(word)).length
/** Words spoken in a minute on the telephone, unhurried. */
export const WORDS_PER_MINUTE = 150
export const secondsFor = (words: number): number => Math.round((words * 60) / WORDS_PER_MINUTE)
