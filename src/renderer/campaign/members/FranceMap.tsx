import { useMemo, useState } from 'react'
import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import { useCall } from '../../kernel/api.ts'
import { Choice } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { answerOf, type MapColouring, type Tint, tints } from './colours.ts'

interface Props {
  readonly members: readonly MemberLine[]
  readonly onDepartment: (number: string) => void
}

/** The questions the map answers, those of a campaign first. */
const questions: readonly { readonly value: MapColouring; readonly label: string }[] = [
  { value: 'appels', label: 'Qui avons-nous joint\u00a0?' },
  { value: 'position', label: 'Qui est pour, qui est contre\u00a0?' },
  { value: 'groupe', label: 'Quel groupe est le plus nombreux\u00a0?' },
]

/** France by département, drawn offline; the list beside it says the same in words and is what the keyboard uses. */
export function FranceMap({ members, onDepartment }: Props) {
  const { value: map, error, reload } = useCall('members.map', {})
  const [property, setShown] = useState<MapColouring>('appels')
  const [over, setOver] = useState<string>()
  const { of, legend } = useMemo(() => tints(members, property), [members, property])
  if (error) return <Failure error={error} retry={reload} />
  if (!map) return <Loading />
  const rows = [...of].sort(([a], [b]) => a.localeCompare(b))
  return (
    <div className="france">
      <div className="france-map">
        <Choice
          label="La carte répond à"
          value={property}
          onChange={value => setShown(questions.find(one => one.value === value)?.value ?? 'appels')}
          options={questions}
        />
        <p className="france-answer">{answerOf(members, property)}</p>
        <svg
          viewBox={map.viewBox}
          role="img"
          aria-label="Carte de France par département&nbsp;; la liste qui suit dit la même chose"
        >
          <Patterns />
          {map.shapes.map(({ number, path }) => {
            const tint = of.get(number)
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same from the keyboard
              <path
                key={number}
                d={path}
                className={`department${over === number ? ' over' : ''}`}
                fill={fillOf(tint?.tint)}
                onPointerEnter={() => setOver(number)}
                onPointerLeave={() => setOver(undefined)}
                onClick={() => tint && onDepartment(number)}
              >
                <title>
                  {tint ? `${tint.name} (${number})\u00a0: ${tint.words}` : `${number}\u00a0: aucun membre`}
                </title>
              </path>
            )
          })}
          {map.shapes.map(
            ({ number, at }) =>
              at && (
                <text
                  key={number}
                  x={at[0]}
                  y={at[1]}
                  textAnchor="middle"
                  className="department-number"
                  aria-hidden
                >
                  {number === '99' ? 'Étranger' : number}
                </text>
              ),
          )}
        </svg>
        <ul className="france-legend" aria-label="Légende">
          {legend.map(one => (
            <li key={one.key}>
              <svg viewBox="0 0 20 14" aria-hidden="true">
                <rect width="20" height="14" fill={fillOf(one)} className="department" />
              </svg>
              {one.label}
            </li>
          ))}
        </ul>
        <p className="help">{map.source}</p>
      </div>
      <ol className="france-list" aria-label="Départements">
        {rows.map(([number, one]) => (
          <li key={number} className={over === number ? 'over' : undefined}>
            <button
              type="button"
              className="row-link"
              onClick={() => onDepartment(number)}
              onPointerEnter={() => setOver(number)}
              onPointerLeave={() => setOver(undefined)}
              onFocus={() => setOver(number)}
              onBlur={() => setOver(undefined)}
            >
              <span className="row-title">
                {number} {one.name}
              </span>
              <span className="row-meta">
                {count(one.n, 'membre')}&nbsp;: {one.words}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

const fillOf = (tint: Tint | undefined): string =>
  !tint || tint.mark < 0 ? 'var(--panel)' : `url(#tint-${tint.mark})`

/** Eight fills that differ by what is drawn on them as well as by their colour. */
const Patterns = () => (
  <defs>
    {marks.map(({ path, name }, n) => (
      <pattern key={name} id={`tint-${n}`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className={`tint-${n}`} />
        {path && <path d={path} className="tint-mark" />}
      </pattern>
    ))}
  </defs>
)

const marks = [
  { name: 'plain', path: '' },
  { name: 'rising', path: 'M0,6l6,-6M-1,1l2,-2M5,7l2,-2' },
  { name: 'dots', path: 'M3,2.4a.6,.6 0 1,1 0,1.2a.6,.6 0 1,1 0,-1.2z' },
  { name: 'level', path: 'M0,3h6' },
  { name: 'falling', path: 'M0,0l6,6M-1,5l2,2M5,-1l2,2' },
  { name: 'upright', path: 'M3,0v6' },
  { name: 'crossed', path: 'M0,3h6M3,0v6' },
  { name: 'ticks', path: 'M1,3h2M4,0h2M4,6h2' },
] as const
