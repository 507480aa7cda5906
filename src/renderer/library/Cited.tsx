import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { readCitations } from '../../shared/library/cite/links/read-citations.ts'
import type { Source } from '../../shared/library/model.ts'
import type { Hit } from '../../shared/search/model.ts'
import { useCall } from '../kernel/api.ts'
import { SourceLink } from './SourceLink.tsx'
import type { Acts } from './sourceActions.ts'

/** A citation in a passage: from where to where, what it names, and the source that answers to it where the library has one. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly source?: Hit
  /** what is to be known before one relies on it */
  readonly doubt?: string
}

/** The citations of a source by passage: found in its text, known or not in the library. */
export function useMarks(source: Source): ReadonlyMap<number, readonly Mark[]> {
  const citations = useMemo(() => readCitations(source), [source])
  const { value: links } = useCall('library.links', { id: source.id })
  return useMemo(() => {
    const cites = new Map(links?.cites.map(one => [one.key, one]))
    const marks = new Map<number, Mark[]>()
    for (const { key, label, places } of citations) {
      const { hit, byDay, candidates } = cites.get(key) ?? {}
      const doubt = byDay
        ? 'rapprochée par la date, à vérifier'
        : candidates && `${candidates.length} de ce jour dans la bibliothèque, voir les citations`
      for (const [passage, start, end] of places) {
        const list = marks.get(passage) ?? []
        list.push({ start, end, label, ...(hit && { source: hit }), ...(doubt && { doubt }) })
        marks.set(passage, list)
      }
    }
    for (const list of marks.values()) list.sort((a, b) => a.start - b.start)
    return marks
  }, [citations, links])
}

/** The name of what is cited, with its marks: a link in a text has no room for badges. */
const sourceName = ({ label, certainty, withdrawn }: Hit): string =>
  [label, certainty === 'to-verify' && 'à vérifier', withdrawn && 'retiré par son éditeur']
    .filter(Boolean)
    .join(' · ')

/** A passage with its citations live: those of the library lead to their text, the others say that they are not there. */
export function CitedText({
  text,
  marks,
  acts,
}: {
  readonly text: string
  readonly marks: readonly Mark[] | undefined
  readonly acts: Acts
}) {
  if (!marks?.length) return text
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end, label, source: hit, doubt } of marks) {
    if (start < at) continue
    parts.push(text.slice(at, start))
    const words = text.slice(start, end)
    parts.push(
      hit ? (
        <SourceLink
          key={start}
          id={hit.id}
          acts={acts}
          title={[sourceName(hit), doubt].filter(Boolean).join(' · ')}
        >
          {words}
        </SourceLink>
      ) : (
        <span
          key={start}
          className="absent"
          title={`${label}\u00a0: ${doubt ?? 'absent de la bibliothèque'}`}
        >
          {words}
        </span>
      ),
    )
    at = end
  }
  parts.push(text.slice(at))
  return parts
}
