import { CommunePoint } from '../../../shared/campaign/projects/contract.ts'
import { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { oncePer } from '../../kernel/database/once.ts'
import type { Database } from '../../kernel/database/open.ts'
import { recordStore } from '../../kernel/database/record-store.ts'
import { guarded } from '../../kernel/database/refusals.ts'

const projectRecords = recordStore({
  table: 'local_projects',
  schema: LocalProject,
  order: 'updated_at DESC, id',
  refusals: {
    missing: 'Ce projet local n’est plus dans la bibliothèque.',
    stale: 'Ce projet local a été modifié',
  },
  whenGone: 'brings back',
})

/** Local projects, the last changed first. */
export const localProjects = oncePer(db => {
  const records = projectRecords(db)
  const ofCampaign = db
    .prepare<{ campaign: string }, string>(
      `SELECT id FROM local_projects WHERE removed_at IS NULL AND data ->> '$.campaign' = @campaign`,
    )
    .pluck()
  return {
    ...records,
    /** Ids of the projects that say they belong to a campaign. */
    ofCampaign: (campaign: string): string[] => ofCampaign.all({ campaign }),
    /** A project as it travels; undefined where it is not here, or was removed. */
    findShared(id: string): LocalProject | undefined {
      const project = records.find(id)
      return project && sharedProject(project)
    },
    /** Takes a project as it travels: the dossier and the exhibits it has here stay its own. */
    putShared(project: LocalProject): void {
      const mine = records.find(project.id)
      const exhibitOf = new Map(mine?.evidence.map(evidence => [evidence.id, evidence.exhibit]))
      records.put({
        ...project,
        dossier: mine?.dossier,
        evidence: project.evidence.map(evidence => ({ ...evidence, exhibit: exhibitOf.get(evidence.id) })),
      })
    },
  }
})

/** A project as it travels: its dossier and its exhibits are of one library alone. */
export const sharedProject = (project: LocalProject): LocalProject => ({
  ...project,
  dossier: undefined,
  evidence: project.evidence.map(one => ({ ...one, exhibit: undefined })),
})

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
