import { z } from 'zod'
import { Id } from '../../kernel/common.ts'
import { done, type Endpoint, endpoint, FileRef, Made, nothing, one } from '../../kernel/endpoint.ts'
import { CommuneCode, LocalProject, ProjectCommune, ProjectState } from './model.ts'

/** Filters of the list of local projects; one that is left out excludes nothing. */
export const ProjectQuery = z.object({
  text: z.string().max(300).optional(),
  state: ProjectState.optional(),
  department: z.string().max(3, 'le numéro d’un département est attendu').optional(),
  product: z.string().max(300).optional(),
  campaign: Id.optional(),
  commune: CommuneCode.optional(),
})
export type ProjectQuery = z.infer<typeof ProjectQuery>

const tally = <T extends z.ZodType>(value: T) => z.array(z.object({ value, n: z.int() }))
export const ProjectFacets = z.object({
  states: tally(ProjectState),
  departments: tally(z.string()),
  products: tally(z.string()),
})
export type ProjectFacets = z.infer<typeof ProjectFacets>

/** A line of a list of places someone typed, and the communes it may be. */
export const PlaceReading = z.object({ line: z.string(), communes: z.array(ProjectCommune) })
export type PlaceReading = z.infer<typeof PlaceReading>

/** Where communes are, from the file the user gave: degrees, WGS 84. */
export const CommunePoint = z.object({
  code: CommuneCode,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})
export type CommunePoint = z.infer<typeof CommunePoint>

/** Words by which somebody may be known, in a field of a project. */
export const Strike = z.object({
  /** the place of the text: `chronologie`, `preuve` */
  field: z.string(),
  text: z.string(),
  kind: z.enum(['person', 'body', 'address', 'phone', 'mail', 'number']),
})
export type Strike = z.infer<typeof Strike>

/** A project as a table would have it, and the cells that differ from the project that is here. */
export interface ProjectProposal {
  readonly project: LocalProject
  readonly isNew: boolean
  readonly changes: { head: string; before: string; after: string }[]
}
/** A table of projects read back; `line`: that of the file. */
export interface ProjectTableReading {
  readonly proposals: ProjectProposal[]
  readonly refused: { line: number; reason: string }[]
  readonly unchanged: number
}
// named, where the type of the whole contract would be too long to be written out
const ProjectTableReading: z.ZodType<ProjectTableReading> = z.object({
  proposals: z.array(
    z.object({
      project: LocalProject,
      isNew: z.boolean(),
      changes: z.array(z.object({ head: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  refused: z.array(z.object({ line: z.int(), reason: z.string() })),
  unchanged: z.int(),
})

/** Local projects: documented commune by commune, seen on a map, published without a private person. */
export const projects = {
  'projects.list': endpoint({
    input: ProjectQuery,
    output: z.object({ projects: z.array(LocalProject), total: z.int(), facets: ProjectFacets }),
  }),
  'projects.get': endpoint({ input: one, output: LocalProject }),
  'projects.save': endpoint({
    input: z.object({ project: LocalProject }),
    output: LocalProject,
    changes: 'library',
  }),
  /** one project for each commune of a list that has none with that product yet */
  'projects.addMany': endpoint({
    input: z.object({
      communes: z.array(ProjectCommune).min(1).max(1000),
      product: z.string().max(300).default(''),
      maker: z.string().max(300).default(''),
      campaign: Id.optional(),
    }),
    output: z.object({ added: z.array(Id), present: z.array(Id) }),
    changes: 'library',
  }),
  'projects.remove': endpoint({ input: one, output: done, changes: 'library' }),
  'projects.restore': endpoint({ input: one, output: done, changes: 'library' }),
  /** the dossier of a project, opened with its facts where it has none; its exhibits are the evidence */
  'projects.dossier': endpoint({ input: one, output: z.object({ dossier: Id }), changes: 'everything' }),
  /** what should be struck before it is published: names, addresses, numbers found in its texts */
  'projects.strikes': endpoint({ input: one, output: z.array(Strike) }),
  /** the projects of a query as a table (`csv`, `docx`) or as the map (`svg`); private contacts are in neither */
  'projects.export': endpoint({
    input: ProjectQuery.extend({ format: z.enum(['csv', 'docx', 'svg']) }),
    output: Made,
  }),
  /** what an exported table (`csv`) would change once a spreadsheet changed it; each is saved by `projects.save`, if one wishes */
  'projects.readTable': endpoint({ input: z.object({ file: FileRef }), output: ProjectTableReading }),
  /** the communes each line names: several where they bear one name, none where nothing is recognised */
  'communes.read': endpoint({
    input: z.object({ text: z.string().max(100_000) }),
    output: z.array(PlaceReading),
  }),
  /** takes the points of communes from a file of open data (CSV: code Insee, latitude, longitude) */
  'communes.points': endpoint({
    input: z.object({
      file: FileRef,
      source: z.string().min(1).max(300),
      licence: z.string().min(1).max(200),
    }),
    output: z.object({ taken: z.int(), refused: z.int() }),
    changes: 'library',
  }),
  /** the points of the communes that have a project, and where they come from */
  'communes.map': endpoint({
    input: nothing,
    output: z.object({
      points: z.array(CommunePoint),
      source: z.string(),
      licence: z.string(),
    }),
  }),
} satisfies Record<string, Endpoint>
