const CHARACTERS_BEFORE = 140
const LONGEST_CHARACTERS = 300

/** The sentence in which a citation stands, from its beginning, cut at words where it is long. */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = Math.max(0, start - CHARACTERS_BEFORE)
  // with the first letter of the citation, which may begin the sentence
  const head = text.slice(from, start + 1)
  const stop = [...head.matchAll(/[.;:!?»]\s+(?=\p{Lu}|«|")/gu)].at(-1)
  if (stop) from += stop.index + stop[0].length
  else if (from > 0) from += head.search(/\s/) + 1
  let to = Math.min(text.length, Math.max(end, from + LONGEST_CHARACTERS))
  const tail = text.slice(end, to)
  const next = /[.;](?=\s)/.exec(tail)
  if (next) to = end + next.index + 1
  else if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to))
  const cut = from > 0 && !stop
  return `${cut ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length && !next ? ' …' : ''}`
}
