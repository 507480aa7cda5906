/** What was made last of a few things, each by its name: the one not made for longest is forgotten first. */
export function lastFew<T>(most: number) {
  const kept = new Map<string, T>()
  return {
    get: (name: string): T | undefined => kept.get(name),
    keep(name: string, made: T): T {
      kept.delete(name)
      kept.set(name, made)
      for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest)
      return made
    },
  }
}
