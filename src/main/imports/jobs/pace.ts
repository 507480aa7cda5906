/** The rate forgets what is older than about that, in seconds: a long import slows and speeds up as its files change. */
const memory = 12

/**
 * Tells the seconds left from the bytes read: nothing during the first second, when it would jump. `rest` is said while
 * nothing is being done, so that the time of a pause counts for nothing.
 */
export function paced(clock: () => number = () => performance.now(), from = 0) {
  const start = clock()
  let [last, bytes] = [start, from]
  let [seen, spent] = [0, 0]
  const pace = (now: { readonly bytes: number; readonly totalBytes: number }): number | undefined => {
    const at = clock()
    const seconds = (at - last) / 1000
    if (seconds >= 0.2) {
      // two sums that fade together: their ratio is a rate in which each byte and each second weighs the same
      const fade = Math.exp(-seconds / memory)
      seen = seen * fade + (now.bytes - bytes)
      spent = spent * fade + seconds
      ;[last, bytes] = [at, now.bytes]
    }
    if (at - start < 1000 || seen <= 0) return undefined
    return Math.max(0, Math.round(((now.totalBytes - now.bytes) * spent) / seen))
  }
  return Object.assign(pace, {
    rest: () => {
      last = clock()
    },
  })
}
