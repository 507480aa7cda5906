/** A sign of a symbol font as the letter it looks like, where there is one. */
export const symbol = (code: string | undefined): string => {
  const value = Number.parseInt(code ?? '', 16)
  if (!(value > 31)) return ''
  return value >= 0xf000 && value <= 0xf0ff
    ? value === 0xf0b7
      ? '•'
      : value === 0xf0e0
        ? '→'
        : '□'
    : String.fromCodePoint(value)
}
