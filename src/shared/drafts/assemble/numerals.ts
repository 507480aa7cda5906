/** `XIV`; nothing for zero. */
export const roman = (n: number): string => {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let out = ''
  for (const [value, letters] of steps) {
    while (rest >= value) {
      out += letters
      rest -= value
    }
  }
  return out
}

/** 1 a, 26 z, 27 aa, as Word counts. */
export const letters = (n: number): string =>
  String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))
