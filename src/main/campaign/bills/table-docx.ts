import {
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { caption, cellText, stageHead } from '../../../shared/campaign/bills/bill-table.ts'
import { type FateLook, matrixOf } from '../../../shared/campaign/bills/fate.ts'
import type { Bill } from '../../../shared/campaign/bills/model.ts'

const fills: Readonly<Record<FateLook['tone'], string>> = {
  in: 'F6DCD6',
  changed: 'F8EDCC',
  part: 'DFE7F2',
  out: 'DCEBDC',
  unknown: 'FFFFFF',
}
const points = (n: number) => n * 2
const page = { width: 16838, height: 11906, margin: 720 }

/** The table of a bill as a Word file: landscape, its head repeated on each page. */
export async function tableDocx(bill: Bill, day: string): Promise<Buffer> {
  const { stages, rows } = matrixOf(bill)
  const room = page.width - page.margin * 2
  const first = Math.round(room * 0.22)
  const each = Math.floor((room - first) / Math.max(1, stages.length))
  const cell = (lines: readonly { text: string; bold?: boolean }[], width: number, fill?: string) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(fill && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
      children: (lines.length > 0 ? lines : [{ text: '' }]).map(
        ({ text, bold }) =>
          new Paragraph({ children: [new TextRun({ text, ...(bold && { bold }), size: points(8) })] }),
      ),
    })
  const head = new TableRow({
    tableHeader: true,
    children: [
      cell([{ text: 'Mesure', bold: true }], first),
      ...stages.map(stage =>
        cell(
          stageHead(stage).map((text, at) => ({ text, bold: at === 0 })),
          each,
        ),
      ),
    ],
  })
  const body = rows.map(
    ({ measure, cells }) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(
            [
              { text: measure.title, bold: true },
              ...[
                measure.article && `art. ${measure.article}`,
                measure.certainty === 'to-verify' ? 'à vérifier' : '',
              ]
                .filter(Boolean)
                .map(text => ({ text })),
            ],
            first,
          ),
          ...cells.map(one =>
            cell(
              [
                { text: cellText(one) },
                ...(one.fate?.source ? [{ text: `Source : ${siteOf(one.fate.source)}` }] : []),
              ],
              each,
              fills[one.look.tone],
            ),
          ),
        ],
      }),
  )
  const document = new Document({
    creator: 'Prétoire',
    title: bill.title,
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
          new Paragraph({ children: [new TextRun({ text: bill.title, bold: true, size: points(14) })] }),
          new Paragraph({ children: [new TextRun({ text: caption(bill, day), size: points(9) })] }),
          new Table({
            margins: { top: 40, bottom: 40, left: 70, right: 70 },
            columnWidths: [first, ...stages.map(() => each)],
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [head, ...body],
          }),
          new Paragraph({ children: [new TextRun({ text: bill.note, size: points(9) })] }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const siteOf = (source: string): string => /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? source
