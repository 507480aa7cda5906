import { withoutAccents } from '../french/fold.ts'
import { isStopWord } from '../french/stop-words.ts'

/** A file of the pool, by what may tell which exhibit it is. */
export interface Candidate {
  readonly exhibit: string
  /** the name of its file, or the label it was given */
  readonly name: string
  /** the text of its first page; of an e-mail, its subject and its message */
  readonly firstPage: string
}

/** An exhibit that may be the one expected, and why. */
export interface Match {
  readonly exhibit: string
  readonly reason: string
}

/** Words that show an exhibit, in folded text: `shows` one of them, `confirms` rather this one than another of that kind, `excludes` another kind. */
interface Clue {
  readonly shows: RegExp
  readonly confirms?: RegExp
  readonly excludes?: RegExp
}

const RECEIPT =
  /\baccuses?\b|\brecepisse\b|\b(?:avis|preuve|date) de reception\b|\bla?rar\b|\bpreuve d envoi\b|\bpreuve de depot\b/
const REFUSAL = /\brefus\b|\brejet\b|\breponse\b/
const EXCHANGES = /\brelances?\b|\bcourriels?\b|\bmails?\b|\bcourriers?\b|\blettres?\b|\bechanges?\b/
const RECOURSE = /\brecours\b|\bgracieux\b|\bhierarchique\b/

/** By the keys under which the templates expect them. */
const CLUES: Readonly<Record<string, Clue>> = {
  statuts: { shows: /\bstatuts\b/ },
  habilitation: {
    shows:
      /\bhabilitations?\b|\bdeliberation\b|\b(?:ester|agir) en justice\b|\bpouvoir\b|\bconseil d administration\b/,
    confirms:
      /\b(?:ester|agir) en justice\b|\bconseil d administration\b|\bassociation\b|\bassemblee generale\b/,
    excludes: /\bconseil (?:municipal|communautaire|departemental|regional)\b/,
  },
  decision: {
    shows: /\bdecision\b|\barretes?\b|\bdeliberation\b|\brefus\b/,
    confirms:
      /\bconseil (?:municipal|communautaire|departemental|regional)\b|\bmaire\b|\bprefet\b|\barretes?\b/,
    excludes: /\bconseil d administration\b|\bassemblee generale\b/,
  },
  demande: { shows: /\bdemande\b/, excludes: RECEIPT },
  accuse: { shows: RECEIPT, confirms: /\bdemande\b/, excludes: RECOURSE },
  recours: { shows: RECOURSE, excludes: new RegExp(`${RECEIPT.source}|${REFUSAL.source}`) },
  'recours-accuse': { shows: RECEIPT, confirms: RECOURSE },
  'recours-rejet': { shows: REFUSAL, confirms: RECOURSE },
  rapo: { shows: RECOURSE, confirms: /\bprealable\b/, excludes: RECEIPT },
  marche: { shows: /\bmarche\b|\bbon de commande\b|\bfacture\b|\bdevis\b|\bcontrat\b|\bcc[at]p\b/ },
  manuel: {
    shows:
      /\bmanuel\b|\bnotice\b|\bguide\b|\bmode d emploi\b|\bdocumentation\b|\bmanual\b|\bfiche technique\b/,
  },
  presse: {
    shows:
      /\bcompte rendu\b|\bpresse\b|\barticle de\b|\bpublication\b|\bbulletin\b|\bcaptures?\b|\bscreenshot\b/,
  },
  cada: { shows: /\bcada\b|\bacces aux documents administratifs\b|\breponse\b/, confirms: /\bavis\b/ },
  'cada-saisine': { shows: /\bsaisine\b|\bcada\b/, confirms: /\bsaisine\b/, excludes: /\bavis n\b/ },
  documents: { shows: /\bdemande\b/, confirms: /\bdocuments\b|\bcommunication\b/, excludes: RECEIPT },
  'documents-accuse': { shows: RECEIPT },
  'documents-refus': { shows: REFUSAL, confirms: /\bdocuments\b|\bcommunication\b/ },
  'documents-confirmation': { shows: REFUSAL, confirms: /\bcada\b|\bconfirme\b/ },
  jugement: { shows: /\bjugement\b|\bau nom du peuple francais\b/ },
  cassation: { shows: /\bjugement\b|\barret de la cour\b|\bcour administrative d appel\b|\bordonnance\b/ },
  defense: { shows: /\bmemoire en defense\b|\bdefense\b/ },
  mandats: { shows: /\bmandats?\b|\bprocurations?\b/ },
  relances: { shows: EXCHANGES, confirms: /\brelances?\b/ },
  demarches: { shows: EXCHANGES },
  echanges: { shows: EXCHANGES },
  urgence: { shows: /\burgence\b|\baffiche\b|\bprogramme\b|\bcaptures?\b|\bscreenshot\b/ },
  prealable: { shows: /\bdemande prealable\b|\breclamation\b|\bindemnit\w+\b/ },
  'prealable-rejet': { shows: REFUSAL },
  prejudice: { shows: /\bfactures?\b|\bdevis\b|\bfrais\b|\bprejudice\b|\battestation\b|\bcertificat\b/ },
}

/** Lines at the top of a page where a document says what it is: below, it speaks of others. */
const TITLE_LINES = 8
const MAX_EXCERPT_CHARS = 70
const MAX_MATCHES = 3

const fold = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The files that may be an expected exhibit, the likeliest first, by their names and the top of their first pages. They are proposed: whoever
 * takes one has looked at it.
 */
export function matchExhibits(
  expectation: { readonly key: string; readonly label: string },
  candidates: readonly Candidate[],
): Match[] {
  const clue = Object.hasOwn(CLUES, expectation.key) ? CLUES[expectation.key] : clueOfLabel(expectation.label)
  if (!clue) return []
  return candidates
    .flatMap(candidate => scoreOf(clue, candidate) ?? [])
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MAX_MATCHES)
    .map(({ exhibit, reason }) => ({ exhibit, reason }))
}

function scoreOf(clue: Clue, { exhibit, name, firstPage }: Candidate) {
  const lines = firstPage
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, TITLE_LINES)
  const foldedName = fold(name.replace(/\.\w{2,4}$/, ''))
  const inName = clue.shows.test(foldedName)
  const line = lines.find(one => clue.shows.test(fold(one)))
  if (!inName && !line) return undefined
  const all = [foldedName, ...lines.map(fold)].join(' ')
  const score =
    (inName ? 2 : 0) +
    (line ? 2 : 0) +
    (clue.confirms?.test(all) ? 1 : 0) -
    (clue.excludes?.test(all) ? 2 : 0)
  if (score <= 0) return undefined
  const reasons = [
    ...(inName ? [`nom du fichier\u00a0: «\u00a0${name}\u00a0»`] : []),
    ...(line ? [`première page\u00a0: «\u00a0${excerptOf(line)}\u00a0»`] : []),
  ]
  return { exhibit, score, reason: reasons.join('\u00a0; ') }
}

const excerptOf = (line: string): string =>
  line.length > MAX_EXCERPT_CHARS ? `${line.slice(0, MAX_EXCERPT_CHARS).replace(/\s+\S*$/, '')}…` : line

/** Of an exhibit that a model of the user's own expects: the words of its label that say something. */
function clueOfLabel(label: string): Clue | undefined {
  const words = fold(label)
    .split(' ')
    .filter(word => word.length > 3 && !isStopWord(word) && !EMPTY_WORDS.has(word))
  return words.length > 0 ? { shows: new RegExp(words.map(word => `\\b${word}\\b`).join('|')) } : undefined
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(['copie', 'piece', 'pieces', 'preuve', 'document'])
