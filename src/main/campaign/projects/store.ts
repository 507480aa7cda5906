import { CommunePoint } from '../../../shared/campaign/projects/contract.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { columns, parseRow, type Stored, stale, toJson } from '../../kernel/database/stored.ts'

/** Local projects, each saved from the revision it was read at. */
export function localProjects(db: Database) {
  const list = db.prepare<[], Stored>(
    `SELECT ${columns} FROM local_projects WHERE removed_at IS NULL ORDER BY updated_at DESC, id`,
  )
  const ofCampaign = db
    .prepare<{ campaign: string }, string>(
      `SELECT id FROM local_projects WHERE removed_at IS NULL AND data ->> '$.campaign' = @campaign`,
    )
    .pluck()
  const find = db.prepare<{ id: string }, Stored>(`SELECT ${columns} FROM local_projects WHERE id = @id`)
  const write = db.prepare(
    `INSERT INTO local_projects (id, data, revision, updated_at) VALUES (@id, @data, @revision, @at)
     ON CONFLICT (id) DO UPDATE SET data = @data, revision = @revision, updated_at = @at, removed_at = NULL`,
  )
  const setRemoved = db.prepare('UPDATE local_projects SET removed_at = @at WHERE id = @id')
  const save = db.transaction((project: LocalProject, at: string): LocalProject => {
    const row = find.get({ id: project.id })
    if (row && !row.removedAt && row.revision !== project.revision)
      throw stale('Ce projet local a été modifié', parseRow(LocalProject, row))
    const revision = (row?.revision ?? 0) + 1
    write.run({ id: project.id, data: toJson(project), revision, at })
    return { ...project, revision, updatedAt: at }
  })
  const mark = (id: string, at: string | null): void => {
    if (guarded(() => setRemoved.run({ id, at })).changes === 0) throw missingProject(id)
  }
  return {
    /** The last changed first. */
    list: (): LocalProject[] => list.all().map(row => parseRow(LocalProject, row)),
    /** Ids of the projects that say they belong to a campaign. */
    ofCampaign: (campaign: string): string[] => ofCampaign.all({ campaign }),
    get(id: string): LocalProject {
      const row = find.get({ id })
      if (!row || row.removedAt) throw missingProject(id)
      return parseRow(LocalProject, row)
    },
    /** One that is here and was not removed. */
    find(id: string): LocalProject | undefined {
      const row = find.get({ id })
      return row && !row.removedAt ? parseRow(LocalProject, row) : undefined
    },
    save: (project: LocalProject, at = new Date().toISOString()): LocalProject =>
      guarded(() => save.immediate(project, at)),
    /** Takes what a pack says of one as it stands: its differences were settled. */
    put(project: LocalProject, at = new Date().toISOString()): void {
      const { id } = project
      const revision = (find.get({ id })?.revision ?? 0) + 1
      guarded(() => write.run({ id, data: toJson(project), revision, at }))
    },
    /** One as it travels; undefined where it is not here, or was removed. */
    findShared(id: string): LocalProject | undefined {
      const project = this.find(id)
      return project && sharedProject(project)
    },
    /** Takes one as it travels: the dossier and the exhibits it has here stay its own. */
    putShared(project: LocalProject): void {
      const mine = this.find(project.id)
      const exhibitOf = new Map(mine?.evidence.map(one => [one.id, one.exhibit]))
      this.put({
        ...project,
        dossier: mine?.dossier,
        evidence: project.evidence.map(one => ({ ...one, exhibit: exhibitOf.get(one.id) })),
      })
    },
    remove: (id: string, at = new Date().toISOString()): void => mark(id, at),
    restore: (id: string): void => mark(id, null),
  }
}

/** A project as it travels: its dossier and its exhibits are of one library alone. */
export const sharedProject = (project: LocalProject): LocalProject => ({
  ...project,
  dossier: undefined,
  evidence: project.evidence.map(one => ({ ...one, exhibit: undefined })),
})

const missingProject = (id: string): AppError =>
  new AppError('not-found', 'Ce projet local n’est plus dans la bibliothèque.', { id })

/** Where communes are, by their code, as the file of open data the user gave says. */
export function communePoints(db: Database) {
  const all = db.prepare<[], CommunePoint>('SELECT code, latitude, longitude FROM commune_points')
  const put = db.prepare(
    `INSERT INTO commune_points (code, latitude, longitude) VALUES (@code, @latitude, @longitude)
     ON CONFLICT (code) DO UPDATE SET latitude = @latitude, longitude = @longitude`,
  )
  const empty = db.prepare('DELETE FROM commune_points')
  const replace = db.transaction((points: readonly CommunePoint[]) => {
    empty.run()
    for (const one of points) put.run(one)
  })
  return {
    /** The points of those communes. */
    of(codes: ReadonlySet<string>): CommunePoint[] {
      return codes.size === 0
        ? []
        : all
            .all()
            .filter(one => codes.has(one.code))
            .map(one => CommunePoint.parse(one))
    },
    /** Takes a file of points in place of the one before. */
    replace: (points: readonly CommunePoint[]): void => guarded(() => replace.immediate(points)),
  }
}
