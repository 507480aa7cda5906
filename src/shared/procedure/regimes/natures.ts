import { firstQuestion, type Matter, matters } from './matters.ts'

/** Every answer to the question of the nature: each regime, and each matter alone. */
export const natureValues: Readonly<Record<string, string>> = Object.fromEntries(
  (matters as readonly Matter[]).flatMap(matter => [
    ...Object.entries(matter.regimes),
    [matter.key, `${matter.label}, sans plus de précision`] as const,
  ]),
)

const regimesByMatter = new Map<string, readonly string[]>(
  (matters as readonly Matter[]).map(({ key, regimes }) => [key, Object.keys(regimes)]),
)

/** The regimes that answers leave possible; none where the nature is not told. */
export function naturesIn(answers: Iterable<string>): string[] {
  const told = [...answers]
  const regimes = told.filter(one => one.startsWith('regime-'))
  // a matter is told more exactly once one of its regimes is
  const matters = told
    .flatMap(one => [regimesByMatter.get(one) ?? []])
    .filter(ofMatter => !ofMatter.some(one => regimes.includes(one)))
  return [...regimes, ...matters.flat()]
}

/** A question of the tree, and its answers. */
export interface NatureStep {
  readonly question: string
  readonly values: Readonly<Record<string, string>>
}

/** The next question about the nature of an act: its matter, then its regime; undefined once the regime is told. */
export function nextNatureStep(answers: Iterable<string>): NatureStep | undefined {
  const told = new Set(answers)
  if ([...told].some(one => one.startsWith('regime-'))) return undefined
  const matter = (matters as readonly Matter[]).find(({ key }) => told.has(key))
  return matter
    ? { question: matter.question, values: matter.regimes }
    : {
        question: firstQuestion,
        values: Object.fromEntries(matters.map(({ key, label }) => [key, label])),
      }
}

/** The matter a regime is of. */
export const matterOf = (nature: string): Matter | undefined =>
  (matters as readonly Matter[]).find(({ key, regimes }) => key === nature || nature in regimes)
