/** Gives each item a key made of what it is, and of how many equal ones came before: for lists whose items have no id. */
export function withKeys<T>(
  items: readonly T[],
  name: (item: T) => string,
): readonly { readonly key: string; readonly item: T }[] {
  const counts = new Map<string, number>()
  return items.map(item => {
    const base = name(item)
    const times = counts.get(base) ?? 0
    counts.set(base, times + 1)
    return { key: times ? `${base}#${times}` : base, item }
  })
}
