import { useState } from 'react'
import type { Citation, Treatment } from '../../shared/library/graph.ts'
import { useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/quantities.ts'
import { Failure, Marks } from '../ui/state.tsx'
import { SourceLink } from './SourceLink.tsx'
import type { Acts } from './sourceActions.ts'
import './links.css'

/** Treatment of one decision by another, as one reads it beside the name of the other. */
const ACTIVE_TREATMENTS: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: 'confirmé',
  overturns: 'annulé',
  'partly-overturns': 'annulé en partie',
  refers: 'renvoyé',
}
const PASSIVE_TREATMENTS: Readonly<Record<Treatment, string>> = {
  cites: '',
  confirms: 'le confirme',
  overturns: 'l’annule',
  'partly-overturns': 'l’annule en partie',
  refers: 'le renvoie',
}

const SHORT_LIST_LINES = 8

/** Lists the citations of a source, both ways, in the library: each line leads to the other text, at the place. */
export function Links({ id, acts }: { readonly id: string; readonly acts: Acts }) {
  const { value: links, error, reload } = useCall('library.links', { id })
  if (error) return <Failure error={error} retry={reload} />
  if (!links) return null
  const { cites, citedBy, citedByTotal, read } = links
  const present = cites.filter(one => one.hit)
  const absent = cites.filter(one => !one.hit)
  if (!cites.length && !citedByTotal && read) return null
  return (
    <section className="links" aria-label="Citations">
      {!read && (
        <p className="help">
          Les citations de ce texte n’ont pas encore été relevées&nbsp;: cela se fait à la suite des imports.
        </p>
      )}
      <Group
        title={`Cité par ${count(citedByTotal, 'texte')}`}
        all={citedBy}
        words={PASSIVE_TREATMENTS}
        acts={acts}
        pin="there"
      />
      <Group
        title={`Cite ${count(present.length, 'texte')} de la bibliothèque`}
        all={present}
        words={ACTIVE_TREATMENTS}
        acts={acts}
        pin="here"
        currentId={id}
      />
      <Group
        title={`Cite ${count(absent.length, 'texte absent', 'textes absents')} de la bibliothèque`}
        all={absent}
        words={ACTIVE_TREATMENTS}
        acts={acts}
        pin="here"
        currentId={id}
      />
    </section>
  )
}

function Group({
  title,
  all,
  words,
  acts,
  pin,
  currentId,
}: {
  readonly title: string
  readonly all: readonly Citation[]
  readonly words: Readonly<Record<Treatment, string>>
  readonly acts: Acts
  /** whose places these are: those of this text, or of the one that cites it */
  readonly pin: 'here' | 'there'
  readonly currentId?: string
}) {
  const [whole, setWhole] = useState(false)
  if (all.length === 0) return null
  const visibleLinks = whole ? all : all.slice(0, SHORT_LIST_LINES)
  return (
    <details open={all.length <= SHORT_LIST_LINES}>
      <summary>{title}</summary>
      <ul className="citations">
        {visibleLinks.map(one => (
          <li key={`${one.hit?.id ?? ''}${one.label}`}>
            {one.hit ? (
              <SourceLink id={one.hit.id} pin={pin === 'there' ? pointOf(one) : undefined} acts={acts}>
                {one.hit.label}
              </SourceLink>
            ) : (
              <span>{one.label}</span>
            )}
            {one.hit && <Marks of={one.hit} />}
            {one.byDay && (
              <span
                className="badge warn"
                title="Citée par sa juridiction et sa date, sans numéro&nbsp;: c’est la seule de ce jour dans la bibliothèque."
              >
                rapprochée par la date, à vérifier
              </span>
            )}
            {one.former && <span className="badge">dans une rédaction antérieure</span>}
            {words[one.treatment] && (
              <span className={`badge ${one.treatment.includes('overturns') ? 'error' : 'grade'}`}>
                {words[one.treatment]}
              </span>
            )}
            {one.candidates && <Candidates all={one.candidates} acts={acts} />}
            {one.places[0] && <Places citation={one} currentId={currentId} acts={acts} />}
          </li>
        ))}
      </ul>
      {!whole && all.length > SHORT_LIST_LINES && (
        <Button look="link" onPress={() => setWhole(true)}>
          Tout voir ({all.length})
        </Button>
      )}
    </details>
  )
}

/** The decisions it may be: of that court and day, none of which the text tells. */
function Candidates({
  all,
  acts,
}: {
  readonly all: NonNullable<Citation['candidates']>
  readonly acts: Acts
}) {
  return (
    <span className="candidates">
      <small>De cette juridiction, ce jour-là, dans la bibliothèque&nbsp;:</small>
      {all.map(one => (
        <SourceLink key={one.id} id={one.id} acts={acts}>
          {one.label}
        </SourceLink>
      ))}
    </span>
  )
}

const pointOf = (one: Citation): string | undefined => {
  const n = one.places.find(place => place.n !== undefined)?.n
  return n === undefined ? undefined : `pt ${n}`
}

function Places({
  citation,
  currentId,
  acts,
}: {
  readonly citation: Citation
  readonly currentId?: string | undefined
  readonly acts: Acts
}) {
  const numberedPlaces = citation.places.filter(place => place.n !== undefined)
  return (
    <span className="places">
      {numberedPlaces.slice(0, 6).map(({ n = 0, passage }) =>
        currentId ? (
          <SourceLink key={passage} id={currentId} pin={`pt ${n}`} acts={acts}>
            pt {n}
          </SourceLink>
        ) : (
          <span key={passage}>pt {n}</span>
        ),
      )}
      <small>{citation.places[0]?.excerpt}</small>
    </span>
  )
}
