/** Writes a number and the noun it counts: « 0 pièce », « 1 pièce », « 2 pièces ». French counts plurals from two. */
export const countOf = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count >= 2 ? several : one}`
