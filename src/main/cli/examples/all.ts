import { amendmentExamples, amendmentTextExamples, billExamples, campaignExamples } from './bills.ts'
import { dossierExamples, exhibitExamples, modelExamples, templateExamples } from './dossiers.ts'
import { draftExamples, exportExamples, versionExamples, writingExamples } from './drafts.ts'
import type { Example } from './example.ts'
import {
  citationExamples,
  collectionExamples,
  importExamples,
  libraryExamples,
  referenceExamples,
} from './library.ts'
import { projectExamples, waveExamples } from './local.ts'
import {
  briefExamples,
  callExamples,
  memberExamples,
  publishingExamples,
  setExamples,
  voteExamples,
} from './members.ts'
import { affaireExamples, filingExamples, procedureExamples } from './procedure.ts'
import {
  assistantExamples,
  browserExamples,
  erasureExamples,
  programExamples,
  safekeepingExamples,
  vaultExamples,
} from './safekeeping.ts'
import {
  corpusExamples,
  datesExamples,
  deskExamples,
  officeExamples,
  packExamples,
  proposalExamples,
  recoveryExamples,
  spaceExamples,
} from './sharing.ts'

/** The examples of each verb, in an order in which they can be typed: each finds what those before it made. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  ...importExamples,
  ...libraryExamples,
  ...citationExamples,
  ...referenceExamples,
  ...collectionExamples,
  ...dossierExamples,
  ...templateExamples,
  ...modelExamples,
  ...exhibitExamples,
  ...draftExamples,
  ...writingExamples,
  ...versionExamples,
  ...exportExamples,
  ...affaireExamples,
  ...procedureExamples,
  ...filingExamples,
  ...campaignExamples,
  ...billExamples,
  ...amendmentTextExamples,
  ...amendmentExamples,
  ...memberExamples,
  ...voteExamples,
  ...callExamples,
  ...briefExamples,
  ...setExamples,
  ...projectExamples,
  ...waveExamples,
  ...publishingExamples,
  ...packExamples,
  ...officeExamples,
  ...spaceExamples,
  ...deskExamples,
  ...datesExamples,
  ...proposalExamples,
  ...recoveryExamples,
  ...corpusExamples,
  ...vaultExamples,
  ...safekeepingExamples,
  ...erasureExamples,
  ...programExamples,
  ...assistantExamples,
  ...browserExamples,
}

/** The commands of a verb's examples, as they are typed. */
export const linesOf = (name: string): string[] => (examples[name] ?? []).map(([line]) => line)
