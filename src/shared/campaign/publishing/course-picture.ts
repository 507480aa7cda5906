import { dateText } from '../../french/dates.ts'
import { typeset } from '../../french/typography.ts'
import { escapeXml } from '../../kernel/escape.ts'
import { matrixOf } from '../bills/fate.ts'
import type { Ground } from './ground.ts'

/** Sizes of the picture, in pixels. */
const SIZE = { title: 290, column: 92, row: 34, head: 84, pad: 10, letter: 12, small: 10.5 } as const
/** Mean width of a letter, as a share of its height. */
const LETTER_WIDTH = 0.53

const STYLE = `text{font-family:system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;fill:#1d1b18}.soft{fill:#57524a}.rule{stroke:#d8d2c6}.way{stroke:#b9b2a4;stroke-width:1.5}.paper{fill:#fdfcf9}.in{fill:#f6dcd6}.changed{fill:#f8edcc}.part{fill:#dfe7f2}.out{fill:#dcebdc}.unknown{fill:#fdfcf9;stroke:#57524a;stroke-dasharray:3 3}@media (prefers-color-scheme:dark){text{fill:#ece7dd}.soft{fill:#b5aea1}.rule{stroke:#46413a}.way{stroke:#6a6358}.paper{fill:#1b1916}.in{fill:#4a2a25}.changed{fill:#43381a}.part{fill:#2a3547}.out{fill:#24392a}.unknown{fill:#1b1916;stroke:#b5aea1}}`

/** A picture with its size, which a page gives so that nothing moves while it is read. */
export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** its words in one sentence, for whoever does not see it */
  readonly alternative: string
}

/** The way of each measure through the stages, one sign a stage: light and dark, readable without its colours. */
export function coursePicture({ bill }: Pick<Ground, 'bill'>): Picture {
  const { stages, rows } = matrixOf(bill)
  const width = SIZE.title + stages.length * SIZE.column + SIZE.pad * 2
  const height = SIZE.head + rows.length * SIZE.row + SIZE.pad * 2 + 26
  const middle = (column: number) => SIZE.pad + SIZE.title + column * SIZE.column + SIZE.column / 2
  const heads = stages.flatMap((stage, column) => {
    const lines = wrap(stage.label.replace(/\s*\([^()]*\)/g, ''), SIZE.column - 6, SIZE.small, 4)
    const day = stage.date ? [dateText(stage.date, true)] : []
    return [...lines, ...day].map((line, n) =>
      words(line, middle(column), SIZE.pad + 12 + n * 13, {
        anchor: 'middle',
        isSoft: n >= lines.length,
        size: SIZE.small,
      }),
    )
  })
  const lines = rows.flatMap(({ measure, cells }, row) => {
    const y = SIZE.pad + SIZE.head + row * SIZE.row
    const title = wrap(measure.title.replace(/\s*\([^()]*\)/g, ''), SIZE.title - 16, SIZE.letter, 2)
    const top = y + SIZE.row / 2 + (title.length > 1 ? -3 : 4)
    return [
      `<line class="rule" x1="${SIZE.pad}" y1="${y}" x2="${width - SIZE.pad}" y2="${y}"/>`,
      ...title.map((line, n) => words(line, SIZE.pad, top + n * 14, { size: SIZE.letter })),
      ...(cells.length > 1
        ? [
            `<line class="way" x1="${middle(0)}" y1="${y + SIZE.row / 2}" x2="${middle(cells.length - 1)}" y2="${y + SIZE.row / 2}"/>`,
          ]
        : []),
      ...cells.flatMap(({ look }, column) => [
        `<circle class="${look.tone}" cx="${middle(column)}" cy="${y + SIZE.row / 2}" r="12"/>`,
        words(look.sign, middle(column), y + SIZE.row / 2 + 4.5, { anchor: 'middle', size: 13 }),
      ]),
    ]
  })
  const legend = words(
    '●  +  ↺  §  ✓ dans le texte · ≈ modifiée · ◐ censurée en partie · ✕  ⊘ hors du texte · ? non connu',
    SIZE.pad,
    height - SIZE.pad - 4,
    { isSoft: true, size: SIZE.small },
  )
  const alternative = typeset(
    `${rows.length} mesure${rows.length > 1 ? 's' : ''} suivie${rows.length > 1 ? 's' : ''} sur ${stages.length} étape${stages.length > 1 ? 's' : ''}. Le tableau qui suit dit la même chose en mots.`,
  )
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(`${bill.title}. ${alternative}`)}"><style>${STYLE}</style><rect class="paper" width="100%" height="100%"/>${heads.join('')}${lines.join('')}<line class="rule" x1="${SIZE.pad}" y1="${height - 36}" x2="${width - SIZE.pad}" y2="${height - 36}"/>${legend}</svg>\n`,
    width,
    height,
    alternative,
  }
}

function words(
  text: string,
  x: number,
  y: number,
  { anchor = 'start', isSoft = false, size }: { anchor?: string; isSoft?: boolean; size: number },
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}"${isSoft ? ' class="soft"' : ''}>${escapeXml(typeset(text))}</text>`
}

/** Lines of at most that width; words past the last line become an ellipsis, the whole is in the table. */
function wrap(text: string, width: number, size: number, max: number): string[] {
  const room = Math.max(6, Math.floor(width / (size * LETTER_WIDTH)))
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= max) return lines
  return [...lines.slice(0, max - 1), `${(lines[max - 1] ?? '').replace(/[\s,;.]+$/, '')}…`]
}
