import { z } from 'zod'
import { PersonalSet } from '../../../shared/campaign/briefs/model.ts'
import { Dossier } from '../../../shared/dossiers/model.ts'
import { Dismissal } from '../../../shared/dossiers/problem.ts'
import { Gathered } from '../../../shared/drafts/gathered.ts'
import { Draft } from '../../../shared/drafts/model.ts'
import { Exhibit } from '../../../shared/exhibits/model.ts'
import { Filing } from '../../../shared/filings/model.ts'
import { Id } from '../../../shared/kernel/common.ts'
import { Source } from '../../../shared/library/model.ts'
import { WordModel } from '../../../shared/word/word-model.ts'
import { pictureHashes } from '../../kernel/files/pictures.ts'
import { FiledVersions } from './export-versions.ts'

/** A dossier as one file: `dossier.json` of this shape, then `files/<sha256>` for each exhibit and picture. */
export const DossierFile = z.object({
  pretoire: z.literal(1),
  kind: z.literal('dossier'),
  at: z.string(),
  dossier: Dossier,
  drafts: z.array(Draft),
  exhibits: z.array(Exhibit),
  /** every source its drafts refer to, so that nothing is missing on another computer */
  sources: z.array(Source),
  /** its deposits, with what each text said that day */
  filings: z
    .array(z.object({ filing: Filing, drafts: z.array(z.object({ draft: Id, content: Gathered })) }))
    .default([]),
  /** the Word models its drafts are printed on: their papers are among the files */
  models: z.array(WordModel).default([]),
  /** its texts that are sent to each of several members, with their openings */
  sets: z.array(PersonalSet).default([]),
  /** the warnings of its drafts that were set aside, with the reason */
  dismissals: z.array(Dismissal.extend({ draft: Id })).default([]),
  /** what its drafts were, each block once */
  versions: FiledVersions.default({ blocks: [], list: [] }),
})
export type DossierFile = z.infer<typeof DossierFile>

/** Bytes of `dossier.json`: a dossier of ten filings, each with its sources, weighs a tenth of it. */
export const MAX_CONTENT_BYTES = 128 * 2 ** 20

/** The files that the content of a dossier names: exhibits, receipts, texts filed, pictures, papers. */
export const hashesIn = (content: DossierFile): string[] => [
  ...new Set([
    ...content.exhibits.flatMap(one => (one.file ? [one.file.sha256] : [])),
    ...content.filings.flatMap(({ filing }) => (filing.receipt ? [filing.receipt.sha256] : [])),
    ...content.filings.flatMap(({ filing }) =>
      filing.drafts.flatMap(text => text.files.map(one => one.sha256)),
    ),
    ...picturesIn(content),
    ...papersIn(content),
  ]),
]

/** The pictures its texts show, and what they were. */
export const picturesIn = (file: Pick<DossierFile, 'drafts' | 'versions'>): string[] =>
  pictureHashes([...file.drafts.flatMap(draft => draft.blocks), ...file.versions.blocks])

/** The papers its texts are printed on, and those that were filed. */
export const papersIn = (file: Pick<DossierFile, 'models' | 'filings'>): string[] => [
  ...new Set([
    ...file.models.map(one => one.paper),
    ...file.filings.flatMap(({ drafts }) => drafts.flatMap(({ content }) => content.model?.paper ?? [])),
  ]),
]

/** The same value with some ids replaced wherever they stand alone as a string. */
export function replaceIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return ids.get(one) ?? one
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
    return one
  }
  return walk(value) as T
}
