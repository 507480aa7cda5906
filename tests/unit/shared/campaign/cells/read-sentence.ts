/**
 * Reads a document back: each sentence that asks, announces or asserts is parsed to (act, object, tense), and held against the table of
 * powers at the position the cell was written for. It knows the table and the words of the trade; it imports nothing of what writes.
 */
import type { Chamber } from '../../../../../src/shared/campaign/bills/model.ts'
import type { Act, Position, Power, PowerObject } from '../../../../../src/shared/campaign/powers/model.ts'
import { POWERS } from '../../../../../src/shared/campaign/powers/table.ts'

/** The truth of the place where a document is written. */
export interface Truth {
  readonly positions: readonly Position[]
  readonly chamber: Chamber
  readonly presence: 'in' | 'out' | 'unknown'
  readonly isOpen: boolean
  readonly isPartlyStruck: boolean
  readonly isExpired: boolean
  /** in a law that is not in force yet */
  readonly isDeferred?: boolean
  /** what kind of text it is, where that changes what may be done */
  readonly nature?: NonNullable<Power['except']>[number]
  /** names of the measure: its article, its title */
  readonly names: readonly string[]
}

/** Words a request begins with, and its act. The first that fits is the one. */
const REQUESTS: readonly (readonly [RegExp, Act])[] = [
  [/^voter en commission la suppression /, 'delete-in-committee'],
  [/^voter la suppression /, 'delete'],
  [/^refuser tout amendement du Sénat qui rétablirait /, 'refuse-senate-amendment'],
  [/^refuser toute reconduction /, 'no-renewal'],
  [/^refuser que .* revien(?:ne|nent) dans un autre texte/, 'never-again'],
  [/^refuser que .* soi(?:t|ent) rétablie?s?/, 'keep-out'],
  [/^voter contre les conclusions de la commission mixte paritaire si le texte garde /, 'refuse-joint-if'],
  [
    /^voter contre les conclusions de la commission mixte paritaire si elles rétablissent /,
    'refuse-joint-if-restored',
  ],
  [/^voter contre le texte de la commission mixte paritaire/, 'refuse-joint'],
  [/^voter contre le texte en lecture définitive/, 'refuse-final'],
  [/^voter contre l’ensemble du texte|^voter contre ce texte/, 'vote-text'],
  [/^voter la censure/, 'censure'],
  [
    /^signer, avec cinquante-neuf autres (?:députés|sénateurs), une saisine du Conseil constitutionnel contre /,
    'refer',
  ],
  [/^soutenir, une fois la loi promulguée, l’abrogation /, 'repeal-once-law'],
  [/^soutenir l’abrogation .* avant (?:son|leur) entrée en vigueur$/, 'repeal-deferred'],
  [/^soutenir l’abrogation de ce qui reste /, 'repeal-rest'],
  [/^soutenir l’abrogation /, 'repeal'],
  [/^interroger le Gouvernement/, 'question'],
]

/** Acts that are no vote on the text: what a member does of them, they do outside its reading. */
const OUTSIDE: readonly Act[] = [
  'refer',
  'repeal',
  'repeal-rest',
  'repeal-once-law',
  'repeal-deferred',
  'never-again',
  'no-renewal',
  'question',
]
/** Acts that are said of a whole text, not of a measure. */
const WHOLE: readonly Act[] = ['vote-text', 'censure', 'refuse-joint', 'refuse-final']

/** A line without its quotation marks and with ordinary spaces. */
const plain = (text: string): string =>
  text
    .replace(/[“«][\u00a0\u202f ]?/g, '')
    .replace(/[\u00a0\u202f ]?[”»]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')

/** The requests a line makes, each an infinitive; none for a line that asks nothing of a member. */
export function requestsIn(line: string): string[] {
  const asked =
    /(?:Je vous demande|Je demande à \S+) d(?:e |’)(.*?)\.(?: Merci| Je rappellerai|$)/.exec(line)?.[1] ??
    /^Ce que nous demandons\. (.*)\.$/.exec(line)?.[1] ??
    /^(?:Objet : ).* : ((?:voter|refuser|signer|soutenir).*)$/.exec(line)?.[1] ??
    /^(?:Nous vous demandons d(?:e |’))(.*)\.$/.exec(line)?.[1]
  if (!asked) return []
  return asked
    .split(/(?:,| et) (?:de )?(?=(?:refuser|voter|signer|soutenir|interroger)[ ,])/)
    .map(words => words.charAt(0).toLowerCase() + words.slice(1))
}

/** Whether the table has an act for a reader at every position a text may be in. */
function isPower(act: Act, truth: Truth): boolean {
  return truth.positions.every(position =>
    POWERS.some(power => power.act === act && fits(power, position, truth)),
  )
}

function fits(power: Power, position: Position, truth: Truth): boolean {
  return (
    power.steps.includes(position.step) &&
    !(position.isDissolved && truth.chamber === 'an') &&
    power.actors.includes('member') &&
    isOfChamber(power, position, truth.chamber) &&
    objectsOf(truth, position).includes(power.about) &&
    !power.except?.includes(truth.nature ?? 'ordinary')
  )
}

function isOfChamber({ of }: Power, { chambers }: Position, chamber: Chamber): boolean {
  if (of === 'any') return true
  return chambers.includes(chamber) && (of === 'seized' || of === chamber)
}

function objectsOf(
  { presence, isOpen, isPartlyStruck, isExpired, isDeferred }: Truth,
  { reading }: Position,
): PowerObject[] {
  if (isExpired) return ['text', 'expired']
  if (presence === 'unknown') return ['text']
  if (presence === 'out') return ['text', 'out']
  const isFirst = reading === 1
  return [
    'text',
    'present',
    ...(isFirst || isOpen ? (['open'] as const) : []),
    ...(isPartlyStruck ? (['rest'] as const) : []),
    isDeferred ? 'deferred' : 'in-force',
  ]
}

/** Whether anything may be asked of a reader about the measure, as the first thing a document asks. */
export const hasPower = (truth: Truth): boolean =>
  POWERS.some(power => power.rank === 'first' && isPower(power.act, truth))

/** Whether the reader still has a vote on the text, in every place it may be. */
const mayVote = (truth: Truth): boolean =>
  POWERS.some(power => power.rank === 'first' && !OUTSIDE.includes(power.act) && isPower(power.act, truth))

/** Steps of which a name of the text is true. */
const TEXT_NAMES: readonly (readonly [RegExp, readonly Position['step'][]])[] = [
  [/\bla loi votée\b|\bde la loi votée\b/, ['adopted', 'referred', 'decided']],
  [/\bla loi promulguée\b(?!, l’abrogation)|\bla loi n° 2026-999\b/, ['law']],
  [/\b(?:le|du) texte de la commission mixte paritaire\b/, ['joint-text']],
  [
    /\b(?:le|du|au) texte n° |\bcontre ce texte\b|\bl’ensemble du texte\b/,
    [
      'committee',
      'reported',
      'sitting',
      'vote',
      'engaged',
      'blocked',
      'resolved',
      'joint',
      'new-reading',
      'final-reading',
      'lapsed',
    ],
  ],
]

/** Sentences that say the measure is in the text that stands, and those that say it is not. */
const SAYS_IN =
  /\bfigure(?:nt)? (?:une |la mesure)|\bcontient (?:de nouveau )?(?:une |la mesure)|^Ce que fait (?:le texte|la loi)\.|est dans (?:le texte|la loi)/
const SAYS_OUT =
  /Mesure (?:supprimée|censurée|venue à son terme) :|(?:a|ont) été (?:supprimé|écarté|censuré)(?!e?s? en partie)|Ce qui ne doit pas revenir|ne doi(?:t|vent) pas (?:y )?revenir|Si la mesure revient|arrivée?s? à (?:son|leur) terme/
/** Sentences that say a vote of the reader is to come. */
const SAYS_VOTE =
  /prépare le vote|votre vote\b|(?:comptez|compte) voter|vote est prévu|avant le vote\b(?! définitif)/

/** Natures of text that sixty members never refer to the Conseil (Constitution, art. 34-1, 61 and 89). */
const NEVER_REFERRED: readonly NonNullable<Truth['nature']>[] = [
  'organic',
  'constitutional',
  'resolution',
  'european-resolution',
]

/** Advice that a refusal gives, held against the table for whoever it names, and against the nature of the text. */
export function adviceFaults(message: string, truth: Truth): string[] {
  const line = plain(message)
  const at = (what: string) => `${what}\u00a0: «\u00a0${line.slice(0, 220)}\u00a0»`
  const faults: string[] = []
  const named = /[ée]crivez aux (députés|sénateurs)/i.exec(line)?.[1]
  if (named && !hasPower({ ...truth, chamber: named === 'députés' ? 'an' : 'senat' }))
    faults.push(at('conseille d’écrire à qui ne peut rien'))
  const isNeverReferred = truth.nature !== undefined && NEVER_REFERRED.includes(truth.nature)
  if (/Choisissez l’étape du vote définitif/.test(line) && isNeverReferred)
    faults.push(at('conseille une saisine que ce texte n’aura jamais'))
  if (
    /une question écrite[^.]* reste possible/i.test(line) &&
    truth.positions.some(one => one.isDissolved) &&
    truth.chamber === 'an'
  )
    faults.push(at('conseille une question à qui n’est plus député'))
  return faults
}

const timesIn = (line: string, name: string): number =>
  line.toLocaleLowerCase('fr').split(plain(name).toLocaleLowerCase('fr')).length - 1

/** Contradictions between a document and the truth of its cell, each a sentence with the words it is about. */
export function contradictions(lines: readonly string[], truth: Truth): string[] {
  return lines.flatMap(raw => {
    const line = plain(raw)
    const at = (what: string) => `${what}\u00a0: «\u00a0${line.slice(0, 220)}\u00a0»`
    const faults: string[] = []
    for (const request of requestsIn(line)) {
      if (request.startsWith('\uFFFC') || request === 'dire votre position') continue
      const act = REQUESTS.find(([words]) => words.test(request))?.[1]
      if (!act) faults.push(at(`demande que personne ne sait lire (${request})`))
      else {
        if (!isPower(act, truth)) faults.push(at(`personne ne peut plus faire cela ici (${act})`))
        if (!WHOLE.includes(act) && !truth.names.some(name => request.includes(plain(name))))
          faults.push(at('la demande ne nomme pas la mesure'))
        if (act === 'refer' && !request.includes(truth.chamber === 'an' ? 'députés' : 'sénateurs'))
          faults.push(at('saisine avec ceux de l’autre assemblée'))
      }
    }
    if (SAYS_VOTE.test(line) && !mayVote(truth))
      faults.push(at('annonce un vote qui n’est pas à venir pour ce lecteur'))
    if (SAYS_IN.test(line) && truth.presence !== 'in')
      faults.push(at('dit dans le texte ce qui n’y est pas, ou n’est pas connu'))
    if (SAYS_OUT.test(line) && truth.presence !== 'out')
      faults.push(at('dit hors du texte ce qui y est, ou n’est pas connu'))
    const titles = truth.names.filter(name => !/^(?:article )?\d/.test(name) && name.length > 12)
    if (line.startsWith('Objet') && titles.some(title => timesIn(line, title) > 1))
      faults.push(at('un objet qui nomme deux fois la mesure'))
    if (/(?:^|[.:] )Si (?:la mesure|les? articles?|l’article)[^:]* reven(?:ait|aient) :/.test(line))
      faults.push(at('un imparfait de condition devant un présent'))
    if (/qui m’inquiète : (?!l[ea]s? |l’|une? |des |d’)/.test(line))
      faults.push(at('nomme une mesure sans son article'))
    if (/(?:à l’Assemblée nationale|au Sénat)[^:]*: \S+ ne doi(?:t|vent) pas y revenir/.test(line))
      faults.push(at('« y » qui se lit de l’assemblée, non du texte'))
    if (
      truth.isDeferred &&
      /^Ce que fait la loi\. ./.test(line) &&
      !/compter du|Une fois en vigueur/.test(line)
    )
      faults.push(at('dit au présent ce qui n’est pas encore en vigueur'))
    if (truth.isPartlyStruck && /Mesure censurée en partie :/.test(line))
      faults.push(at('dit au présent un effet dont une partie est censurée'))
    for (const [words, steps] of TEXT_NAMES)
      if (words.test(line) && truth.positions.every(({ step }) => !steps.includes(step)))
        faults.push(at('nomme un texte qui n’est pas celui de cette étape'))
    return faults
  })
}
