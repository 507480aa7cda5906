import { squash } from '../../french/fold.ts'
import { withoutNeutralMark } from '../../kernel/csv.ts'
import { dayOf, isDay } from '../../kernel/days.ts'
import type { CommuneIndex } from '../../procedure/communes.ts'
import type { ProjectProposal, ProjectTableReading } from './contract.ts'
import { LocalProject, ProjectState } from './model.ts'
import { projectId } from './project-id.ts'
import { lastStep, projectTitle, stateNames, stateOf } from './states.ts'
import { ID_HEAD, projectColumns } from './table.ts'

/** A row by the heads of its columns; a column that the table lost is absent, and changes nothing. */
type Row = ReadonlyMap<string, string>
/** A project with what a cell says, or why it cannot be. */
type Reading = { readonly project: LocalProject } | { readonly reason: string }

const textFields = {
  Produit: 'product',
  Fabricant: 'maker',
  Contrat: 'contract',
  Prix: 'price',
  Caméras: 'cameras',
  Finalités: 'purposes',
} as const
const dayFields = { Début: 'start', Fin: 'end' } as const

/**
 * Reads back a table of local projects that a spreadsheet changed: what each row would change, and nothing is written. A row is that of
 * the project whose identifier it bears, else of its first commune and its product; one of a commune that has no such project is a new
 * one. What the table tells in several places (communes by name, départements, evidence) is not read back.
 */
export function readProjectTable(
  rows: readonly (readonly string[])[],
  all: readonly LocalProject[],
  index: CommuneIndex,
  newId: () => string,
): ProjectTableReading {
  const [heads = [], ...body] = rows
  const headNames = new Map(projectColumns.map(({ head }) => [squash(head), head]))
  const names = heads.map(head => headNames.get(squash(head)))
  const byId = new Map(all.map(one => [one.id, one]))
  const proposals: ProjectProposal[] = []
  const refused: ProjectTableReading['refused'] = []
  let unchanged = 0
  for (const [at, cells] of body.entries()) {
    if (cells.every(cell => !cell.trim())) continue
    const row: Row = new Map(
      names.flatMap((name, column) =>
        name === undefined ? [] : [[name, withoutNeutralMark(cells[column] ?? '').trim()]],
      ),
    )
    const reading = readRow(row, byId, index, newId)
    if ('reason' in reading) {
      refused.push({ line: at + 2, reason: reading.reason })
      continue
    }
    const before = byId.get(reading.project.id)
    const changes = changesOf(before, reading.project)
    if (changes.length === 0) unchanged += 1
    else if (proposals.some(one => one.project.id === reading.project.id))
      refused.push({ line: at + 2, reason: 'ce projet est déjà sur une ligne plus haut' })
    else proposals.push({ project: reading.project, isNew: !before, changes })
  }
  return { proposals, refused, unchanged }
}

/** Whether the heads of a table tell which project a row is. */
export const isProjectTable = (heads: readonly string[]): boolean =>
  [ID_HEAD, 'Codes Insee'].some(head => heads.some(one => squash(one) === squash(head)))

function readRow(
  row: Row,
  byId: ReadonlyMap<string, LocalProject>,
  index: CommuneIndex,
  newId: () => string,
): Reading {
  const communes = communesOf(row.get('Codes Insee'), index)
  if (communes && 'reason' in communes) return communes
  const named = row.get(ID_HEAD) ? byId.get(row.get(ID_HEAD) ?? '') : undefined
  const [first] = communes ?? []
  const id = first && projectId(first.code, row.get('Produit') ?? '')
  const before = named ?? byId.get(id ?? '')
  if (!before && !first)
    return { reason: 'ni identifiant connu, ni code Insee\u00a0: quel projet est-ce\u00a0?' }
  const blank = LocalProject.parse({ id: before?.id ?? id, communes: before?.communes ?? communes })
  let project = { ...(before ?? blank), ...(communes?.length && { communes }) }
  for (const [head, field] of Object.entries(textFields))
    if (row.has(head)) project = { ...project, [field]: row.get(head) }
  for (const [head, field] of Object.entries(dayFields)) {
    const cell = row.get(head)
    if (cell === undefined) continue
    const day = cell === '' ? undefined : dayIn(cell)
    if (cell !== '' && !day) return { reason: `«\u00a0${cell}\u00a0» n’est pas une date (${head})` }
    const { [field]: _, ...rest } = project
    project = day ? { ...rest, [field]: day } : rest
  }
  const title = row.get('Projet')
  if (title !== undefined && title !== projectTitle(before ?? project)) project = { ...project, title }
  return withState(project, row, newId)
}

/** Communes by their codes; a spreadsheet may have dropped the zero one begins with. */
function communesOf(
  cell: string | undefined,
  index: CommuneIndex,
): LocalProject['communes'] | { readonly reason: string } | undefined {
  if (!cell) return undefined
  const codes = cell.split(/[,;\s]+/).filter(Boolean)
  const communes = codes.map(code => ({ code, commune: index.withCode(code.padStart(5, '0')) }))
  const unknown = communes.find(one => !one.commune)
  if (unknown) return { reason: `«\u00a0${unknown.code}\u00a0» n’est le code Insee d’aucune commune connue` }
  return communes.flatMap(({ commune }) => (commune ? [{ code: commune.code, name: commune.name }] : []))
}

/** A state, its day and its source are one thing: another state or day is a step more, another source corrects the last one. */
function withState(project: LocalProject, row: Row, newId: () => string): Reading {
  const [name, cell, source] = [row.get('État'), row.get('Depuis le'), row.get('D’après')]
  if (name === undefined || cell === undefined || source === undefined) return { project }
  // a row somebody added says nothing of it
  if (!name && !cell && !source) return { project }
  const last = lastStep(project)
  const state = ProjectState.options.find(one => squash(stateNames[one]) === squash(name))
  if (!state)
    return {
      reason: `«\u00a0${name}\u00a0» n’est pas un état\u00a0: ${Object.values(stateNames).join(', ')}`,
    }
  const date = dayIn(cell)
  if (!last && state === stateOf(project) && cell === '' && source === '') return { project }
  if (!date || !source) return { reason: 'un état a besoin de son jour et de sa source' }
  if (last?.state === state && last.date === date) {
    const steps = project.steps.map(one => (one.id === last.id ? { ...one, source } : one))
    return { project: { ...project, steps } }
  }
  return { project: { ...project, steps: [...project.steps, { id: newId(), state, date, source }] } }
}

/** `02/03/2025`, `2/3/2025` or `2025-03-02`. */
function dayIn(cell: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell) ?? []
  const day = year && month && date ? dayOf(year, Number(month), Number(date)) : cell
  return isDay(day) ? day : undefined
}

const changesOf = (before: LocalProject | undefined, after: LocalProject): ProjectProposal['changes'] =>
  projectColumns
    .filter(one => one.head !== ID_HEAD)
    .map(({ head, cell }) => ({ head, before: before ? cell(before) : '', after: cell(after) }))
    .filter(one => one.before !== one.after)
