import {
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { projectColumns } from '../../../shared/campaign/projects/table.ts'
import type { Wave, WaveLine } from '../../../shared/campaign/waves/model.ts'
import type { Standing } from '../../../shared/campaign/waves/standing.ts'
import { waveColumns } from '../../../shared/campaign/waves/table.ts'
import { dayText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'

const points = (n: number) => n * 2
const page = { width: 16838, height: 11906, margin: 720 }

/** A table to print: landscape, its head repeated on each page, its columns as wide as their weights say. */
async function tableFile(
  title: string,
  caption: string,
  rows: readonly (readonly string[])[],
  weights: readonly number[],
): Promise<Buffer> {
  const [head = [], ...body] = rows
  const room = page.width - page.margin * 2
  const sum = weights.reduce((all, one) => all + one, 0)
  const widths = weights.map(one => Math.floor((room * one) / sum))
  const cell = (text: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: [new Paragraph({ children: [new TextRun({ text, bold, size: points(8) })] })],
    })
  const document = new Document({
    creator: 'Prétoire',
    title,
    styles: { default: { document: { run: { font: 'Cambria', language: { value: 'fr-FR' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        children: [
          new Paragraph({ children: [new TextRun({ text: title, bold: true, size: points(14) })] }),
          new Paragraph({ children: [new TextRun({ text: caption, size: points(9) })] }),
          new Table({
            margins: { top: 40, bottom: 40, left: 70, right: 70 },
            columnWidths: widths,
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({ tableHeader: true, children: head.map((text, at) => cell(text, at, true)) }),
              ...body.map(
                row =>
                  new TableRow({
                    cantSplit: true,
                    children: row.map((text, at) => cell(text, at, at === 0)),
                  }),
              ),
            ],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** The table of local projects as a Word file: without its widest columns, which a page cannot hold. */
export function projectsDocx(projects: readonly LocalProject[], day: string): Promise<Buffer> {
  const columns = projectColumns.filter(one => !one.isWide)
  return tableFile(
    'Projets locaux',
    `${countOf(projects.length, 'projet')}, état au ${dayText(day)}.`,
    [columns.map(one => one.head), ...projects.map(one => columns.map(({ cell }) => cell(one)))],
    columns.map(one => one.weight ?? 1),
  )
}

/** The tracking table of a wave as a Word file. */
export const waveDocx = (wave: Wave, standing: (line: WaveLine) => Standing, day: string): Promise<Buffer> =>
  tableFile(
    wave.title,
    `${countOf(wave.lines.length, 'administration')}, au ${dayText(day)}. Les dates à venir sont celles des délais de procédure, lecture prudente.`,
    [
      waveColumns.map(one => one.head),
      ...wave.lines.map(line => {
        const now = standing(line)
        return waveColumns.map(({ cell }) => cell(line, now))
      }),
    ],
    waveColumns.map(one => one.weight ?? 1),
  )
