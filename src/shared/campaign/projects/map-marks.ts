import type { MemberMap } from '../members/contract.ts'
import type { CommunePoint } from './contract.ts'
import type { LocalProject, ProjectState } from './model.ts'
import { departmentOfCode, projectTitle, stateNames, stateOf } from './states.ts'

/**
 * Mercator as the outlines of `france.json` draw mainland France and Corsica, fitted on the extents of fourteen départements; what is
 * left is under one unit of the drawing, two kilometres or so.
 */
const PROJECTION = { perDegree: 41.54, x: 215.15, perMercatorDegree: -41.36, y: 2466.4 }

/** A mark on the map: the projects of one commune, or of one département where its communes have no point. */
export interface ProjectMark {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly state: ProjectState
  readonly projects: readonly string[]
  /** `Moirans : BriefCam, confirmé` */
  readonly label: string
  /** how many communes it stands for */
  readonly n: number
}

/** Where the outlines put a point of mainland France or Corsica, in units of the drawing. */
export function placeOnMap({ latitude, longitude }: Omit<CommunePoint, 'code'>): readonly [number, number] {
  const mercator = (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI
  return [
    PROJECTION.perDegree * longitude + PROJECTION.x,
    PROJECTION.perMercatorDegree * mercator + PROJECTION.y,
  ]
}

/** States from the one that matters most on a map to the least. */
const weightOrder: readonly ProjectState[] = ['contested', 'confirmed', 'judged', 'stopped', 'suspected']

/** The marks of projects on the outlines of the départements: by commune where its point is known, else in the middle of its département. */
export function marksOf(
  all: readonly LocalProject[],
  points: readonly CommunePoint[],
  shapes: (typeof MemberMap)['_output']['shapes'],
): ProjectMark[] {
  const pointByCode = new Map(points.map(one => [one.code, one]))
  const centres = new Map(shapes.map(one => [one.number, centreOf(one)]))
  const places = new Map<
    string,
    { x: number; y: number; names: Map<string, string>; projects: LocalProject[] }
  >()
  for (const project of all)
    for (const { code, name } of project.communes) {
      const department = departmentOfCode(code)
      const point = department.length === 2 ? pointByCode.get(code) : undefined
      const [x, y] = point ? placeOnMap(point) : (centres.get(department) ?? [Number.NaN, Number.NaN])
      if (Number.isNaN(x)) continue
      const key = point ? code : department
      const place = places.get(key) ?? { x, y, names: new Map<string, string>(), projects: [] }
      place.names.set(code, name)
      if (!place.projects.includes(project)) place.projects.push(project)
      places.set(key, place)
    }
  return [...places].map(([key, { x, y, names, projects }]) => ({
    key,
    x,
    y,
    state: weightOrder.find(state => projects.some(one => stateOf(one) === state)) ?? 'suspected',
    projects: projects.map(one => one.id),
    label: projects.map(one => `${projectTitle(one)}\u00a0: ${stateNames[stateOf(one)]}`).join('\u00a0; '),
    n: names.size,
  }))
}

const FIGURE = /-?(?:\d+\.?\d*|\.\d+)/g

/** The middle of a shape, from its path of `M`, `l`, `h`, `v`; of one drawn apart, above its number. */
function centreOf({
  path,
  at,
}: {
  readonly path: string
  readonly at?: readonly [number, number] | undefined
}) {
  let [x, y] = [0, 0]
  let bounds: [number, number, number, number] | undefined
  for (const [, command = '', figures = ''] of path.matchAll(/([Mlhv])([^Mlhvz]*)/g)) {
    const numbers = [...figures.matchAll(FIGURE)].map(([figure]) => Number(figure))
    const width = command === 'h' || command === 'v' ? 1 : 2
    for (let n = 0; n + width <= numbers.length; n += width) {
      const [a = 0, b = 0] = numbers.slice(n, n + width)
      if (command === 'M' && n === 0) [x, y] = [a, b]
      else if (command === 'v') y += a
      else [x, y] = [x + a, y + (width === 2 ? b : 0)]
      const [left, top, right, bottom] = bounds ?? [x, y, x, y]
      bounds = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
    }
  }
  if (!bounds) return at && ([at[0], at[1] - 20] as const)
  const [left, top, right, bottom] = bounds
  return [(left + right) / 2, (top + bottom) / 2] as const
}
