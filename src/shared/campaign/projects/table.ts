import { dayFigures } from '../../french/dates.ts'
import { csvTable } from '../../kernel/csv.ts'
import type { LocalProject } from './model.ts'
import { departmentsOfProject, lastStep, projectTitle, stateNames, stateOf } from './states.ts'

/** A column of the table of local projects. Contacts are in none: the table is made to be published. */
export interface ProjectColumn {
  readonly head: string
  readonly cell: (project: LocalProject) => string
  /** its width on paper, where a date is 1 */
  readonly weight?: number
}

const day = (value: string | undefined): string => (value ? dayFigures(value) : '')

/** The head of the column that says which project a row is, for a table that comes back. */
export const ID_HEAD = 'Identifiant'

/** Columns of the table, in their order. The Word file leaves out those that are `wide`. */
export const projectColumns: readonly (ProjectColumn & { readonly isWide?: true })[] = [
  { head: 'Projet', cell: projectTitle, weight: 2.5 },
  { head: 'Communes', cell: one => one.communes.map(({ name }) => name).join(', '), weight: 2 },
  { head: 'Codes Insee', cell: one => one.communes.map(({ code }) => code).join(', '), isWide: true },
  { head: 'Départements', cell: one => departmentsOfProject(one).join(', ') },
  { head: 'État', cell: one => stateNames[stateOf(one)] },
  { head: 'Depuis le', cell: one => day(lastStep(one)?.date) },
  { head: 'D’après', cell: one => lastStep(one)?.source ?? '', weight: 2.5 },
  { head: 'Produit', cell: one => one.product },
  { head: 'Fabricant', cell: one => one.maker },
  { head: 'Contrat', cell: one => one.contract, isWide: true },
  { head: 'Prix', cell: one => one.price },
  { head: 'Début', cell: one => day(one.start), isWide: true },
  { head: 'Fin', cell: one => day(one.end), isWide: true },
  { head: 'Caméras', cell: one => one.cameras },
  { head: 'Finalités', cell: one => one.purposes, isWide: true },
  {
    head: 'Preuves',
    cell: one =>
      one.evidence
        .map(({ label, provenance }) => [label, provenance].filter(Boolean).join(' — '))
        .join(' ; '),
    isWide: true,
  },
  { head: ID_HEAD, cell: one => one.id, isWide: true },
]

/** The projects as a table for a spreadsheet. */
export const projectTable = (all: readonly LocalProject[]): string =>
  csvTable([
    projectColumns.map(one => one.head),
    ...all.map(one => projectColumns.map(({ cell }) => cell(one))),
  ])
