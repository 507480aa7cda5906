/** Colours of those who write: each at 4.5 to 1 at least on the page and under white letters. By the rank of a member, the same everywhere. */
const COLORS = [
  '#9c1f3f',
  '#1f5f99',
  '#2d6a2f',
  '#8a4b00',
  '#6a3d9a',
  '#00697a',
  '#7a3b6b',
  '#4a5568',
] as const

export const colorOf = (rank: number): string => COLORS[rank % COLORS.length] ?? COLORS[0]
