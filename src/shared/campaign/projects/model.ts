import { z } from 'zod'
import { Day, Id, Instant, Revision } from '../../kernel/common.ts'
import { OneLine } from '../../kernel/one-line.ts'

/** States of a local project, in the order it usually goes through them. */
export const ProjectState = z.enum(['suspected', 'confirmed', 'contested', 'stopped', 'judged'])
export type ProjectState = z.infer<typeof ProjectState>

/** The code of a commune in the official geographic code of Insee. */
export const CommuneCode = z.string().regex(/^(\d{5}|2[AB]\d{3})$/, 'un code Insee de commune est attendu')

export const ProjectCommune = z.object({ code: CommuneCode, name: OneLine.min(1).max(100) })
export type ProjectCommune = z.infer<typeof ProjectCommune>

const shortText = z.string().max(300).default('')
const link = z.string().max(600).default('')

/** A change of state: the day, and from what one knows it. */
export const ProjectStep = z.object({ id: Id, state: ProjectState, date: Day, source: z.string().max(600) })
export type ProjectStep = z.infer<typeof ProjectStep>

/** A piece of evidence, and where it comes from; its file is an exhibit of the dossier of the project. */
export const ProjectEvidence = z.object({
  id: Id,
  label: OneLine.min(1).max(300),
  date: Day.optional(),
  /** who gave or published it, and how it was obtained */
  provenance: z.string().max(600).default(''),
  url: link,
  exhibit: Id.optional(),
})
export type ProjectEvidence = z.infer<typeof ProjectEvidence>

/** A fact of the chronology. */
export const ProjectEvent = z.object({ id: Id, date: Day, text: z.string().min(1).max(2000), source: link })

/** An official to write to. The office comes first: a name is only ever that of who holds it. */
export const ProjectContact = z.object({
  id: Id,
  /** `maire`, `adjointe à la sécurité`, `préfecture, bureau des polices` */
  office: z.string().min(1).max(200),
  name: OneLine.max(300).default(''),
  email: shortText,
  phone: shortText,
  address: z.string().max(600).default(''),
})

/** A surveillance system of one or several communes, as a collective documents it. */
export const LocalProject = z.object({
  id: Id,
  title: OneLine.max(300).default(''),
  communes: z.array(ProjectCommune).min(1).max(200),
  /** the campaign it belongs to */
  campaign: Id.optional(),
  product: shortText,
  maker: shortText,
  contract: z.string().max(1000).default(''),
  /** as it is written: `48 000 € HT` */
  price: shortText,
  start: Day.optional(),
  end: Day.optional(),
  cameras: shortText,
  purposes: z.string().max(3000).default(''),
  steps: z.array(ProjectStep).max(100).default([]),
  evidence: z.array(ProjectEvidence).max(500).default([]),
  events: z.array(ProjectEvent).max(500).default([]),
  contacts: z.array(ProjectContact).max(100).default([]),
  /** the dossier that keeps its exhibits and its texts; of this library alone */
  dossier: Id.optional(),
  revision: Revision.default(0),
  updatedAt: Instant.default(''),
})
export type LocalProject = z.infer<typeof LocalProject>
