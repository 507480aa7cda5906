/** An array of `size` elements or more with the same content: longer than asked, so that few additions copy it. */
export function grown<T extends { readonly length: number; set(from: T): void }>(
  array: T,
  size: number,
  make: (length: number) => T,
): T {
  if (size <= array.length) return array
  const larger = make(size + (size >> 3) + 1024)
  larger.set(array)
  return larger
}
