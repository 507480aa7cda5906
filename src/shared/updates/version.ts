/** A version as releases bear it: three numbers, and a pre-release after a dash. */
const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([0-9A-Za-z]+(?:\.[0-9A-Za-z]+){0,4}))?$/

export const isVersion = (text: string): boolean => text.length <= 60 && VERSION.test(text)

/** Orders two versions as Semantic Versioning does: negative when the first is older. Both must be versions. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [parts(first), parts(second)]
  for (const [at, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[at] ?? 0)
    if (difference !== 0) return difference
  }
  // a pre-release comes before the version it prepares
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length
  return comparePreReleases(a.before, b.before)
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  for (const [at, first] of a.entries()) {
    const second = b[at]
    if (second === undefined) return 1
    if (first === second) continue
    const [x, y] = [Number(first), Number(second)]
    // numbers come before words
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1
    if (!Number.isNaN(x) && x !== y) return x - y
    if (Number.isNaN(x)) return first < second ? -1 : 1
  }
  return a.length - b.length
}

function parts(version: string): { numbers: number[]; before: string[] } {
  const match = VERSION.exec(version)
  if (!match) throw new RangeError(`not a version: ${version}`)
  return { numbers: match.slice(1, 4).map(Number), before: match[4]?.split('.') ?? [] }
}
