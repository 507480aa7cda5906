import type { Passage } from '../../../shared/library/model.ts'

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()
const shown = ({ n, text }: Passage) => `${n === undefined ? '' : `${n}. `}${oneLine(text)}`

/** A text as one writes it: a blank line between paragraphs, the number of a point before it. */
export const paragraphsText = (passages: readonly Passage[]): string => passages.map(shown).join('\n\n')

/** The paragraphs of a written text. Those that did not change stay what they were; a new one is of the part it stands in. */
export function readParagraphs(text: string, before: readonly Passage[]): Passage[] {
  const known = new Map<string, Passage[]>()
  for (const one of before) known.set(shown(one), [...(known.get(shown(one)) ?? []), one])
  let section: Passage['section']
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter(Boolean)
    .map(line => {
      const same = known.get(line)?.shift()
      if (same) {
        section = same.section
        return same
      }
      const [, n, rest] = /^(\d{1,3})\s?\.\s+(.+)$/.exec(line) ?? []
      return { ...(n && { n: Number(n) }), ...(section && { section }), text: rest ?? line }
    })
}
