import { assistantVerbs } from './assistant/table.ts'
import { browserVerbs } from './browser/table.ts'
import { campaignVerbs } from './campaign/campaigns-table.ts'
import { projectVerbs, waveVerbs } from './campaign/local-table.ts'
import { briefVerbs, callVerbs, memberVerbs, setVerbs } from './campaign/member-table.ts'
import { voteVerbs } from './campaign/members/vote-table.ts'
import { publishingVerbs } from './campaign/publishing-table.ts'
import { amendmentTextVerbs, amendmentVerbs, billVerbs } from './campaign/table.ts'
import { affaireVerbs } from './dossiers/affaires-table.ts'
import { filingVerbs, procedureVerbs } from './dossiers/procedure-table.ts'
import { dossierVerbs, exhibitVerbs, modelVerbs, templateVerbs } from './dossiers/table.ts'
import { draftVerbs, exportVerbs, versionVerbs, writingVerbs } from './drafts/table.ts'
import { packVerbs } from './library/pack-table.ts'
import { erasureVerbs, safekeepingVerbs } from './library/safekeeping-table.ts'
import { citationVerbs, collectionVerbs, importVerbs, libraryVerbs, referenceVerbs } from './library/table.ts'
import { vaultVerbs } from './library/vault-table.ts'
import { corpusVerbs } from './office/corpus-table.ts'
import { datesVerbs } from './office/dates-table.ts'
import { deskVerbs } from './office/desk-table.ts'
import { proposalVerbs } from './office/erasure-table.ts'
import { officeVerbs } from './office/office-table.ts'
import { recoveryVerbs } from './office/recovery-table.ts'
import { spaceVerbs } from './office/space-table.ts'
import { programVerbs } from './program-table.ts'
import type { Subject } from './table.ts'
import type { Cli, Runs, VerbEntry } from './verb.ts'

type AnyRun = (cli: Cli, words: readonly string[]) => Promise<number>
type Loader = () => Promise<Readonly<Record<string, AnyRun>>>

/** The one place where a verb loses its own types: the parser gives it the options that its table declares. */
const runner = <T extends Readonly<Record<string, VerbEntry>>>(
  table: T,
  load: () => Promise<{ readonly runs: Runs<T> }>,
): readonly [Subject['verbs'], Loader] => [
  table,
  async () => (await load()).runs as unknown as Readonly<Record<string, AnyRun>>,
]

/** The code of each table of verbs, loaded when one of its verbs is called. */
const runners = new Map<Subject['verbs'], Loader>([
  runner(importVerbs, () => import('./library/imports.ts')),
  runner(libraryVerbs, () => import('./library/library.ts')),
  runner(citationVerbs, () => import('./library/citations.ts')),
  runner(referenceVerbs, () => import('./library/references.ts')),
  runner(collectionVerbs, () => import('./library/collections.ts')),
  runner(dossierVerbs, () => import('./dossiers/dossiers.ts')),
  runner(templateVerbs, () => import('./dossiers/templates.ts')),
  runner(modelVerbs, () => import('./dossiers/models.ts')),
  runner(draftVerbs, () => import('./drafts/drafts.ts')),
  runner(writingVerbs, () => import('./drafts/writing.ts')),
  runner(versionVerbs, () => import('./drafts/versions.ts')),
  runner(exportVerbs, () => import('./drafts/export.ts')),
  runner(exhibitVerbs, () => import('./dossiers/exhibits.ts')),
  runner(affaireVerbs, () => import('./dossiers/affaires.ts')),
  runner(filingVerbs, () => import('./dossiers/filings.ts')),
  runner(procedureVerbs, () => import('./dossiers/procedure.ts')),
  runner(campaignVerbs, () => import('./campaign/campaigns.ts')),
  runner(billVerbs, () => import('./campaign/bills.ts')),
  runner(amendmentVerbs, () => import('./campaign/amendments.ts')),
  runner(amendmentTextVerbs, () => import('./campaign/amendment-texts.ts')),
  runner(memberVerbs, () => import('./campaign/members/members.ts')),
  runner(callVerbs, () => import('./campaign/calls.ts')),
  runner(voteVerbs, () => import('./campaign/members/votes.ts')),
  runner(briefVerbs, () => import('./campaign/briefs.ts')),
  runner(setVerbs, () => import('./campaign/sets.ts')),
  runner(projectVerbs, () => import('./campaign/projects.ts')),
  runner(waveVerbs, () => import('./campaign/waves.ts')),
  runner(publishingVerbs, () => import('./campaign/publishing.ts')),
  runner(packVerbs, () => import('./library/packs.ts')),
  runner(officeVerbs, () => import('./office/office.ts')),
  runner(spaceVerbs, () => import('./office/spaces.ts')),
  runner(datesVerbs, () => import('./office/dates.ts')),
  runner(proposalVerbs, () => import('./office/erasure.ts')),
  runner(recoveryVerbs, () => import('./office/recovery.ts')),
  runner(corpusVerbs, () => import('./office/corpus.ts')),
  runner(deskVerbs, () => import('./office/desk.ts')),
  runner(safekeepingVerbs, () => import('./library/safekeeping.ts')),
  runner(erasureVerbs, () => import('./library/erasure.ts')),
  runner(vaultVerbs, () => import('./library/vault.ts')),
  runner(assistantVerbs, () => import('./assistant/assistant.ts')),
  runner(browserVerbs, () => import('./browser/browser.ts')),
  runner(programVerbs, () => import('./program.ts')),
])

/** Loads the functions that run the verbs of a subject. */
export async function loadRunners({ title, verbs }: Subject): Promise<Readonly<Record<string, AnyRun>>> {
  const load = runners.get(verbs)
  if (!load) throw new Error(`«\u00a0${title}\u00a0» est annoncé et n’est fait nulle part.`)
  return load()
}
