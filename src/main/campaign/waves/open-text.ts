import { randomUUID } from 'node:crypto'
import { departmentOfCode } from '../../../shared/campaign/projects/states.ts'
import { authorityTitle } from '../../../shared/campaign/waves/authorities.ts'
import type { WaveText } from '../../../shared/campaign/waves/contract.ts'
import { markDay } from '../../../shared/campaign/waves/marks.ts'
import type { Wave, WaveLine } from '../../../shared/campaign/waves/model.ts'
import { blankDossier, type Dossier } from '../../../shared/dossiers/model.ts'
import { withDefaults } from '../../../shared/drafts/slots/facts.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { dossiers } from '../../dossiers/store.ts'
import { saveMade } from '../../drafts/assembly.ts'
import { madeAlready, newDraft } from '../../drafts/new-draft.ts'
import { drafts } from '../../drafts/store.ts'
import { template } from '../../drafts/templates.ts'
import { exhibits } from '../../exhibits/store.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { Library } from '../../kernel/library.ts'
import { courtOf } from '../../procedure/place-courts.ts'
import { projectFacts, withoutBlanks } from '../projects/project-dossier.ts'
import { localProjects } from '../projects/store.ts'
import { defendantOf } from './letters.ts'
import { allWaves } from './store.ts'

/**
 * Opens a text from a line: in its dossier, else in that of its project, else in a new one. The facts of the town, the dates, the
 * answers and who asks are there already; what the dossier says otherwise stays. All together or not at all.
 */
export function openText(library: Library, wave: Wave, lineId: string, templateId: WaveText) {
  const { db } = library
  const line = wave.lines.find(one => one.id === lineId)
  if (!line)
    throw new AppError(
      'not-found',
      'Cette administration n’est plus dans la vague\u00a0: rien n’a été changé.',
    )
  const from = template(templateId, db)
  const write = db.transaction(() => {
    const present = presentDossier(library, line)
    const facts = { ...withDefaults(from, townFacts(library, wave, line)), ...present?.facts }
    const base =
      present ?? blankDossier({ id: randomUUID(), type: 'recourse', title: authorityTitle(line.authority) })
    const dossier = dossiers(db).save({
      ...base,
      template: base.template || from.id,
      facts,
      parties: base.parties.length > 0 ? base.parties : partiesOf(db, wave, line),
      events: withEvents(base.events, line),
    })
    copyExhibits(db, line, dossier.id)
    const draft =
      madeAlready(from, dossier, drafts(db).list(dossier.id))?.id ??
      saveMade(library, newDraft(library, from, dossier)).id
    const lines = wave.lines.map(one => (one.id === line.id ? { ...one, dossier: dossier.id } : one))
    allWaves(db).save({ ...wave, lines })
    return { dossier: dossier.id, draft }
  })
  return guarded(() => write.immediate())
}

/** The dossier a line has already: its own, else that of its project. */
function presentDossier({ db }: Library, line: WaveLine): Dossier | undefined {
  const project = line.project ? localProjects(db).find(line.project) : undefined
  const ids = new Set(
    dossiers(db)
      .list()
      .map(one => one.id),
  )
  const id = [line.dossier, project?.dossier].find(one => one !== undefined && ids.has(one))
  return id ? dossiers(db).get(id) : undefined
}

/** Facts a text takes from the line, its project and the wave: the town, the system, the dates. */
function townFacts(library: Library, wave: Wave, line: WaveLine): Dossier['facts'] {
  const { db } = library
  const project = line.project ? localProjects(db).find(line.project) : undefined
  const { commune, department } = line.authority
  const number = commune ? departmentOfCode(commune.code) : department
  const { software, place } = dossiers(db).get(wave.dossier).facts
  return {
    ...withoutBlanks({
      software,
      place,
      commune: commune?.name,
      departement: number,
      court: courtOf(library, number),
      'documents.date': markDay(line, 'cada-request'),
      'documents.answer': markDay(line, 'cada-refused') ? 'refus' : 'silence',
      'documents.refused': markDay(line, 'cada-refused'),
      'cada.registered': markDay(line, 'cada-registered'),
      'documents.confirmed': markDay(line, 'cada-confirmed'),
    }),
    ...(project && projectFacts(library, project)),
  }
}

function partiesOf(db: Database, wave: Wave, line: WaveLine): Dossier['parties'] {
  const claimants = dossiers(db)
    .get(wave.dossier)
    .parties.filter(one => one.role !== 'defendant')
    .map(one => ({ ...one, id: randomUUID() }))
  return [...claimants, { ...defendantOf(line.authority), id: randomUUID() }]
}

/** The events of a dossier with those of a line; one of the same kind and day is not written twice. */
const withEvents = (events: Dossier['events'], { events: told }: WaveLine): Dossier['events'] => [
  ...events,
  ...told
    .filter(one => !events.some(other => other.kind === one.kind && other.date === one.date))
    .map(one => ({ ...one, id: randomUUID() })),
]

/** Copies the answers of a line among the exhibits of its dossier, those it has not already. */
function copyExhibits(db: Database, line: WaveLine, dossier: string): void {
  const all = exhibits(db)
  const present = new Set(all.list(dossier).flatMap(one => one.file?.sha256 ?? []))
  for (const id of line.exhibits) {
    const exhibit = all.find(id)
    if (!exhibit || (exhibit.file && present.has(exhibit.file.sha256))) continue
    all.add({ ...exhibit, id: randomUUID(), dossier, filed: undefined, copyOf: undefined })
  }
}
