import type { Dossier, Party } from '../../dossiers/model.ts'
import { dayText } from '../../french/dates.ts'
import { capital, courtName, listText, ofThing } from '../../french/wording.ts'
import type { TimeLimit } from '../../procedure/limits/model.ts'
import { limitsOf, suitLimit } from '../../procedure/situation.ts'
import type { Template } from '../templates/template.ts'
import { factOf, nonBlank, partiesOf, specOf } from './facts.ts'
import { memberSlots } from './member-slots.ts'
import { costBearer, counselTitle, partyInSentence, partyName, withRepresentative } from './party-names.ts'
import { defendantOf } from './presumed-defendant.ts'
import { type Recourse, recourseOf } from './recourse.ts'
import { wishText } from './wish.ts'

/** How one addresses an authority, by what it is called: the first that fits. Data: a body is greeted by its members. */
const greetings: readonly (readonly [called: RegExp, greeting: string])[] = [
  [/^conseil municipal|^assemblée municipale/i, 'Mesdames et Messieurs les conseillers municipaux'],
  [/^conseil (de Paris|d’arrondissement|d'arrondissement)/i, 'Mesdames et Messieurs les conseillers'],
  [
    /^conseil départemental|^assemblée départementale/i,
    'Mesdames et Messieurs les conseillers départementaux',
  ],
  [/^conseil régional|^assemblée régionale/i, 'Mesdames et Messieurs les conseillers régionaux'],
  [/^conseil communautaire/i, 'Mesdames et Messieurs les conseillers communautaires'],
  [/^conseil (de la |de )?métropol/i, 'Mesdames et Messieurs les conseillers métropolitains'],
  [/^conseil d[’']administration/i, 'Mesdames et Messieurs les administrateurs'],
  [/^(conseil syndical|comité syndical)/i, 'Mesdames et Messieurs les membres du comité'],
  [/^sous-préfète/i, 'Madame la Sous-préfète'],
  [/^sous-préfet/i, 'Madame ou Monsieur le Sous-préfet'],
  [/^préfète/i, 'Madame la Préfète'],
  [/^préfet/i, 'Madame ou Monsieur le Préfet'],
  [/^première ministre/i, 'Madame la Première ministre'],
  [/^premier ministre/i, 'Madame ou Monsieur le Premier ministre'],
  [/^garde des sceaux/i, 'Madame ou Monsieur le Garde des sceaux'],
  [/^ministre/i, 'Madame ou Monsieur le Ministre'],
  [/^ministère/i, 'Madame ou Monsieur le Ministre'],
  [/^rectrice/i, 'Madame la Rectrice'],
  [/^recteur/i, 'Madame ou Monsieur le Recteur'],
  [/^présidente/i, 'Madame la Présidente'],
  [/^(président|commission|autorité|collège)/i, 'Madame ou Monsieur le Président'],
  [/^directrice/i, 'Madame la Directrice'],
  [/^directeur/i, 'Madame ou Monsieur le Directeur'],
  [/^adjointe?(?!\p{L})/iu, 'Madame ou Monsieur l’Adjoint au maire'],
  [/^maire/i, 'Madame ou Monsieur le Maire'],
]

/** `Madame ou Monsieur le Maire`, of `le maire de la commune de Moirans`; `Madame, Monsieur` where nothing better is known. */
function greetingOf(title: string): string {
  const words = title.trim()
  // the article tells a woman: « la maire », « la ministre »
  const woman = /^la (maire|ministre|préfet|adjointe)(?!\p{L})/iu.exec(words)
  const bare = words.replace(/^(le|la|les)\s+|^l['’]\s*/i, '')
  const greeting = greetings.find(([one]) => one.test(bare))?.[1] ?? 'Madame, Monsieur'
  return woman
    ? greeting.replace('Madame ou Monsieur le', 'Madame la').replace('Madame ou Monsieur l’', 'Madame l’')
    : greeting
}

/** Options of the computed slots. */
export interface SlotOptions {
  /** its questions: their labels name the gaps, their types the way an answer is written, their defaults what stands until then */
  readonly template?: Template | undefined
  /** AAAA-MM-JJ, for `{{today}}` */
  readonly today?: string | undefined
}

export type SlotReader = (dossier: Dossier, options: SlotOptions) => string | undefined

const one = (role: Party['role'], read: (party: Party) => string) => (dossier: Dossier) => {
  const party = partiesOf(dossier, role)[0]
  return party && nonBlank(read(party))
}

/** The same of the association among the claimants: it has statutes and a representative; of the first one where there is none. */
const ofBody = (read: (party: Party) => string) => (dossier: Dossier) => {
  const claimants = partiesOf(dossier, 'claimant')
  const party = claimants.find(one => one.type !== 'person') ?? claimants[0]
  return party && nonBlank(read(party))
}

const names =
  (role: Party['role']): SlotReader =>
  dossier => {
    const parties = partiesOf(dossier, role)
    return parties.length > 0 && parties.every(p => p.name.trim())
      ? listText(parties.map(partyInSentence))
      : undefined
  }

/** ` et autre` for one more, ` et autres` for several, nothing for none. */
const andOthers = (n: number): string => (n === 0 ? '' : n === 1 ? ' et autre' : ' et autres')

/** The last day of the limit of that kind, as it stands once those that another replaced are set aside. */
function limitBy(key: RegExp) {
  return (dossier: Dossier, options: SlotOptions): TimeLimit | undefined => {
    const limits = limitsOf(dossier, name => factOf(name, dossier, options.template))
    const matching = limits.filter(one => key.test(one.key))
    return matching.find(one => one.fate !== 'replaced') ?? matching[0]
  }
}

function lastDayOf(key: RegExp): SlotReader {
  return (dossier, options) => {
    const day = limitBy(key)(dossier, options)?.lastDay
    return day && dayText(day)
  }
}

/** Says the length that a special text sets; nothing where an article of general law gives the day, or where no day is sure. */
const specialLength = (limit: TimeLimit | undefined, general: RegExp): string =>
  limit && limit.assumes === '' && limit.kind === 'limit' && !limit.articles.some(one => general.test(one))
    ? ` Le régime de l’acte attaqué fixe ce délai à ${limit.rule} (${limit.articles.join(', ')}).`
    : ''

/** How a letter came in time: by the day it was posted, which counts, else by the day it was received. */
const withinDelay = ({ postingDay, receiptDay }: Recourse): string =>
  postingDay
    ? `expédié le ${dayText(postingDay)} dans ce délai et reçu le ${dayText(receiptDay)}`
    : `reçu le ${dayText(receiptDay)} dans ce délai`

/** How a sentence calls a court and what it gives; of one that is not known yet, as most are. */
const bodyOf = (court = ''): { readonly body: string; readonly ruling: string } =>
  /^cour/i.test(court)
    ? { body: 'la cour', ruling: 'l’arrêt' }
    : /^conseil d[’']État/i.test(court)
      ? { body: 'le Conseil d’État', ruling: 'la décision' }
      : { body: 'le tribunal', ruling: 'le jugement' }

/** Slots computed from the parties and the court rather than asked. */
export const computedSlots: Readonly<Record<string, SlotReader>> = {
  ...memberSlots,
  today: (_, options) => options.today && dayText(options.today),
  'court.name': (dossier, options) => {
    // a question of constitutionality raised before the Conseil d’État is put to it, whatever court the claim went to
    if (specOf('qpc.before', options.template) && dossier.facts['qpc.before'] === 'ce')
      return 'Conseil d’État'
    const court = factOf('court', dossier, options.template)
    return court && courtName(court)
  },
  /** the court as a sentence calls it: `le tribunal`, `la cour`, `le Conseil d’État`; what it gives: `le jugement`… */
  'court.body': (dossier, options) => bodyOf(computedSlots['court.name']?.(dossier, options)).body,
  'court.ruling': (dossier, options) => bodyOf(computedSlots['court.name']?.(dossier, options)).ruling,
  'claimants.names': names('claimant'),
  'claimant.name': one('claimant', partyName),
  'claimant.alias': ofBody(p => p.alias || p.name),
  'claimant.seat': one('claimant', p => p.address),
  /** every domicile, in the order of the claimants, each said once, with whose it is where there are several */
  'claimants.seats': dossier => {
    const claimants = partiesOf(dossier, 'claimant')
    if (claimants.length === 0 || !claimants.every(party => party.address.trim())) return undefined
    const seats = [...new Set(claimants.map(party => party.address.trim()))]
    const whose = (seat: string) =>
      ` (${listText(claimants.filter(party => party.address.trim() === seat).map(partyName))})`
    return seats.map(seat => (seats.length > 1 ? seat + whose(seat) : seat)).join('\u00a0; ')
  },
  /** how to answer those who write: a letter that asks for documents by e-mail gives one */
  'claimants.contact': dossier => {
    const ways = partiesOf(dossier, 'claimant').flatMap(({ phone, email }) => [
      ...(nonBlank(phone) ? [`tél.\u00a0: ${phone.trim()}`] : []),
      ...(nonBlank(email) ? [`courriel\u00a0: ${email.trim()}`] : []),
    ])
    return nonBlank(capital([...new Set(ways)].join('\u00a0; ')))
  },
  'claimant.representative': ofBody(p => p.representative),
  'claimant.quality': ofBody(p => p.quality),
  'claimant.empowerment': ofBody(p => p.empowerment),
  'counsel.name': one('counsel', partyName),
  /** the ministry of a lawyer of the Councils, stated only where one is counsel */
  'counsel.ministry': dossier => {
    const counsel = partiesOf(dossier, 'counsel')
    return counsel.some(party => /conseil d[’']État et à la Cour/iu.test(counselTitle(party)))
      ? 'un avocat au Conseil d’État et à la Cour de cassation'
      : undefined
  },
  'defendant.name': dossier => {
    const party = defendantOf(dossier)
    return party && partyInSentence(party)
  },
  'defendant.address': one('defendant', p => p.address),
  'defendant.full': dossier => {
    const party = defendantOf(dossier)
    return party && withRepresentative(party, partyInSentence(party))
  },
  /** who bears the costs: the State, for those who act in its name */
  'defendant.charged': dossier => {
    const party = defendantOf(dossier)
    return party && costBearer(party)
  },
  /** what a member is asked, after « Je vous demande » */
  'request.wish': (dossier, options) => {
    const request = factOf('request.vote', dossier, options.template)
    return request && wishText(request)
  },
  /** the court of the claim, where it is known: an appeal answers `court` by its own */
  'judgment.court': ({ facts }) => {
    const name = courtName(nonBlank(facts.court ?? '') ?? 'TA')
    return name.startsWith('tribunal') ? `le ${name}` : 'le tribunal administratif'
  },
  'decision.author': (dossier, options) => {
    const author = factOf('decision.author', dossier, options.template)
    const commune = factOf('commune', dossier, options.template)
    // a council deliberates; a mayor does not
    const isDeliberation =
      factOf('decision.type', dossier, options.template) === 'expresse' &&
      factOf('decision.nature', dossier, options.template) === 'délibération'
    const usual = isDeliberation ? 'le conseil municipal' : 'le maire'
    return author ?? (commune && `${usual} de la commune ${ofThing(commune)}`)
  },
  /** how a letter greets whom it is sent to: the superior, of a recours hiérarchique, else who decided */
  greeting: (dossier, options) =>
    greetingOf(
      (factOf('recourse.kind', dossier, options.template) === 'hierarchique'
        ? factOf('superior', dossier, options.template)
        : computedSlots['decision.author']?.(dossier, options)) ?? '',
    ),
  /** the last day to sue, where a period runs from a date that is given */
  'deadline.last': (dossier, options) => {
    const limit = suitLimit(dossier, key => factOf(key, dossier, options.template))
    // a text says the day of the regime it speaks of, never the shortest one of those that remain possible
    return limit && limit.assumes === '' ? dayText(limit.lastDay) : undefined
  },
  /** that a letter to the administration made the time begin again, as a sentence of its own; nothing where none is noted */
  'deadline.interrupted': (dossier, { template }) => {
    const letter = recourseOf(dossier, template)
    return letter
      ? ` Un ${letter.name}, ${withinDelay(letter)}, l’a interrompu (article\u00a0L.\u00a0411-2 du code des relations entre le public et l’administration)\u00a0: il court de nouveau, entier, depuis le rejet de ce recours.`
      : ''
  },
  /** that letter, and what came of it */
  'recourse.name': (dossier, { template }) => recourseOf(dossier, template)?.name,
  'recourse.within': (dossier, { template }) => {
    const letter = recourseOf(dossier, template)
    return letter && withinDelay(letter)
  },
  'recourse.received': (dossier, { template }) => {
    const letter = recourseOf(dossier, template)
    return letter && dayText(letter.receiptDay)
  },
  'recourse.rejected': (dossier, { template }) => {
    const letter = recourseOf(dossier, template)
    return letter && nonBlank(dayText(letter.rejectionDay))
  },
  /** its rejection, attacked together with the decision */
  'recourse.rejection': (dossier, { template }) => {
    const letter = recourseOf(dossier, template)
    if (!letter || letter.answer === 'waiting') return undefined
    const day = nonBlank(dayText(letter.rejectionDay))
    return letter.answer === 'refusal'
      ? `la décision, reçue le ${day}, rejetant le ${letter.name}`
      : `la décision implicite, née le ${day ?? '…'}, rejetant le ${letter.name}`
  },
  /** that rejection, where there is one, after the decision it left standing */
  'recourse.also': (dossier, options) => {
    const rejection = computedSlots['recourse.rejection']?.(dossier, options)
    return rejection ? `, ensemble ${rejection}` : ''
  },
  /** the same to appeal from the judgment, against a refusal of documents, on points of law */
  'deadline.appeal': lastDayOf(/^(appeal|cassation):/),
  'deadline.documents': lastDayOf(/^cada-suit:/),
  /** the length of the time for a pourvoi, as the rule that gives its day has it */
  'cassation.delay': (dossier, options) =>
    limitBy(/^(cassation|ref-pourvoi):/)(dossier, options)?.rule.replace(/ francs?\b.*$/, ''),
  /** the regime that sets the length of a limit, as a sentence of its own; nothing where it is the one of general law */
  'deadline.special': (dossier, options) =>
    specialLength(
      suitLimit(dossier, key => factOf(key, dossier, options.template)),
      /R\.\s421-/,
    ),
  'deadline.appeal.special': (dossier, options) =>
    specialLength(limitBy(/^(appeal|cassation):/)(dossier, options), /R\.\s8[12]1-/),
  'deadline.cassation': lastDayOf(/^(cassation|ref-pourvoi):/),
  /** the day silence confirmed the refusal of documents */
  'documents.born': lastDayOf(/^cada-confirm:/),
  /** whom an intervention supports: who is said, else who brought the case */
  'supported.name': (dossier, options) =>
    factOf('supported.name', dossier, options.template) ??
    (factOf('supported.side', dossier, options.template) === 'défense'
      ? computedSlots['defendant.name']?.(dossier, options)
      : names('intervener')(dossier, options)),
  /** how each ground ends: what this text says of an illegal decision */
  outcome: (dossier, options) => factOf('outcome', dossier, options.template) ?? 'doit être annulée',
  'case.short': (dossier, options) => {
    // the case keeps the name of those who brought it
    const interveners = options.template?.speaks === 'intervener' ? partiesOf(dossier, 'intervener') : []
    const [first, ...rest] = interveners.length > 0 ? interveners : partiesOf(dossier, 'claimant')
    const name = first && nonBlank(first.alias || partyName(first))
    const against = computedSlots['defendant.name']?.(dossier, options)?.replace(/^(la|le) /, '')
    return (
      nonBlank(dossier.facts['case.short']) ??
      (name && against && `${name}${andOthers(rest.length)} c. ${against}`)
    )
  },
}
