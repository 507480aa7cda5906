import type { Parsed } from '../../shared/contract/contract.ts'
import type { Affaire, Dossier } from '../../shared/dossiers/model.ts'
import { factOf } from '../../shared/drafts/slots/facts.ts'
import { formFor, holdsFor, matterOf } from '../../shared/drafts/templates/matter.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { producedNow } from '../../shared/exhibits/list.ts'
import { linesOf } from '../../shared/filings/line/line.ts'
import type { DossierLine } from '../../shared/filings/line/model.ts'
import type { KnownTemplate } from '../../shared/filings/line/template-for.ts'
import { localDay } from '../../shared/kernel/days.ts'
import { daysOffOf, daysOffSetting, eventsOfDossier, limitsOf } from '../../shared/procedure/situation.ts'
import { dossiers } from '../dossiers/store.ts'
import { drafts } from '../drafts/store.ts'
import { templates } from '../drafts/templates.ts'
import { seriesOf } from '../exhibits/series.ts'
import type { Library } from '../kernel/library.ts'
import { settings } from '../settings/store.ts'
import { filings } from './store.ts'

/** The lines of a dossier, as they stand on a day. */
export function lineOfDossier({ db }: Library, { dossier: id, at }: Parsed<'line.get'>): DossierLine {
  const dossier = dossiers(db).get(id)
  const all = templates(db)
  const byId = new Map(all.map(template => [template.id, template]))
  const fact = (key: string) => factOf(key, dossier, byId.get(dossier.template))
  const texts = drafts(db)
    .list(id)
    .map(text => ({ ...text, moment: byId.get(text.template)?.moment }))
  const daysOff = daysOffOf(settings(db).get()[daysOffSetting])
  return linesOf(
    {
      dossier,
      events: eventsOfDossier(dossier, fact),
      texts,
      filings: filings(db).list(id),
      limits: limitsOf(dossier, fact, daysOff),
      templates: templatesInDossier(dossier, all),
      headOf: affaire => headOf(affaire, fact),
      exhibitsOf: affaire => producedNow(seriesOf(db, id, affaire?.id)).length,
    },
    at ?? localDay(new Date()),
  )
}

/** The templates that hold for a dossier; their sequels in the form that does. */
const templatesInDossier = (dossier: Dossier, all: readonly Template[]): KnownTemplate[] => {
  const matter = matterOf(dossier, all)
  return all
    .filter(template => holdsFor(template, matter))
    .map(template => ({
      ...template,
      next: template.next.map(step => ({ ...step, template: formFor(step.template, matter, all) })),
    }))
}

/** The court and the number of a case: its own, else what the facts of the dossier give for the main one. */
const headOf = (affaire: Affaire | undefined, fact: (key: string) => string | undefined) => ({
  court: affaire?.court || (affaire ? '' : (fact('court') ?? '')),
  caseNumber: affaire ? affaire.caseNumber : (fact('case.number') ?? ''),
})
