import type { Inline } from '../model.ts'

/** A line of a draft in our markup, as `parseInlines` reads it. What the markup has no sign for is left as its words. */
export const writeMarkup = (line: readonly Inline[]): string => line.map(markupOf).join('')

function markupOf(one: Inline): string {
  switch (one.kind) {
    case 'text':
      return withMarks(one.text, one.marks)
    case 'linebreak':
      return '\n'
    case 'slot':
      return around(`{{${one.key}}}`, one.marks)
    case 'citation':
      return `[[${parts(one.source.id, one.source.pin, one.form === 'auto' ? undefined : one.form)}]]`
    case 'exhibit':
      return `#[${parts(one.exhibit.replace(/^key:/, ''), one.page)}]`
    case 'note':
      return `((${writeMarkup(one.inlines)}))`
    case 'link':
      return linkMarkup(one.url, one.text)
    case 'cut':
      return plain(one.shown ? `[${one.shown}]` : '[…]')
    // the place it names is made anew with each text: it is for its writer to name again
    case 'ref':
      return plain('[renvoi à refaire]')
    case 'private':
      return ''
  }
}

/** A link, where the markup has it: words of one line to an address of the web; its words alone otherwise. */
function linkMarkup(url: string, text: string): string {
  const address = url.replace(/[()]/g, sign => (sign === '(' ? '%28' : '%29'))
  const words = plain(text).replace(/\]/g, '\\]')
  return /^https?:\/\/\S+$/.test(address) && text.trim() && !text.includes('\n')
    ? `[${words}](${address})`
    : plain(text)
}

type Marks = Extract<Inline, { kind: 'text' }>['marks']

const parts = (...all: readonly (string | undefined)[]) =>
  all
    .map(one => one ?? '')
    .join('|')
    .replace(/\|+$/, '')

/** Words that no sign of the markup is read in. */
const plain = (text: string) => text.replace(/[\\{[*]|\((?=\()/g, '\\$&')

/** A mark opens before a word and closes after one: spaces stay outside. */
function withMarks(text: string, marks: Marks): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (!words) return text
  const isSuperscript = marks?.includes('superscript') && !words.includes('}')
  return `${before}${around(isSuperscript ? `^{${words}}` : plain(words), marks)}${after}`
}

function around(text: string, marks: Marks): string {
  const sign = `${marks?.includes('bold') ? '**' : ''}${marks?.includes('italic') ? '*' : ''}`
  return `${sign}${text}${sign}`
}
