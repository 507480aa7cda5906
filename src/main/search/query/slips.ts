const digits = [...'0123456789']

/** Numbers one keystroke away from this one: a digit changed, left out, typed twice or out of its turn. Short ones have none. */
export function slips(number: string): string[] {
  if (number.length > 24 || number.replace(/\D/g, '').length < 5) return []
  const all = new Set<string>()
  for (let at = 0; at <= number.length; at += 1) {
    const [before, here, after] = [number.slice(0, at), number.charAt(at), number.slice(at + 1)]
    for (const digit of digits) all.add(before + digit + number.slice(at))
    if (!/\d/.test(here)) continue
    for (const digit of digits) all.add(before + digit + after)
    all.add(before + after)
    if (/^\d/.test(after)) all.add(before + after.charAt(0) + here + after.slice(1))
  }
  all.delete(number)
  return [...all]
}
