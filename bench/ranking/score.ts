import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '../../src/shared/contract/contract.ts'
import { SearchInput } from '../../src/shared/search/model.ts'
import { round } from '../measure.ts'

/** A query as it is typed, and the sources of which one should stand in the first three. */
export interface Asked {
  readonly asked: string
  readonly first: readonly string[]
}

/** `dev` may be looked at while the order is tuned; of `held`, only the score. */
export const asked = (half: 'dev' | 'held'): Asked[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${half}.json`), 'utf8'))

/** The place of the first of the sources wanted; 0: not in the first page, or none is in the library. */
export async function placeOf(
  app: Pick<Handlers, 'library.search'>,
  { asked, first }: Asked,
): Promise<number> {
  const { hits } = await app['library.search'](SearchInput.parse({ text: asked, limit: 50 }))
  return hits.findIndex(({ id }) => first.includes(id)) + 1
}

/** How many of a half stand first, or in the first three; the mean of one over their places; of `dev`, what does not. */
export async function score(app: Pick<Handlers, 'library.search'>, half: 'dev' | 'held') {
  const places: [string, number][] = []
  for (const one of asked(half)) places.push([one.asked, await placeOf(app, one)])
  const within = (most: number) => places.filter(([, place]) => place > 0 && place <= most).length
  const mean = places.reduce((sum, [, place]) => sum + (place ? 1 / place : 0), 0) / places.length
  return {
    ...{ asked: places.length, first: within(1), firstThree: within(3), reciprocal: round(mean, 3) },
    ...(half === 'dev' ? { missed: places.filter(([, place]) => place === 0 || place > 3) } : {}),
  }
}
