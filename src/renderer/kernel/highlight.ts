/**
 * Stretches of the page painted together. They are added one by one: a letter looked for in three hundred pages has more places
 * than a call takes arguments.
 */
export function highlightOf(ranges: Iterable<AbstractRange>): Highlight {
  const highlight = new Highlight()
  for (const range of ranges) highlight.add(range)
  return highlight
}
