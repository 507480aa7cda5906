/** Cuts a text of one line between two words, and shows that it was cut. */
export function cutAtWord(text: string, maxChars: number): string {
  const line = text.replaceAll('\n', ' ')
  if (line.length <= maxChars) return line
  const space = line.lastIndexOf(' ', maxChars - 1)
  return `${line.slice(0, space > 0 ? space : maxChars - 1).replace(/[\s,;:]+$/, '')}…`
}
