/** Pauses between the tries of what a program that begins again cannot serve yet: half a minute in all. */
const PAUSES_MS = [200, 400, 800, 1600, 3200, 6400, 12_800, 6400]

/** Tries again, after pauses that grow, what failed; the last failure is thrown. `isWorthwhile` says whether to go on after one. */
export async function retry<T>(
  attempt: () => Promise<T>,
  isWorthwhile: (error: unknown) => boolean = () => true,
): Promise<T> {
  for (const pauseMs of PAUSES_MS)
    try {
      return await attempt()
    } catch (error) {
      if (!isWorthwhile(error)) throw error
      await new Promise(resume => setTimeout(resume, pauseMs))
    }
  return attempt()
}
