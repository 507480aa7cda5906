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
import type { VerbEntry } from './verb.ts'

/** Verbs under one heading. `runners.ts` says what runs them. */
export interface Subject {
  readonly title: string
  readonly verbs: Readonly<Record<string, VerbEntry>>
}

/** Subjects that one looks for together. `pretoire help WORD` lists their verbs. */
export interface Area {
  readonly word: string
  readonly about: string
  readonly subjects: readonly Subject[]
}

/** Every verb of the command line, in the order of the help. */
export const areas: readonly Area[] = [
  {
    word: 'bibliotheque',
    about: 'importer, chercher, citer, ranger ses sources',
    subjects: [
      { title: 'Importer', verbs: importVerbs },
      { title: 'Bibliothèque', verbs: libraryVerbs },
      { title: 'Citations', verbs: citationVerbs },
      { title: 'Références', verbs: referenceVerbs },
      { title: 'Rangement', verbs: collectionVerbs },
    ],
  },
  {
    word: 'dossiers',
    about: 'dossiers, écrits, modèles, pièces, fichiers Word et PDF',
    subjects: [
      { title: 'Dossiers', verbs: dossierVerbs },
      { title: 'Modèles', verbs: templateVerbs },
      { title: 'Modèles Word', verbs: modelVerbs },
      { title: 'Écrits', verbs: draftVerbs },
      { title: 'Rédaction', verbs: writingVerbs },
      { title: 'Versions', verbs: versionVerbs },
      { title: 'Export', verbs: exportVerbs },
      { title: 'Pièces', verbs: exhibitVerbs },
    ],
  },
  {
    word: 'procedure',
    about: 'affaires, dépôts, tribunal, délais',
    subjects: [
      { title: 'Affaires', verbs: affaireVerbs },
      { title: 'Dépôts', verbs: filingVerbs },
      { title: 'Délais et procédure', verbs: procedureVerbs },
    ],
  },
  {
    word: 'campagne',
    about: 'textes de loi, amendements, parlementaires, appels, documents',
    subjects: [
      { title: 'Campagnes', verbs: campaignVerbs },
      { title: 'Textes de loi', verbs: billVerbs },
      { title: 'Amendements', verbs: amendmentVerbs },
      { title: 'Dispositif des amendements', verbs: amendmentTextVerbs },
      { title: 'Parlementaires', verbs: memberVerbs },
      { title: 'Scrutins', verbs: voteVerbs },
      { title: 'Appels', verbs: callVerbs },
      { title: 'Documents de campagne', verbs: briefVerbs },
      { title: 'Envois personnalisés', verbs: setVerbs },
      { title: 'Projets locaux', verbs: projectVerbs },
      { title: 'Vagues de demandes', verbs: waveVerbs },
      { title: 'Pages publiées', verbs: publishingVerbs },
    ],
  },
  {
    word: 'partage',
    about: 'lots signés, bureau, espaces à plusieurs postes',
    subjects: [
      { title: 'Lots', verbs: packVerbs },
      { title: 'Bureau', verbs: officeVerbs },
      { title: 'Membres du bureau', verbs: spaceVerbs },
      { title: 'Dates du bureau', verbs: datesVerbs },
      { title: 'Effacements proposés dans un espace', verbs: proposalVerbs },
      { title: 'Postes perdus du bureau', verbs: recoveryVerbs },
      { title: 'Corpus du bureau', verbs: corpusVerbs },
      { title: 'Espaces partagés', verbs: deskVerbs },
    ],
  },
  {
    word: 'sauvegarde',
    about: 'sauvegarder, rétablir, déplacer, effacer, sceller',
    subjects: [
      { title: 'Sauvegarde', verbs: safekeepingVerbs },
      { title: 'Effacement', verbs: erasureVerbs },
      { title: 'Coffre', verbs: vaultVerbs },
    ],
  },
  {
    word: 'programme',
    about: 'l’aide, ce qui complète les commandes, la page de manuel, un assistant, le navigateur',
    subjects: [
      { title: 'Ce programme', verbs: programVerbs },
      { title: 'Assistant', verbs: assistantVerbs },
      { title: 'Navigateur', verbs: browserVerbs },
    ],
  },
]

export const subjects: readonly Subject[] = areas.flatMap(area => area.subjects)

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
