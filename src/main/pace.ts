/** Tells the seconds left from the bytes read, on a smoothed rate; nothing during the first second, when it would jump. */
export function paced(clock: () => number = () => performance.now()) {
  const start = clock()
  let [last, bytes, rate] = [start, 0, 0]
  return (now: { readonly bytes: number; readonly totalBytes: number }): number | undefined => {
    const at = clock()
    const seconds = (at - last) / 1000
    if (seconds >= 0.2) {
      const measured = (now.bytes - bytes) / seconds
      rate = rate ? 0.8 * rate + 0.2 * measured : measured
      ;[last, bytes] = [at, now.bytes]
    }
    if (at - start < 1000 || rate <= 0) return undefined
    return Math.max(0, Math.round((now.totalBytes - now.bytes) / rate))
  }
}
