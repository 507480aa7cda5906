import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { MemberMap } from '../../../shared/campaign/members/contract.ts'
import type { CommunePoint, ProjectQuery } from '../../../shared/campaign/projects/contract.ts'
import { marksOf } from '../../../shared/campaign/projects/map-marks.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { projectPicture } from '../../../shared/campaign/projects/picture.ts'
import { readPlaces } from '../../../shared/campaign/projects/places.ts'
import { projectId } from '../../../shared/campaign/projects/project-id.ts'
import { isProjectTable, readProjectTable } from '../../../shared/campaign/projects/read-table.ts'
import { selectProjects } from '../../../shared/campaign/projects/select.ts'
import { strikesOf } from '../../../shared/campaign/projects/strikes.ts'
import { projectTable } from '../../../shared/campaign/projects/table.ts'
import type { Handlers, Parsed } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { readSmallFile } from '../../kernel/files/small-file.ts'
import { resolveFile, used } from '../../kernel/files/uploads.ts'
import type { Library } from '../../kernel/library.ts'
import { resource } from '../../kernel/places.ts'
import { settings } from '../../settings/store.ts'
import { campaigns } from '../campaigns/store.ts'
import { decodeText } from '../sets/openings-file.ts'
import { allCommunes, readPoints, tableRows } from './communes.ts'
import { dossierOfProject } from './project-dossier.ts'
import { communePoints, localProjects } from './store.ts'

/** The settings that say where the points of communes come from. */
const POINTS_SOURCE = 'communes.source'
const POINTS_LICENCE = 'communes.licence'

/** Local projects: documented, drawn, given to others. */
export function projectHandlers({ library, host }: Context) {
  const { db } = library
  const all = localProjects(db)
  function chosen(query: ProjectQuery) {
    const selection = selectProjects(all.list(), query)
    if (query.campaign && selection.projects.length === 0) campaigns(db).get(query.campaign)
    return selection
  }
  return {
    'projects.list': query => {
      const { projects, facets } = chosen(query)
      return { projects, total: projects.length, facets }
    },
    'projects.get': ({ id }) => all.get(id),
    'projects.save': ({ project }) => {
      // one that came in a pack may be of a campaign that did not
      if (project.campaign && project.campaign !== all.find(project.id)?.campaign)
        campaigns(db).get(project.campaign)
      return all.save(project)
    },
    'projects.addMany': input => addMany(library, input),
    'projects.remove': ({ id }) => {
      all.remove(id)
      return {}
    },
    'projects.restore': ({ id }) => {
      all.restore(id)
      return {}
    },
    'projects.dossier': ({ id }) => ({ dossier: dossierOfProject(library, all.get(id)) }),
    'projects.strikes': ({ id }) => strikesOf(all.get(id)),
    'projects.export': async ({ format, ...query }) => {
      const { projects } = chosen(query)
      const name = nameOf('projets locaux', format)
      return keepExport(library.folder, name, await fileOf(library, projects, format))
    },
    'projects.readTable': async ({ file }) => {
      const { path, name } = await resolveFile(library.folder, file, host.tokens)
      const rows = tableRows(decodeText(await readSmallFile(path, name)))
      await used(library.folder, file)
      if (!isProjectTable(rows[0] ?? []))
        throw new AppError(
          'damaged',
          `«\u00a0${name}\u00a0» n’est pas un tableau de projets locaux\u00a0: il lui manque «\u00a0Identifiant\u00a0» ou «\u00a0Codes Insee\u00a0». Rien n’a été changé\u00a0: exportez le tableau (CSV), changez-le, enregistrez-le en CSV.`,
        )
      return readProjectTable(rows, all.list(), allCommunes(), randomUUID)
    },
    'communes.read': ({ text }) => readPlaces(text, allCommunes()),
    'communes.points': async ({ file, source, licence }) => {
      const { path, name } = await resolveFile(library.folder, file, host.tokens)
      const { points, refused } = readPoints(decodeText(await readSmallFile(path, name)), name)
      communePoints(db).replace(points)
      settings(db).save({ [POINTS_SOURCE]: source.trim(), [POINTS_LICENCE]: licence.trim() })
      await used(library.folder, file)
      return { taken: points.length, refused }
    },
    'communes.map': () => ({ points: pointsFor(library, all.list()), ...originOf(library) }),
  } satisfies Partial<Handlers>
}

function originOf({ db }: Library): { source: string; licence: string } {
  const values = settings(db).get()
  return { source: values[POINTS_SOURCE] ?? '', licence: values[POINTS_LICENCE] ?? '' }
}

const pointsFor = ({ db }: Library, projects: readonly LocalProject[]): CommunePoint[] =>
  communePoints(db).of(new Set(projects.flatMap(one => one.communes.map(({ code }) => code))))

async function fileOf(
  library: Library,
  projects: readonly LocalProject[],
  format: Parsed<'projects.export'>['format'],
): Promise<Buffer> {
  const day = localDay(new Date())
  switch (format) {
    case 'csv':
      return Buffer.from(projectTable(projects))
    case 'svg': {
      const map = MemberMap.parse(JSON.parse(readFileSync(resource('france.json'), 'utf8')))
      const points = pointsFor(library, projects)
      const { source, licence } = originOf(library)
      const credit = points.length > 0 ? [source, licence].filter(Boolean).join(', ') : ''
      const marks = marksOf(projects, points, map.shapes)
      return Buffer.from(
        projectPicture(map, marks, { title: 'Projets locaux', day, n: projects.length, points: credit }),
      )
    }
    case 'docx': {
      const { projectsDocx } = await import('../tables/table-docx.ts')
      return projectsDocx(projects, day)
    }
  }
}

/** Adds a project for each commune; the same system of the same commune has the same id everywhere, so that packs meet. */
function addMany({ db }: Library, { communes, product, maker, campaign }: Parsed<'projects.addMany'>) {
  if (campaign) campaigns(db).get(campaign)
  const all = localProjects(db)
  const outcome = { added: [] as string[], present: [] as string[] }
  const write = db.transaction(() => {
    for (const commune of communes) {
      const id = projectId(commune.code, product)
      if (all.find(id)) {
        outcome.present.push(id)
        continue
      }
      const blank = { id, communes: [commune], product, maker, ...(campaign && { campaign }) }
      all.put(LocalProject.parse(blank))
      outcome.added.push(id)
    }
  })
  guarded(() => write.immediate())
  return outcome
}
