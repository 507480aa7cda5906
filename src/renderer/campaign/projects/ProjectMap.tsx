import { useState } from 'react'
import { marksOf } from '../../../shared/campaign/projects/map-marks.ts'
import { type LocalProject, ProjectState } from '../../../shared/campaign/projects/model.ts'
import { markShapes } from '../../../shared/campaign/projects/picture.ts'
import { projectTitle, stateNames } from '../../../shared/campaign/projects/states.ts'
import { call, upload, useCall } from '../../kernel/api.ts'
import { pickFiles } from '../../kernel/download.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

/** The projects on a map drawn offline; the list beside it says the same in words and is what the keyboard uses. */
export function ProjectMap({ projects }: { readonly projects: readonly LocalProject[] }) {
  const { value: map, error, reload } = useCall('members.map', {})
  const { value: places } = useCall('communes.map', {}, ['library'])
  const [over, setOver] = useState<string>()
  if (error) return <Failure error={error} retry={reload} />
  if (!map || !places) return <Loading />
  const marks = marksOf(projects, places.points, map.shapes)
  const titles = new Map(projects.map(one => [one.id, projectTitle(one)]))
  return (
    <div className="france">
      <div className="france-map">
        <svg
          viewBox={map.viewBox}
          role="img"
          aria-label="Carte des projets locaux&nbsp;; la liste qui suit dit la même chose"
        >
          {map.shapes.map(({ number, path }) => (
            <path key={number} d={path} className="department" fill="var(--panel)" />
          ))}
          {marks.map(mark => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same from the keyboard
            <g
              key={mark.key}
              transform={`translate(${mark.x},${mark.y})`}
              className={`project-mark${over === mark.key ? ' over' : ''}`}
              onPointerEnter={() => setOver(mark.key)}
              onPointerLeave={() => setOver(undefined)}
              onClick={() =>
                mark.projects.length === 1 &&
                mark.projects[0] &&
                go(['campagne', 'projets', mark.projects[0]])
              }
            >
              <title>{mark.label}</title>
              <path d={markShapes[mark.state].path} fill={markShapes[mark.state].colour} />
              {mark.n > 1 && (
                <text y={-8} textAnchor="middle" className="department-number">
                  {mark.n}
                </text>
              )}
            </g>
          ))}
        </svg>
        <ul className="france-legend" aria-label="Légende">
          {ProjectState.options.map(state => (
            <li key={state}>
              <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <path d={markShapes[state].path} fill={markShapes[state].colour} className="project-mark" />
              </svg>
              {stateNames[state]}
            </li>
          ))}
        </ul>
        <p className="help">{map.source}</p>
        <Points source={places.source} licence={places.licence} n={places.points.length} />
      </div>
      <ol className="france-list" aria-label="Projets sur la carte">
        {marks.map(mark => (
          <li key={mark.key} className={over === mark.key ? 'over' : undefined}>
            {mark.projects.map(id => (
              <a
                key={id}
                className="row-link"
                href={href(['campagne', 'projets', id])}
                onPointerEnter={() => setOver(mark.key)}
                onFocus={() => setOver(mark.key)}
                onBlur={() => setOver(undefined)}
              >
                <span className="row-title">{titles.get(id)}</span>
                <span className="row-meta">{mark.key.length > 3 ? mark.key : `département ${mark.key}`}</span>
              </a>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}

interface PointsProps {
  readonly source: string
  readonly licence: string
  readonly n: number
}

/** Where the points of communes come from, and a file to take them from. */
function Points({ source, licence, n }: PointsProps) {
  const [file, setFile] = useState<File>()
  const [about, setAbout] = useState({ source: '', licence: '' })
  const say = useSay()
  const pick = () =>
    void pickFiles({ multiple: false, accept: '.csv,text/csv' }).then(([one]) => setFile(one), say.error)
  const take = async (one: File) => {
    try {
      const { taken } = await call['communes.points']({ file: await upload(one), ...about })
      setFile(undefined)
      say.success(`${count(taken, 'commune située', 'communes situées')}.`)
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <div className="project-points">
      <p className="help">
        {n > 0
          ? `Communes\u00a0: ${[source, licence].filter(Boolean).join(', ')}.`
          : 'Sans fichier de communes, chaque projet est au milieu de son département.'}
      </p>
      <Button look="quiet" onPress={pick}>
        Situer les communes…
      </Button>
      <Box title="Situer les communes" open={file !== undefined} onClose={() => setFile(undefined)}>
        <form
          className="fields"
          onSubmit={event => {
            event.preventDefault()
            if (file) void take(file)
          }}
        >
          <p>{file?.name}</p>
          <Field
            label="Qui le publie"
            required
            value={about.source}
            onChange={value => setAbout({ ...about, source: value })}
            help="La carte exportée le dira."
          />
          <Field
            label="Licence"
            required
            value={about.licence}
            onChange={value => setAbout({ ...about, licence: value })}
            placeholder="Licence Ouverte 2.0"
          />
          <div className="actions">
            <Button look="main" type="submit" isDisabled={!about.source.trim() || !about.licence.trim()}>
              Prendre les points
            </Button>
          </div>
        </form>
      </Box>
    </div>
  )
}
