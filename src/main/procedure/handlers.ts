import { readFileSync } from 'node:fs'
import type { Handlers } from '../../shared/contract/contract.ts'
import { affaireOf, affaireTitle } from '../../shared/dossiers/affaire.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { formFor, matterOf } from '../../shared/drafts/templates/matter.ts'
import type { Matter, Template } from '../../shared/drafts/templates/template.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { knownTo } from '../../shared/procedure/guide/answers.ts'
import { orient } from '../../shared/procedure/guide/guide.ts'
import { type Guidance, Guide } from '../../shared/procedure/guide/model.ts'
import type { Due } from '../../shared/procedure/reminders.ts'
import { daysOffOf, daysOffSetting, limitsOf } from '../../shared/procedure/situation.ts'
import { dossiers } from '../dossiers/store.ts'
import type { Context } from '../kernel/context.ts'
import type { Database } from '../kernel/database/open.ts'
import { keepExport, nameOf } from '../kernel/files/exports.ts'
import type { Library } from '../kernel/library.ts'
import { resource } from '../kernel/places.ts'
import { settings } from '../settings/store.ts'
import { calendarFile } from './calendar-file.ts'
import { courtTable, findCourts } from './place-courts.ts'

/** The texts that the guide proposes: `drafts` holds them. */
export interface Texts {
  templates(db: Database): readonly Template[]
  /** whether the dossier has a text of that template */
  isPrepared(db: Database, template: string, dossier: Dossier): boolean
}

/** The time limits of a dossier, as its template asks its facts. */
function limitsOfDossier({ db }: Library, texts: Texts, id: string) {
  const dossier = dossiers(db).get(id)
  const template = texts.templates(db).find(one => one.id === dossier.template)
  const extraDaysOff = daysOffOf(settings(db).get()[daysOffSetting])
  return { dossier, limits: limitsOf(dossier, key => factOf(key, dossier, template), extraDaysOff) }
}

/** The limits that run in these dossiers, the nearest first. */
export const runningLimits = (library: Library, texts: Texts, ids: readonly string[]): Due[] =>
  ids
    .flatMap(id => {
      const { dossier, limits } = limitsOfDossier(library, texts, id)
      return limits
        .filter(limit => limit.fate === 'running' && limit.kind === 'limit')
        .map(limit => ({
          dossier: id,
          title: dossier.title,
          ...(dossier.affaires?.length && { affaire: affaireTitle(affaireOf(dossier, limit.affaire)) }),
          limit,
        }))
    })
    .toSorted((a, b) => (a.limit.prudent ?? '').localeCompare(b.limit.prudent ?? ''))

/** A proposal with the templates that hold for that matter: the general form in the place of one that does not. */
function inMatter(
  proposal: NonNullable<Guidance['proposal']>,
  matter: Matter,
  known: readonly Template[],
): NonNullable<Guidance['proposal']> {
  const template = formFor(proposal.template, matter, known)
  const form = known.find(one => one.id === template)
  return {
    ...proposal,
    template,
    with: proposal.with.flatMap(({ id }) => {
      const companion = known.find(one => one.id === formFor(id, matter, known))
      return companion ? [{ id: companion.id, title: companion.title }] : []
    }),
    next: (template === proposal.template ? proposal.next : (form?.next ?? [])).map(step => ({
      ...step,
      template: formFor(step.template, matter, known),
    })),
  }
}

/** Procedure: the court of a place; the time limits of a dossier, and what is due across all of them. */
export function limitHandlers({ library }: Context, texts: Texts) {
  const all = dossiers(library.db)
  const knownFacts = (id: string) => {
    const dossier = all.get(id)
    return { events: dossier.events, affaires: dossier.affaires, known: knownTo(dossier) }
  }
  const isPrepared = (id: string, { template, facts }: { template: string; facts: Dossier['facts'] }) => {
    const dossier = all.get(id)
    return texts.isPrepared(library.db, template, { ...dossier, facts: { ...dossier.facts, ...facts } })
  }
  const due = (id?: string): Due[] => runningLimits(library, texts, id ? [id] : all.list().map(one => one.id))
  return {
    'guide.ask': ({ answers, at, dossier, again }) => {
      const known = texts.templates(library.db)
      const orientation = orient(Guide.parse(JSON.parse(readFileSync(resource('guide.json'), 'utf8'))), {
        answers,
        again,
        today: at ?? localDay(new Date()),
        templates: known,
        daysOff: daysOffOf(settings(library.db).get()[daysOffSetting]),
        ...(dossier && knownFacts(dossier)),
      })
      if (!orientation.proposal) return orientation
      const matter =
        answers['guide.situation'] === 'ville'
          ? 'vsa'
          : matterOf(dossier ? all.get(dossier) : { template: '', facts: orientation.proposal.facts }, known)
      const proposal = inMatter(orientation.proposal, matter, known)
      const there = dossier ? isPrepared(dossier, proposal) : proposal.there
      return { ...orientation, proposal: { ...proposal, there } }
    },
    'courts.table': courtTable,
    'courts.find': ({ commune, department }) => findCourts(library, commune, department),
    'limits.list': ({ dossier }) => limitsOfDossier(library, texts, dossier).limits,
    'limits.due': ({ since }) => due().filter(one => (one.limit.lastDay ?? '') >= since),
    'limits.calendar': ({ dossier }) =>
      keepExport(
        library.folder,
        nameOf(dossier ? `delais ${all.get(dossier).title}` : 'delais', 'ics'),
        Buffer.from(calendarFile(due(dossier), new Date())),
      ),
  } satisfies Partial<Handlers>
}
