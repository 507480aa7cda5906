/** A text as part of a file's name: ASCII letters, figures and hyphens, cut between two words where it is too long. */
export function slug(text: string, room: number): string {
  const plain = text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE')
    .normalize('NFD')
    .replace(/[\p{Mn}·]/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= room) return plain
  const cut = plain.slice(0, room + 1)
  const end = cut.lastIndexOf('-')
  return end > 0 ? cut.slice(0, end) : plain.slice(0, room)
}
