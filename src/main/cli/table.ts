import { briefVerbs, callVerbs, memberVerbs, setVerbs } from './campaign/member-table.ts'
import { amendmentTextVerbs, amendmentVerbs, billVerbs } from './campaign/table.ts'
import { filingVerbs, procedureVerbs } from './dossiers/procedure-table.ts'
import { dossierVerbs, exhibitVerbs, modelVerbs, templateVerbs } from './dossiers/table.ts'
import { draftVerbs, exportVerbs, versionVerbs, writingVerbs } from './drafts/table.ts'
import { packVerbs } from './library/pack-table.ts'
import {
  citationVerbs,
  collectionVerbs,
  importVerbs,
  libraryVerbs,
  safekeepingVerbs,
} from './library/table.ts'
import { programVerbs } from './program-table.ts'
import type { Cli, Runs, VerbEntry } from './verb.ts'

type AnyRun = (cli: Cli, words: readonly string[]) => Promise<number>

/** Verbs under one heading, and what runs them, loaded when one of them is called. */
export interface Subject {
  readonly title: string
  readonly verbs: Readonly<Record<string, VerbEntry>>
  readonly load: () => Promise<Readonly<Record<string, AnyRun>>>
}

/** The one place where a verb loses its own types: the parser gives it the options that its table declares. */
const subject = <T extends Readonly<Record<string, VerbEntry>>>(
  title: string,
  table: T,
  load: () => Promise<{ readonly runs: Runs<T> }>,
): Subject => ({
  title,
  verbs: table,
  load: async () => (await load()).runs as unknown as Readonly<Record<string, AnyRun>>,
})

/** Every verb of the command line, in the order of the help. */
export const subjects: readonly Subject[] = [
  subject('Importer', importVerbs, () => import('./library/imports.ts')),
  subject('Bibliothèque', libraryVerbs, () => import('./library/library.ts')),
  subject('Citations', citationVerbs, () => import('./library/citations.ts')),
  subject('Rangement', collectionVerbs, () => import('./library/collections.ts')),
  subject('Dossiers', dossierVerbs, () => import('./dossiers/dossiers.ts')),
  subject('Modèles', templateVerbs, () => import('./dossiers/templates.ts')),
  subject('Modèles Word', modelVerbs, () => import('./dossiers/models.ts')),
  subject('Écrits', draftVerbs, () => import('./drafts/drafts.ts')),
  subject('Rédaction', writingVerbs, () => import('./drafts/writing.ts')),
  subject('Versions', versionVerbs, () => import('./drafts/versions.ts')),
  subject('Export', exportVerbs, () => import('./drafts/export.ts')),
  subject('Pièces', exhibitVerbs, () => import('./dossiers/exhibits.ts')),
  subject('Dépôts', filingVerbs, () => import('./dossiers/filings.ts')),
  subject('Délais et procédure', procedureVerbs, () => import('./dossiers/procedure.ts')),
  subject('Textes de loi', billVerbs, () => import('./campaign/bills.ts')),
  subject('Amendements', amendmentVerbs, () => import('./campaign/amendments.ts')),
  subject('Dispositif des amendements', amendmentTextVerbs, () => import('./campaign/amendment-texts.ts')),
  subject('Parlementaires', memberVerbs, () => import('./campaign/members.ts')),
  subject('Appels', callVerbs, () => import('./campaign/calls.ts')),
  subject('Documents de campagne', briefVerbs, () => import('./campaign/briefs.ts')),
  subject('Envois personnalisés', setVerbs, () => import('./campaign/sets.ts')),
  subject('Lots', packVerbs, () => import('./library/packs.ts')),
  subject('Sauvegarde', safekeepingVerbs, () => import('./library/safekeeping.ts')),
  subject('Ce programme', programVerbs, () => import('./program.ts')),
]

export interface NamedVerb {
  readonly name: string
  readonly entry: VerbEntry
  readonly subject: Subject
}

export const allVerbs: readonly NamedVerb[] = subjects.flatMap(each =>
  Object.entries(each.verbs).map(([name, entry]) => ({ name, entry, subject: each })),
)

/** The verb that a command begins with: the longest name that fits. `deadlines calendar` is no dossier given to `deadlines`. */
export function verbOf(words: readonly string[]): NamedVerb | undefined {
  return allVerbs
    .filter(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
}

/** The verbs whose name begins with these words and goes on: `members` has `members import`, `members list`… */
export const verbsUnder = (words: readonly string[]): readonly NamedVerb[] =>
  words.length === 0 ? [] : allVerbs.filter(({ name }) => name.startsWith(`${words.join(' ')} `))

/** The words that name what help is asked of: of `import lot.zip --help`, `import`. */
export function topicOf(words: readonly string[]): readonly string[] {
  const verb = verbOf(words)
  if (!verb) return verbsUnder(words.slice(0, 1)).length > 0 ? words.slice(0, 1) : words
  return verb.name === 'help' && words.length > 1 ? words.slice(1) : verb.name.split(' ')
}
