import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checksum, type Paragraph, paragraphsOf } from './paragraphs.ts'

const Label = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  kind: z.enum(['decision', 'article', 'text', 'document']),
  key: z.string(),
  also: z.array(z.string()).optional(),
  again: z.literal(true).optional(),
})
export type Label = z.infer<typeof Label>

const LabelledPlace = z.strictObject({
  id: z.string(),
  file: z.string(),
  record: z.string(),
  part: z.literal('CITATION_JP').optional(),
  paragraph: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{16}$/),
  labels: z.array(Label),
})
type LabelledPlace = z.infer<typeof LabelledPlace>

export type Half = 'dev' | 'dev2' | 'unseen'
export type Passage = LabelledPlace & Pick<Paragraph, 'text'>

/** The places of a half and their labels, without the words: those are read in the public files by `passagesOf`. */
export const labelsOf = (half: Half): readonly LabelledPlace[] =>
  z
    .strictObject({ seed: z.int(), half: z.literal(half), passages: z.array(LabelledPlace) })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, `${half}.json`), 'utf8'))).passages

const placeKey = ({ record, part, paragraph }: Pick<Paragraph, 'record' | 'part' | 'paragraph'>) =>
  `${record}|${part ?? ''}|${paragraph}`

/** The passages of a half with their words; throws where a paragraph is gone, or is no longer the one that was labelled. */
export async function passagesOf(half: Half): Promise<readonly Passage[]> {
  const places = labelsOf(half)
  const texts = new Map<string, string>()
  for (const file of new Set(places.map(place => place.file)))
    for (const paragraph of await paragraphsOf(file))
      texts.set(`${file}|${placeKey(paragraph)}`, paragraph.text)
  return places.map(place => {
    const text = texts.get(`${place.file}|${placeKey(place)}`)
    const where = `${place.id}: ${place.file}, ${place.record}, paragraph ${place.paragraph}`
    if (text === undefined) throw new Error(`${where}: no such paragraph`)
    if (checksum(text, place.labels) !== place.sha256)
      throw new Error(`${where}: the paragraph or an offset is not the one that was labelled`)
    return { ...place, text }
  })
}
