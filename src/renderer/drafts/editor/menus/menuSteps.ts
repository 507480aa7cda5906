import type { Block } from '../../../../shared/drafts/model.ts'
import { dayText } from '../../../../shared/french/dates.ts'
import { inForceText, stateText } from '../../../../shared/library/article-versions.ts'
import { label } from '../../../../shared/library/cite/print.ts'
import { pinAt } from '../../../../shared/library/kinds/registry.ts'
import type { Article, Source, SourceRef, Version } from '../../../../shared/library/model.ts'
import { excerptText } from '../../../../shared/search/excerpt-text.ts'
import type { Hit } from '../../../../shared/search/model.ts'
import { asOf, canQuote, pointsOf, quoteOf, wordingOn } from '../cards/passages.ts'
import type { Target } from '../refs/targets.ts'
import type { Option } from './options.ts'

/** Step of the menu, once a source or a kind of thing is chosen. `version`: the wording of an article, by id. */
export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'source'; readonly only?: 'argument' }
  | { readonly kind: 'exhibit' }
  | { readonly kind: 'slot' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'way'; readonly target: Target }
  | { readonly kind: 'point'; readonly source: Source; readonly version?: string }
  | { readonly kind: 'version'; readonly source: Article }
  | { readonly kind: 'act'; readonly source: Source; readonly ref: SourceRef; readonly version?: string }

/** Callbacks of the lines of these menus. */
export interface Ways {
  /** the day whose wording of an article is meant, AAAA-MM-JJ */
  readonly day: string
  /** false in a note: a passage is a block of its own */
  readonly quotes: boolean
  readonly next: (step: Step) => () => void
  readonly cite: (source: Source, ref: SourceRef) => () => void
  readonly quote: (source: Source, block: Block) => () => void
}

/** A menu: its name and its lines. */
export interface Lines {
  readonly name: string
  readonly options: readonly Option[]
}

/** The sources found, as lines. */
export const sourceLines = (hits: readonly Hit[], choose: (hit: Hit) => void): Option[] =>
  hits.map(hit => ({
    id: hit.id,
    label: hit.label,
    detail: [
      hit.withdrawn && 'retiré par son éditeur',
      hit.certainty === 'to-verify' && 'à vérifier',
      excerptText(hit.excerpt),
    ]
      .filter(Boolean)
      .join(' · '),
    run: () => choose(hit),
  }))

/** The points of a source, the one typed, and for an article its other wordings. */
export const pointLines = (
  { source, version }: Extract<Step, { kind: 'point' }>,
  query: string,
  { day, quotes, next, cite }: Ways,
): Lines => {
  const datedSource = asOf(source, day, version)
  const ref = (pin?: string): SourceRef => ({ kind: source.kind, id: source.id, ...(pin ? { pin } : {}) })
  const to = (pin?: string) =>
    quotes && canQuote(datedSource, pin)
      ? next({ kind: 'act', source, ref: ref(pin), ...(version ? { version } : {}) })
      : cite(source, ref(pin))
  const points = pointsOf(datedSource).map(({ pin, begins }) => ({
    id: pin,
    label: pin,
    detail: begins,
    run: to(pin),
  }))
  const typedPin = query.trim()
  if (!typedPin) {
    const whole = { id: 'whole', label: 'Sans point précis', detail: 'la source entière', run: to() }
    const otherWordings =
      source.kind === 'article' && source.versions.length > 1
        ? [
            {
              id: 'version',
              label: 'Autre version de l’article',
              detail: `celle-ci\u00a0: ${period(datedSource)}`,
              run: next({ kind: 'version', source }),
            },
          ]
        : []
    return { name: label(source), options: [whole, ...otherWordings, ...points] }
  }
  const pin = /^\d/.test(typedPin) ? pinAt(source, typedPin) : typedPin
  const isListed = points.some(point => point.label === pin || point.label.replace(/\D+/g, '') === typedPin)
  const free = isListed ? [] : [{ id: 'typed', label: pin, detail: 'tel que saisi', run: to(pin) }]
  return { name: label(source), options: [...points.filter(point => matches(point, typedPin)), ...free] }
}

/** The wordings of an article, the latest first. */
export const versionLines = (source: Article, { day, next }: Ways): Lines => {
  const currentId = wordingOn(source, day)?.id
  const options = source.versions.toReversed().map(version => ({
    id: version.id,
    label: dates(version),
    detail:
      (version.id === currentId ? `${inForceText(source, day)} · ` : '') + version.text.slice(0, 120).trim(),
    run: next({ kind: 'point', source, version: version.id }),
  }))
  return { name: `Versions — ${label(source)}, ${stateText(source, day)}`, options }
}

/** Lines that ask whether a source is cited, or its words reproduced too. */
export const actLines = (
  { source, ref, version }: Extract<Step, { kind: 'act' }>,
  { day, cite, quote }: Ways,
): Lines => {
  const block = quoteOf(asOf(source, day, version), ref)
  const options: Option[] = [
    { id: 'cite', label: 'Citer', detail: ref.pin ?? '', run: cite(source, ref) },
    ...(block
      ? [
          {
            id: 'quote',
            label: 'Citer et reproduire le passage',
            detail: 'mot pour mot, avec sa source',
            run: quote(source, block),
          },
        ]
      : []),
  ]
  return { name: label(source), options }
}

const period = (source: Source): string => {
  const version = source.kind === 'article' ? source.versions.at(-1) : undefined
  return version ? dates(version) : ''
}

const dates = ({ from, to }: Version): string => {
  // a version without end is kept by some publishers until 2999
  const end = to && to < '2900' ? to : undefined
  if (from && end) return `du ${dayText(from)} au ${dayText(end)}`
  if (from) return `depuis le ${dayText(from)}`
  return end ? `jusqu’au ${dayText(end)}` : 'version sans date'
}

const matches = (point: Option, pin: string): boolean => {
  const digits = /^\d+$/.exec(pin)?.[0]
  if (digits) return point.label.replace(/\D+/g, '').startsWith(digits)
  return `${point.label} ${point.detail ?? ''}`.toLowerCase().includes(pin.toLowerCase())
}
