import { dateText, weekdays } from '../../french/dates.ts'
import { countOf, inGuillemets, ofPerson } from '../../french/wording.ts'
import type { ConflictView, FileChoice, JournalLine, Refusal, SpaceState } from './contract.ts'
import type { OfficeMember } from './members-contract.ts'
import type { Role } from './membership.ts'
import type { OfficeKind } from './thing-state.ts'

/** The setting that says whether a library meets its spaces by itself: `off` where it does not. */
export const QUIET_SETTING = 'office.quiet'

/** Participle of each act in the journal. */
const ACT_WORDS: Readonly<Record<JournalLine['act'], string>> = {
  added: 'ajouté',
  edited: 'modifié',
  removed: 'retiré',
  merged: 'réuni les versions',
}

/** The word before the title of a thing, with its article; nothing where the title says what it is. */
const KIND_WORDS: Readonly<Partial<Record<OfficeKind, string>>> = {
  dossier: 'le dossier',
  draft: 'le texte',
  exhibit: 'la pièce',
  collection: 'la collection',
  template: 'le modèle',
  bill: 'le texte de loi',
  campaign: 'la campagne',
  amendment: 'l’amendement',
  document: 'le document',
  project: 'le projet local',
}

/** A line of the journal in words: « Vous avez modifié le texte « Requête » ». */
export function journalText({ isOwn, author, act, kind, label, others }: JournalLine): string {
  const noun = KIND_WORDS[kind]
  const named = act === 'merged' ? ofNoun(noun) : noun && `${noun} `
  const who = isOwn ? 'Vous avez' : `${author} a`
  const rest = others > 0 ? ` et ${countOf(others, 'autre')}` : ''
  return `${who} ${ACT_WORDS[act]} ${named ?? ''}${inGuillemets(label)}${rest}`
}

/** Words after the moment of a line of the journal, where that is not when it was written. */
export const DATED_WORDS: Readonly<Record<JournalLine['dated'], string>> = {
  written: '',
  sent: ' (jour de l’envoi)',
  received: ' (jour de la réception\u00a0: l’horloge de son poste ne s’accorde pas avec celle de celui-ci)',
}

const ofNoun = (noun: string | undefined): string =>
  noun === undefined ? 'de ' : `${noun.startsWith('le ') ? noun.replace(/^le /, 'du ') : `de ${noun}`} `

/** The choices of where the files of a space's exhibits are. */
export const FILE_CHOICE_WORDS: Readonly<Record<FileChoice, string>> = {
  keep: 'Garder les pièces sur ce poste',
  'on-demand': 'Demander les pièces au besoin',
}

/** Effect of each choice, in a sentence. */
export const FILE_CHOICE_HELP: Readonly<Record<FileChoice, string>> = {
  keep: 'Les pièces de cet espace sont prises à chaque rencontre, et gardées sur ce poste.',
  'on-demand':
    'Les prochaines pièces viendront sans leur fichier, qui reste dans l’espace jusqu’à ce qu’on le demande\u00a0; hors ligne, il manque. Ce qui est sur ce poste y reste.',
}

/** Said of a library that is in no space. */
export const NO_SPACE = 'Cette bibliothèque n’est membre d’aucun espace partagé.'

/** Role of a member, as it follows a name and a comma. */
export const ROLE_WORDS: Readonly<Record<OfficeMember['role'], string>> = {
  owner: 'responsable',
  writer: 'peut écrire',
  reader: 'peut lire',
  departed: 'n’est plus membre',
}

/** Right that each role gives, told to the person who is invited. */
export const RIGHT_WORDS: Readonly<Record<Role, string>> = {
  owner: 'vous en serez responsable',
  writer: 'vous pourrez y écrire',
  reader: 'vous pourrez y lire, sans y écrire',
}

/** A meeting of less than a week ago is told by its day. */
const WEEK_MS = 6 * 24 * 3600 * 1000

/** The words by which a host that answers refuses a space to a member; any other failure of a meeting is a host out of reach. */
export const CLOSED_SPACE = 'ne vous ouvre plus cet espace'

/** Whether the state in words holds the day of the last meeting. */
export const isMeetingInState = (state: SpaceState, now: Date): boolean =>
  state.metAt !== '' && stateWords(state, now).includes(meetingWords(state.metAt, now))

/** The state of a space in a few words: « à jour lundi », « 3 à envoyer », « hors ligne depuis lundi ». Nothing is said of after the last meeting. */
export function stateWords(state: SpaceState, now: Date): string {
  const isClosed = state.failure.includes(CLOSED_SPACE)
  const parts = [
    state.isRemoved && 'vous n’en êtes plus membre',
    state.isSetBack && 'bureau ramené en arrière',
    isClosed && 'ne vous est plus ouvert',
    state.failure &&
      !isClosed &&
      `hors ligne depuis ${state.metAt === '' ? 'le début' : meetingWords(state.metAt, now)}`,
    state.isIncomplete && 'incomplet\u00a0: une partie annoncée n’est pas arrivée',
    state.conflicts > 0 && `${state.conflicts} à choisir`,
    state.proposals && countOf(state.proposals, 'effacement proposé', 'effacements proposés'),
    state.refused > 0 && countOf(state.refused, 'laissé de côté', 'laissés de côté'),
    state.toSend > 0 && `${state.toSend} à envoyer`,
  ].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  if (state.metAt === '') return 'pas encore de rencontre'
  const meeting = meetingWords(state.metAt, now)
  return `à jour ${isSameDay(new Date(state.metAt), now) ? `à ${meeting}` : meeting}`
}

/** All spaces of a desk as one: what is to be done adds up, and the longest without a meeting tells since when. */
export function spacesAsOne(states: readonly SpaceState[]): SpaceState | undefined {
  const [first] = states
  if (!first) return undefined
  const total = (name: 'toSend' | 'conflicts' | 'refused') => states.reduce((sum, one) => sum + one[name], 0)
  return {
    ...first,
    toSend: total('toSend'),
    conflicts: total('conflicts'),
    refused: total('refused'),
    proposals: states.reduce((sum, one) => sum + (one.proposals ?? 0), 0),
    refusals: states.flatMap(one => one.refusals),
    isIncomplete: states.some(one => one.isIncomplete),
    isSetBack: states.some(one => one.isSetBack),
    // of one space among others, its own line says it
    isRemoved: states.every(one => one.isRemoved),
    failure: states.map(one => one.failure).find(Boolean) ?? '',
    metAt: states.map(one => one.metAt).toSorted()[0] ?? '',
  }
}

/** Tells in words why something was set aside: « de Paul (changement n° 12) : son dossier n’est pas dans cet espace ». */
export function refusalWords({ author, change, reason }: Refusal): string {
  const number = change === undefined ? '' : ` (changement n°\u00a0${change})`
  return author === '' ? reason : `${ofPerson(author)}${number}\u00a0: ${reason}`
}

/** Outcome of giving a host what it lost. */
export const refillSentence = (envelopes: number, files: number): string =>
  envelopes + files === 0
    ? 'Le bureau a tout ce que ce poste garde de cet espace\u00a0: rien n’était à y remettre.'
    : `Remis au bureau\u00a0: ${countOf(envelopes, 'changement scellé', 'changements scellés')}, ${countOf(files, 'fichier')}. Les autres postes le verront à leur prochaine rencontre.`

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

/** The hour of a meeting of today, the day of one of this week, else the date. */
function meetingWords(metAt: string, now: Date): string {
  const met = new Date(metAt)
  if (isSameDay(met, now)) return `${met.getHours()}\u00a0h\u00a0${String(met.getMinutes()).padStart(2, '0')}`
  return now.getTime() - met.getTime() < WEEK_MS
    ? (weekdays[met.getDay()] ?? '')
    : `le ${dateText(metAt.slice(0, 10))}`
}

/** The two versions of a conflict, each under its author's name. */
export const conflictSides = (one: ConflictView): [string, string] => [
  `En place (${one.mineBy}) : ${one.mine || 'rien'}`,
  `L’autre version (${one.theirsBy}) : ${one.theirs || 'rien'}`,
]
