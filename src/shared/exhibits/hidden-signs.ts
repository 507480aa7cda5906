import { oneLine } from '../kernel/one-line.ts'

/** Says that the name a file came with, or the label it was given, held signs nobody sees; nothing where it held none. */
export function cleanedText(given: string): string | undefined {
  const clean = oneLine(given)
  return clean === given
    ? undefined
    : `Des signes invisibles ou des fins de ligne ont été ôtés de «\u00a0${clean}\u00a0».`
}
