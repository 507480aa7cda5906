/** An excerpt without the signs that stand around each match. */
export const excerptText = (excerpt: string): string =>
  excerpt.replaceAll('\u0001', '').replaceAll('\u0002', '')
