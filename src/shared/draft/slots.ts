import type { Dossier, Party } from '../model/dossier.ts'
import type { FactSpec, Template } from '../model/template.ts'
import { limitsOf, suitLimit } from '../procedure/situation.ts'
import { agreed, agreementOf } from './agreement.ts'
import { amountText, atPlace, capital, courtName, dayText, listText, ofThing, uncapital } from './words.ts'

/** What a slot may need beside the dossier. */
export interface SlotOptions {
  /** its questions: their labels name the gaps, their types the way an answer is written, their defaults what stands until then */
  readonly template?: Template | undefined
  /** AAAA-MM-JJ, for `{{today}}` */
  readonly today?: string | undefined
}

/** The parties of one role. */
export const partiesOf = (dossier: Dossier, role: Party['role']): Party[] =>
  dossier.parties.filter(p => p.role === role)

const given = (text: string | undefined) => (text?.trim() ? text.trim() : undefined)

/** The answer to a question, else its default. */
export function factOf(key: string, dossier: Dossier, template?: Template): string | undefined {
  const asked = askedAs(key, template)
  return given(dossier.facts[asked]) ?? given(specOf(key, template)?.default)
}

/** The question a key stands for in this text. */
const askedAs = (key: string, template: Template | undefined) => template?.answers[key] ?? key

const specOf = (key: string, template: Template | undefined): FactSpec | undefined => {
  const asked = askedAs(key, template)
  return template?.facts.find(f => f.key === asked)
}

/** The facts that the parties tell. */
export const partyFacts = [
  'claimants.association',
  'claimants.person',
  'claimants.several',
  'counsel',
] as const

/** What the parties say, as an answer conditions may ask for; an association where nobody is named yet. */
export function partyFact(key: string, dossier: Dossier): 'oui' | 'non' | undefined {
  const claimants = partiesOf(dossier, 'claimant')
  const said: Readonly<Record<string, boolean>> = {
    'claimants.association': claimants.length === 0 || claimants.some(p => p.type !== 'person'),
    'claimants.person': claimants.some(p => p.type === 'person'),
    'claimants.several': claimants.length > 1,
    counsel: partiesOf(dossier, 'counsel').length > 0,
  }
  return said[key] === undefined ? undefined : said[key] ? 'oui' : 'non'
}

/** The facts with the template's defaults where nothing was answered: what a new dossier starts from. */
export function withDefaults(
  template: Template,
  facts: Readonly<Record<string, string>>,
): Record<string, string> {
  const defaults = template.facts.filter(f => f.default).map(f => [f.key, f.default] as const)
  const answers = Object.entries(facts).filter(([, value]) => value.trim() !== '')
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(answers) }
}

/**
 * What a slot prints: a fact, a party's line or a word that agrees with the parties; undefined where it is not given yet.
 * `commune.of` and `commune.at` put `de` and `à` before any of them; a capital at the start of a key puts one on the text.
 */
export function slotText(key: string, dossier: Dossier, options: SlotOptions = {}): string | undefined {
  return resolve(key, dossier, options, 0)
}

function resolve(key: string, dossier: Dossier, options: SlotOptions, depth: number): string | undefined {
  const fact = factOf(key, dossier, options.template)
  if (fact !== undefined && !(key in computed)) return written(fact, specOf(key, options.template), key)
  const found = computed[key]?.(dossier, options)
  if (found !== undefined) return found
  const word = agreed(key.replace(/^claimants\./, ''), agreementOf(partiesOf(dossier, 'claimant')))
  if (word !== undefined) return /^\p{Lu}/u.test(key) ? capital(word) : word
  const phrase = phraseOf(key, dossier, options.template)
  if (phrase !== undefined && depth < 4)
    return filled(phrase, inner => resolve(inner, dossier, options, depth + 1))
  if (depth > 4) return undefined
  const [, base, preposition] = key.match(/^(.+)\.(of|at)$/) ?? []
  if (base) {
    const text = resolve(base, dossier, options, depth + 1)
    return text && (preposition === 'of' ? ofThing(text) : atPlace(text))
  }
  const lower = uncapital(key)
  if (lower === key) return undefined
  const text = resolve(lower, dossier, options, depth + 1)
  return text && capital(text)
}

/** A phrase whose slots are all given, else undefined. */
function filled(phrase: string, text: (key: string) => string | undefined): string | undefined {
  let missing = false
  const out = phrase.replace(/\{\{([^}]+)\}\}/g, (_, key: string) => {
    const value = text(key.trim())
    if (value === undefined) missing = true
    return value ?? ''
  })
  return missing ? undefined : out
}

/** An answer as it is written in a text: dates and amounts in words, choices by their label. */
function written(value: string, spec: FactSpec | undefined, key: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value)
  if (spec?.type === 'amount' || (!spec && /amount|montant/i.test(key))) return amountText(value)
  if (spec?.type === 'choice') return spec.choices.find(choice => choice.value === value)?.label ?? value
  return value
}

const one = (role: Party['role'], read: (party: Party) => string) => (dossier: Dossier) => {
  const party = partiesOf(dossier, role)[0]
  return party && given(read(party))
}

/** The same of the association among the claimants: it has statutes and a representative; of the first one where there is none. */
const ofBody = (read: (party: Party) => string) => (dossier: Dossier) => {
  const claimants = partiesOf(dossier, 'claimant')
  const party = claimants.find(one => one.type !== 'person') ?? claimants[0]
  return party && given(read(party))
}

/** The name of a party in a sentence: `Mme Camille Durand`, `Association Exemple`. */
export function partyName(party: Party): string {
  const name = [party.firstName, party.name]
    .map(part => part.trim())
    .filter(Boolean)
    .join(' ')
  const civility = party.civility.trim()
  return civility && name ? `${civility}\u00a0${name}` : name
}

const kinds: Readonly<Record<Party['type'], { readonly the: string; readonly noun: string }>> = {
  person: { the: '', noun: '' },
  authority: { the: '', noun: '' },
  association: { the: 'l’', noun: 'association' },
  commune: { the: 'la ', noun: 'commune' },
  firm: { the: 'la ', noun: 'société' },
}

/** A party in the middle of a sentence: `l’association X`, `la commune de Y`, a person's own name. */
function named(party: Party): string {
  const name = partyName(party)
  const { the, noun } = kinds[party.type]
  if (!noun) return name
  if (name.toLowerCase().startsWith(noun)) return `${the}${uncapital(name)}`
  return `${the}${noun} ${party.type === 'commune' ? ofThing(name) : name}`
}

type Computed = (dossier: Dossier, options: SlotOptions) => string | undefined

const names =
  (role: Party['role']): Computed =>
  dossier => {
    const found = partiesOf(dossier, role)
    return found.length > 0 && found.every(p => p.name.trim()) ? listText(found.map(named)) : undefined
  }

/** Slots computed from the parties and the court rather than asked. */
const computed: Readonly<Record<string, Computed>> = {
  today: (_, options) => options.today && dayText(options.today),
  'court.name': (dossier, options) => {
    const court = factOf('court', dossier, options.template)
    return court && courtName(court)
  },
  'claimants.names': names('claimant'),
  'claimant.name': one('claimant', partyName),
  'claimant.alias': ofBody(p => p.alias || p.name),
  'claimant.seat': one('claimant', p => p.address),
  'claimant.representative': ofBody(p => p.representative),
  'claimant.quality': ofBody(p => p.quality),
  'claimant.empowerment': ofBody(p => p.empowerment),
  'counsel.name': one('counsel', partyName),
  'defendant.name': dossier => {
    const party = partiesOf(dossier, 'defendant')[0]
    if (party?.name) return named(party)
    const commune = given(dossier.facts.commune)
    return commune && `la commune ${ofThing(commune)}`
  },
  'defendant.full': (dossier, options) => {
    const party = partiesOf(dossier, 'defendant')[0]
    const name = computed['defendant.name']?.(dossier, options)
    const quality = given(party?.quality ?? '') ?? 'son maire'
    const by = given(party?.representative ?? '')
    return (
      name &&
      `${name}, représentée par ${by ? `${by}, ${quality}` : quality}`.replace(
        'représentée',
        party?.gender === 'm' ? 'représenté' : 'représentée',
      )
    )
  },
  'decision.author': (dossier, options) => {
    const author = factOf('decision.author', dossier, options.template)
    const commune = factOf('commune', dossier, options.template)
    return author ?? (commune && `le maire de la commune ${ofThing(commune)}`)
  },
  /** the last day to sue, where a period runs from a date that is given */
  'deadline.last': (dossier, options) => {
    const limit = suitLimit(dossier, key => factOf(key, dossier, options.template))
    return limit && dayText(limit.lastDay)
  },
  /** the same to appeal from the judgment */
  'deadline.appeal': (dossier, options) => {
    const limit = limitsOf(dossier, key => factOf(key, dossier, options.template)).find(one =>
      /^(appeal|cassation):/.test(one.key),
    )
    return limit?.lastDay && dayText(limit.lastDay)
  },
  /** how each ground ends: what this text says of an illegal decision */
  outcome: (dossier, options) => factOf('outcome', dossier, options.template) ?? 'doit être annulée',
  'case.short': (dossier, options) => {
    const [first, ...others] = partiesOf(dossier, 'claimant')
    const name = first && given(first.alias || partyName(first))
    const against = computed['defendant.name']?.(dossier, options)?.replace(/^(la|le) /, '')
    return (
      given(dossier.facts['case.short']) ??
      (name && against && `${name}${others.length > 0 ? ' et autres' : ''} c. ${against}`)
    )
  },
}

/** A slot that is a sentence holding other slots, in our markup; undefined for a plain slot. */
export function phraseOf(key: string, dossier: Dossier, template?: Template): string | undefined {
  const lower = uncapital(key)
  if (lower !== 'decision.full' && lower !== 'decision.short') return undefined
  const fact = (name: string) => factOf(name, dossier, template)
  const phrase = decisionPhrase(fact, lower === 'decision.full')
  return lower === key ? phrase : capital(phrase)
}

function decisionPhrase(fact: (name: string) => string | undefined, full: boolean): string {
  const nature = fact('decision.nature') ?? 'décision'
  const the = /^(arrêté|acte|avis|contrat|courrier|refus)/i.test(nature) ? 'l’' : 'la '
  const noun = /^(arrêté|acte|avis)/i.test(nature)
    ? `l’${nature}`
    : /^(contrat|courrier|refus)/i.test(nature)
      ? `le ${nature}`
      : `${the}${nature}`
  switch (fact('decision.type')) {
    case 'expresse': {
      const number = fact('decision.number') ? ' n°\u00a0{{decision.number}}' : ''
      const head = `${noun}${number} du {{decision.date}}`
      if (!full) return head
      const published = fact('decision.published')
      const notified = fact('decision.notified')
      const feminine = noun.startsWith('la ')
      const e = feminine ? 'e' : ''
      const made = published
        ? `, publié${e} le {{decision.published}}`
        : notified
          ? `, notifié${e} le {{decision.notified}}`
          : ''
      return `${head}, par ${feminine ? 'laquelle' : 'lequel'} {{decision.author}} {{decision.object}}${made}`
    }
    case 'refus':
      return full
        ? 'la décision du {{refusal.date}} par laquelle {{decision.author}} a refusé {{request.object}}'
        : 'la décision de refus du {{refusal.date}}'
    case 'abrogation': {
      const refused = 'par laquelle {{decision.author}} a refusé d’abroger {{act.name}}'
      if (fact('refusal.date'))
        return full ? `la décision du {{refusal.date}} ${refused}` : 'le refus d’abroger {{act.name}}'
      return full
        ? `la décision implicite, née du silence gardé pendant deux mois sur la demande reçue le {{request.date}}, ${refused}`
        : 'le refus implicite d’abroger {{act.name}}'
    }
    case 'implicite':
      return full
        ? 'la décision implicite, née du silence gardé pendant deux mois sur la demande reçue le {{request.date}}, par laquelle {{decision.author}} a refusé {{request.object}}'
        : 'la décision implicite de rejet de la demande reçue le {{request.date}}'
    default:
      return full
        ? 'la décision non formalisée, révélée par sa mise en œuvre, par laquelle {{decision.author}} {{decision.object}}'
        : 'la décision révélée par la mise en œuvre du logiciel {{software}}'
  }
}

/** Every key a text may insert: the questions of the template, then what is computed from the answers and the parties. */
export function slotKeys(template?: Template): string[] {
  const asked = template?.facts.map(f => f.key) ?? []
  return [...new Set([...asked, ...Object.keys(partyLabels)])]
}

/** The name of a gap: the label of the question, in its own words. */
export function gapLabel(key: string, template?: Template): string {
  const base = key.replace(/\.(of|at)$/, '')
  const label = (specOf(base, template) ?? specOf(uncapital(base), template))?.label
  return uncapital(label ?? partyLabels[uncapital(base)] ?? base)
}

const partyLabels: Readonly<Record<string, string>> = {
  commune: 'commune',
  court: 'tribunal',
  'court.name': 'tribunal',
  today: 'date du jour',
  'claimants.names': 'nom des requérants',
  'claimant.name': 'nom du requérant',
  'claimant.alias': 'nom court du requérant',
  'claimant.seat': 'siège ou domicile du requérant',
  'claimant.representative': 'représentant du requérant',
  'claimant.quality': 'qualité du représentant',
  'claimant.empowerment': 'habilitation à agir en justice',
  'counsel.name': 'nom de l’avocat',
  'defendant.name': 'défendeur',
  'defendant.full': 'défendeur',
  'decision.author': 'auteur de la décision',
  'decision.date': 'date de la décision',
  'decision.object': 'objet de la décision',
  'decision.full': 'décision attaquée',
  'decision.short': 'décision attaquée',
  'case.short': 'nom court de l’affaire',
  'request.date': 'date de réception de la demande',
  'request.object': 'objet de la demande',
  software: 'logiciel',
  supplier: 'éditeur du logiciel',
  'deadline.last': 'dernier jour du délai de recours',
  outcome: 'issue des moyens',
  'deadline.appeal': 'dernier jour du délai d’appel',
  'refusal.date': 'date du refus',
  'act.name': 'acte dont l’abrogation est demandée',
  place: 'lieu de signature',
  'filing.date': 'date de la requête',
}
