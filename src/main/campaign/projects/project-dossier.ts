import { randomUUID } from 'node:crypto'
import type { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { departmentOfCode, projectTitle } from '../../../shared/campaign/projects/states.ts'
import { blankDossier, type Dossier } from '../../../shared/dossiers/model.ts'
import { dossiers } from '../../dossiers/store.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { courtOf } from '../../procedure/place-courts.ts'
import { localProjects } from './store.ts'

/** The dossier of a project: the one it has, else a new one with its facts, which it keeps. */
export function dossierOfProject(library: Library, project: LocalProject): string {
  const { db } = library
  if (
    project.dossier &&
    dossiers(db)
      .list()
      .some(one => one.id === project.dossier)
  )
    return project.dossier
  const write = db.transaction((): string => {
    const dossier = dossiers(db).save(
      blankDossier({
        id: randomUUID(),
        type: 'recourse',
        title: projectTitle(project),
        facts: projectFacts(library, project),
      }),
    )
    localProjects(db).save({ ...project, dossier: dossier.id })
    return dossier.id
  })
  return guarded(() => write.immediate())
}

/** Facts of a project for the texts of a dossier. A fact nobody noted is left out: the text shows a gap. */
export function projectFacts(library: Library, project: LocalProject): Dossier['facts'] {
  const [commune] = project.communes
  const department = commune ? departmentOfCode(commune.code) : ''
  return withoutBlanks({
    commune: commune?.name,
    departement: department,
    court: courtOf(library, department),
    software: project.product,
    supplier: project.maker,
    cameras: /^\d+$/.test(project.cameras.trim()) ? project.cameras.trim() : undefined,
    'start.date': project.start,
  })
}

/** Facts that say something. */
export const withoutBlanks = (facts: Readonly<Record<string, string | undefined>>): Dossier['facts'] =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()] as const] : [])),
  )
