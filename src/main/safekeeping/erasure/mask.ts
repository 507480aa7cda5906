import type { NameFinder, NameSpan } from './name-pattern.ts'

/** Stands where a name was. */
export const MASK = '[effacé]'

/** Fields whose words are the program's own: identifiers, kinds, dates. A mask there would make the row unreadable. */
const STRUCTURE = new Set(
  (
    'id kind type role gender style form lead numbering profile inclusive marks comments aligns hash sha256 chamber answered position ' +
    'template model set base slot key group target member members bill dossier draft exhibit'
  ).split(' '),
)

const isStructure = (key: string): boolean => STRUCTURE.has(key)

interface Run {
  readonly text: string
}

const isRun = (value: unknown): value is Run =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

/** The texts of a JSON value. The runs of a line are one text: a name may be half in bold. */
export function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return isStructure(key) ? [] : [value]
  if (Array.isArray(value)) {
    const runs = value.filter(isRun).map(({ text }) => text)
    return [...(runs.length > 1 ? [runs.join('')] : []), ...value.flatMap(one => textsOf(one, key))]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name))
}

/** A JSON value without the names that are found in its texts, and how many there were. */
export function maskValue(
  value: unknown,
  find: NameFinder,
): { readonly value: unknown; readonly count: number } {
  let count = 0
  const maskText = (text: string): string => {
    const spans = find(text)
    count += spans.length
    return replaceSpans(text, spans)
  }
  const visit = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return isStructure(key) ? one : maskText(one)
    if (Array.isArray(one)) {
      const { items, spans } = maskRuns(one, find)
      count += spans
      return items.map(item => visit(item, key))
    }
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, visit(part, name)]))
  }
  return { value: visit(value, ''), count }
}

function replaceSpans(text: string, spans: readonly NameSpan[]): string {
  let end = 0
  const parts = spans.flatMap(span => {
    const before = text.slice(end, span.start)
    end = span.end
    return [before, MASK]
  })
  return parts.join('') + text.slice(end)
}

/** Masks names that go over several runs of a line: the first bears the mask, the others lose their part. */
function maskRuns(items: readonly unknown[], find: NameFinder): { items: readonly unknown[]; spans: number } {
  const runs = items.filter(isRun)
  if (runs.length < 2) return { items, spans: 0 }
  let start = 0
  const places = runs.map(({ text }) => {
    const place = { start, end: start + text.length }
    start = place.end
    return place
  })
  const over = find(runs.map(({ text }) => text).join('')).filter(
    span => !places.some(place => span.start >= place.start && span.end <= place.end),
  )
  if (over.length === 0) return { items, spans: 0 }
  let at = -1
  const masked = items.map(item => {
    if (!isRun(item)) return item
    at += 1
    const place = places[at] ?? { start: 0, end: 0 }
    return { ...item, text: maskPart(item.text, place, over) }
  })
  return { items: masked, spans: over.length }
}

/** The part of a run, whose place in its line is known, that names leave of it. */
function maskPart(
  text: string,
  place: { readonly start: number; readonly end: number },
  spans: readonly NameSpan[],
): string {
  let next = text
  for (const span of spans.toReversed()) {
    if (span.end <= place.start || span.start >= place.end) continue
    const from = Math.max(span.start, place.start) - place.start
    const to = Math.min(span.end, place.end) - place.start
    const isFirst = span.start >= place.start
    next = next.slice(0, from) + (isFirst ? MASK : '') + next.slice(to)
  }
  return next
}
