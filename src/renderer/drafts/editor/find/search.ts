import { type PatternMatch, placesIn } from '../../../../shared/french/pattern.ts'

/** Request to the worker that runs regular expressions. */
export interface Asked {
  readonly source: string
  readonly flags: string
  readonly texts: readonly string[]
}

/** The places found, by the index of their text. */
export type Places = readonly (readonly [number, readonly PatternMatch[]])[]

/** The places in texts that are compared, some at each step. */
export function* search({ source, flags, texts }: Asked): Generator<undefined, Places> {
  const pattern = new RegExp(source, flags)
  const byLine: [number, PatternMatch[]][] = []
  for (const [at, text] of texts.entries()) {
    const places = [...placesIn(text, pattern)]
    if (places.length > 0) byLine.push([at, places])
    if (at % 50 === 49) yield
  }
  return byLine
}
