import { dayText } from '../../french/dates.ts'
import { countOf } from '../../french/wording.ts'
import { escapeXml } from '../../kernel/escape.ts'
import type { MemberMap } from '../members/contract.ts'
import type { ProjectMark } from './map-marks.ts'
import type { ProjectState } from './model.ts'
import { ProjectState as States } from './model.ts'
import { stateNames } from './states.ts'

/** Drawing of a mark around its middle, by state: told apart by its shape as well as by its colour. */
export const markShapes: Readonly<Record<ProjectState, { readonly path: string; readonly colour: string }>> =
  {
    suspected: { path: 'M-4.5,0a4.5,4.5 0 1,1 9,0a4.5,4.5 0 1,1 -9,0z', colour: '#ffffff' },
    confirmed: { path: 'M-4.5,0a4.5,4.5 0 1,1 9,0a4.5,4.5 0 1,1 -9,0z', colour: '#b23a1e' },
    contested: { path: 'M0,-5.5l5,9.5h-10z', colour: '#c98a00' },
    stopped: { path: 'M-4.5,-4.5h9v9h-9z', colour: '#3f7d4e' },
    judged: { path: 'M0,-6l6,6l-6,6l-6,-6z', colour: '#2f5d94' },
  }

const face = 'font-family="Liberation Sans, Arial, Helvetica, sans-serif"'
const HEAD = 64
const FOOT = 78

/** Caption of the map on a day. */
export interface MapCaption {
  readonly title: string
  readonly day: string
  /** how many projects it shows */
  readonly n: number
  /** where the points come from, with their licence; empty where there are none */
  readonly points: string
}

/** The map of local projects as a drawing (SVG) that stands alone: outlines, marks, legend, sources. */
export function projectPicture(
  map: (typeof MemberMap)['_output'],
  marks: readonly ProjectMark[],
  { title, day, n, points }: MapCaption,
): string {
  const [, , width = 613, height = 735] = map.viewBox.split(' ').map(Number)
  const words = (x: number, y: number, text: string, size: number, weight = 'normal') =>
    `<text x="${x}" y="${y}" ${face} font-size="${size}" font-weight="${weight}" fill="#2b2721">${escapeXml(text)}</text>`
  const legend = States.options.map(
    (state, at) =>
      `<g transform="translate(${20 + at * 112},${HEAD - 14})">${drawn(state)}</g>${words(32 + at * 112, HEAD - 10, stateNames[state], 11)}`,
  )
  const foot = [`Contours : ${map.source}`, ...(points ? [`Communes : ${points}`] : [])]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 40}" height="${height + HEAD + FOOT}" viewBox="0 0 ${width + 40} ${height + HEAD + FOOT}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    words(20, 26, `${title} — ${countOf(n, 'projet')}, état au ${dayText(day)}`, 14, 'bold'),
    ...legend,
    `<g transform="translate(20,${HEAD})">`,
    ...map.shapes.map(({ path }) => `<path d="${path}" fill="#f3efe8" stroke="#a9a195" stroke-width="0.6"/>`),
    ...marks.map(
      mark =>
        `<g transform="translate(${mark.x.toFixed(1)},${mark.y.toFixed(1)})"><title>${escapeXml(mark.label)}</title>${drawn(mark.state)}${mark.n > 1 ? `<text y="-7" text-anchor="middle" ${face} font-size="9" font-weight="bold" fill="#2b2721">${mark.n}</text>` : ''}</g>`,
    ),
    '</g>',
    ...foot
      .flatMap((text, at) => folded(text, 110).map((line, n) => ({ line, at, n })))
      .map(({ line }, at) => words(20, height + HEAD + 18 + at * 13, line, 9)),
    '</svg>',
    '',
  ].join('\n')
}

const drawn = (state: ProjectState): string =>
  `<path d="${markShapes[state].path}" fill="${markShapes[state].colour}" stroke="#2b2721" stroke-width="1"/>`

/** A text in lines of so many characters at most. */
function folded(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
