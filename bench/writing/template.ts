import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import type { Assembled, Line } from '../../src/shared/drafts/assemble/assembled.ts'

/** A block as the peers are given it: its level, 0 for text, and its words run by run. */
export interface Plain {
  readonly level: number
  readonly runs: readonly { readonly text: string; readonly italic: boolean }[]
}

/** The titles and paragraphs of a filing, without notes. */
export const blocksOf = ({ blocks }: Assembled): Plain[] =>
  blocks.flatMap(block => {
    if (block.kind === 'heading') return [{ level: block.level, runs: runsOf(block.line) }]
    return block.kind === 'paragraph' ? [{ level: 0, runs: runsOf(block.line) }] : []
  })

const runsOf = (line: Line): Plain['runs'] =>
  line.flatMap(inline => {
    if (inline.kind === 'citation')
      return inline.runs.map(({ text, marks }) => ({ text, italic: marks?.includes('italic') ?? false }))
    if (inline.kind === 'exhibit')
      return [{ text: `${inline.before}${inline.number}${inline.after}`, italic: false }]
    return inline.kind === 'run' ? [{ text: inline.text, italic: false }] : []
  })

/** A template that repeats a title or a paragraph for each block. */
export const templateBytes = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph('{#blocks}{#title}'),
            new Paragraph({ text: '{title}', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('{/title}{#text}'),
            new Paragraph('{text}'),
            new Paragraph('{/text}{/blocks}'),
          ],
        },
      ],
    }),
  )

interface Templater {
  render(data: unknown): void
  getZip(): { generate(options: object): Buffer }
}

/** The template filled by docxtemplater, which comes by npm ci --prefix bench. */
export async function fillTemplate(template: Buffer, blocks: readonly Plain[]): Promise<Buffer> {
  // not of the program's own packages: named so that nothing looks for them before they are asked for
  const [zip, templater] = ['pizzip', 'docxtemplater']
  const { default: PizZip } = (await import(zip as string)) as { default: new (bytes: Buffer) => unknown }
  const { default: Docxtemplater } = (await import(templater as string)) as {
    default: new (zip: unknown, options: object) => Templater
  }
  const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true })
  filled.render({
    blocks: blocks.map(({ level, runs }) => ({
      [level > 0 ? 'title' : 'text']: runs.map(run => run.text).join(''),
    })),
  })
  return filled.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
