import type { Cite, CitedLine } from './lines.ts'

/** A passage between guillemets, and the citation it rests on. `close`: nothing else can be meant. */
export interface QuotedPassage {
  readonly block: string
  readonly text: string
  readonly cite?: Cite
  readonly close: boolean
  /** what follows the citation, where a wording may be told */
  readonly after: string
}

/** Fewer words than that are a term, a title, an irony: not a quotation to be compared. */
const enough = 5

/** The passages a line quotes, each with the citation beside it: the next one, that of its note, or the one that announces it. */
export function quotedPassages(line: CitedLine): QuotedPassage[] {
  return guillemets(line.text).flatMap(({ start, end, inner }): QuotedPassage[] => {
    if ((inner.match(/[\p{L}\p{N}]+/gu) ?? []).length < enough) return []
    const { cite, close, of } = attached(line, start, end)
    const after = cite ? of.slice(cite.end, cite.end + 90) : ''
    return [{ block: line.block, text: inner, close, after, ...(cite && { cite }) }]
  })
}

/** The outermost « … » of a text, and “ … ” where there is none around. */
function guillemets(text: string): { start: number; end: number; inner: string }[] {
  const found: { start: number; end: number; inner: string }[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '«' || sign === '“') {
      if (depth === 0) start = at
      depth += 1
    } else if ((sign === '»' || sign === '”') && depth > 0) {
      depth -= 1
      if (depth === 0) found.push({ start, end: at + 1, inner: text.slice(start + 1, at).trim() })
    }
  }
  return found
}

function attached(line: CitedLine, start: number, end: number): { cite?: Cite; close: boolean; of: string } {
  const { text, cites, notes } = line
  const next = cites.find(cite => cite.start >= end)
  if (
    next &&
    /^[\s.,;:…]*(?:\[[^\]]*\][\s.,;]*)?\(?(?:(?:cf\.|voir|v\.)\s)?\s*$/iu.test(text.slice(end, next.start))
  )
    return { cite: next, close: true, of: text }
  const note = notes.find(one => one.at >= end && /^[\s.,;…]*$/.test(text.slice(end, one.at)))
  const noted = note?.line.cites[0]
  if (noted) return { cite: noted, close: true, of: note.line.text }
  const before = cites.findLast(cite => cite.end <= start)
  if (!before) return { close: false, of: text }
  const between = text.slice(before.end, start)
  return { cite: before, close: /^[^.;»]*:\s*$/u.test(between), of: text }
}
