/** Characters of a text: the longest decision is a quarter of it. */
const MAX_TEXT_CHARS = 2_000_000
/** Items of a list, members of an object, levels: ten times what any file of ours holds. */
const MAX_ITEMS = 100_000
const MAX_MEMBERS = 10_000
const MAX_LEVELS = 100

/** Characters of the fields that are shown in one line, or name something. Dates and hashes have forms of their own besides. */
const MAX_FIELD_CHARS: Readonly<Record<string, number>> = {
  id: 500,
  kind: 100,
  type: 200,
  at: 100,
  date: 100,
  updatedAt: 100,
  sha256: 64,
  hash: 64,
  key: 2000,
  name: 4000,
  title: 10_000,
  label: 10_000,
  author: 4000,
  publisher: 4000,
  licence: 4000,
  url: 10_000,
  email: 1000,
  phone: 1000,
  version: 1000,
  lang: 100,
}

/**
 * Says which part of a value read from a file of elsewhere is beyond measure; undefined where none is. The forms of the fields are
 * judged by their schemas, which bound few of them: what the user writes is never cut.
 */
export function beyondBounds(value: unknown): string | undefined {
  const pending: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value, path: [] }]
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { value: part, path } = one
    const excess = excessOf(part, path)
    if (excess)
      return path.length > 0 ? `«\u00a0${path.slice(-4).join('.').slice(-120)}\u00a0» ${excess}` : excess
    if (typeof part !== 'object' || part === null) continue
    for (const [name, inner] of Object.entries(part))
      if (typeof inner === 'string' || typeof inner === 'object')
        pending.push({ value: inner, path: [...path, name] })
  }
  return undefined
}

function excessOf(part: unknown, path: readonly string[]): string | undefined {
  if (path.length > MAX_LEVELS) return 'emboîte trop de niveaux'
  if (typeof part === 'string') {
    const max = MAX_FIELD_CHARS[path.at(-1) ?? ''] ?? MAX_TEXT_CHARS
    return part.length > max ? `dépasse ${count(max)} signes` : undefined
  }
  if (Array.isArray(part))
    return part.length > MAX_ITEMS ? `a plus de ${count(MAX_ITEMS)} éléments` : undefined
  if (typeof part === 'object' && part !== null && Object.keys(part).length > MAX_MEMBERS)
    return `a plus de ${count(MAX_MEMBERS)} champs`
  return undefined
}

const count = (n: number) => n.toLocaleString('fr-FR')
