import { isDay, isNegative, isOpen, plain } from './phrases.ts'

/** Reads what is told of an event as answers; a word that leaves the question open gives none. */
export function optionsOf(
  kind: string,
  type: string,
  more: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>>,
): string[] {
  const valueAt = (key: string) => more[key] ?? ''
  const answer = (text: string, positive: string, negative: string) =>
    isOpen(text) ? [] : [isNegative(text) ? negative : positive]
  const remedies = valueAt('voies et delais') || valueAt('mention')
  const organ = facts.organe ?? valueAt('organe')
  const all = `${type} ${Object.values(more).join(' ')}`
  const both = `${all} ${Object.entries(facts).flat().join(' ')}`
  const acknowledgement = (ar: string, mentions: string) =>
    isOpen(ar) || isNegative(ar)
      ? answer(isOpen(ar) ? mentions : ar, 'acknowledged', 'unacknowledged')
      : answer(isNegative(mentions) ? mentions : ar, 'acknowledged', 'unacknowledged')
  switch (kind) {
    case 'notified':
    case 'refused':
    case 'prior-refused':
    case 'cada-refused':
    case 'cada-confirmed':
    case 'cnil-closed':
      return answer(remedies, 'remedies', 'no-remedies')
    case 'request':
    case 'misdirected':
    case 'money-claim':
    case 'cada-request':
    case 'cada-registered':
    case 'cnil-complaint':
    case 'prior-recourse':
      return [
        ...acknowledgement(
          valueAt('ar') || valueAt('accuse de reception'),
          valueAt('mentions') || (facts.mentions ?? ''),
        ),
        ...(isOpen(organ)
          ? []
          : [/assemblee|collegi|conseil|jury|commission/.test(organ) ? 'collegiate' : 'single-author']),
        ...(/vaut (acceptation|accord)/.test(both) ? ['accepts'] : []),
      ]
    case 'gracieux':
    case 'hierarchique':
      return [
        ...answer(valueAt('ar') || valueAt('accuse de reception'), 'acknowledged', 'unacknowledged'),
        ...(/second|identique|meme objet/.test(all) ? ['second'] : []),
        ...((isOpen(valueAt('langue')) || /francais/.test(valueAt('langue'))) &&
        !/redige en (?!francais)/.test(type)
          ? []
          : ['foreign']),
      ]
    case 'legal-aid-decided':
      return /refus|rejet|retir|retrait|partiel/.test(both)
        ? ['aid-refused', ...(/cnda|droit d'asile|ofpra/.test(both) ? ['regime-asylum'] : [])]
        : /accord|admis|total/.test(both)
          ? ['aid-granted']
          : []
    case 'recourse-refused':
      return [
        ...answer(remedies, 'remedies', 'no-remedies'),
        ...['gracieux', 'hierarchique'].filter(one => plain(`${valueAt('de')} ${type}`).includes(one)),
      ]
    case 'order':
      return [...basisOf(`${valueAt('fondement')} ${type}`, both), ...motiveOf(valueAt('motif'))]
    case 'judgment':
      return [
        ...(/dernier ressort|sans appel/.test(both) || /communication de documents/.test(both)
          ? ['last-instance']
          : []),
      ]
    case 'memoir-announced':
      return memoirOf(both)
    case 'law-referred':
      return isOpen(valueAt('urgence')) ? [] : [/^oui|^vrai/.test(valueAt('urgence')) ? 'urgent' : 'ordinary']
    case 'permit-displayed':
      return [
        ...answer(valueAt('panneau'), 'panel-complete', 'panel-incomplete'),
        ...permitOf(facts['date du permis'] ?? valueAt('permis')),
      ]
    case 'prior-notified':
      return /non indique|pas indique|obligation non/.test(all)
        ? ['prior-untold']
        : /indique|mention/.test(all) && !/inconnu/.test(all)
          ? ['prior-told']
          : []
    case 'contract-published':
    case 'contract-known':
      return answer(facts.publicite ?? valueAt('publicite'), 'advert-complete', 'advert-incomplete')
    case 'offer-rejected':
      return /electronique|courriel|plateforme|profil d'acheteur/.test(all)
        ? ['electronic']
        : /\b(par|voie de) (courrier|lettre)|postal|recommandee?\b/.test(all)
          ? ['postal']
          : []
    case 'account-notified':
      return /travaux/.test(both)
        ? ['works']
        : /fourniture|service|etude|prestation/.test(both)
          ? ['supplies']
          : []
    case 'served':
      return /refere.liberte|un mois au plus|bref delai/.test(both) ? ['urgent-judge'] : []
    case 'subsidy-granted': {
      const conditions = facts.conditions ?? valueAt('conditions')
      return isOpen(conditions)
        ? []
        : [/non|pas|sans/.test(conditions) ? 'conditions-unmet' : 'conditions-met']
    }
    case 'rights-granted': {
      const legality = valueAt('legalite') || (facts.legalite ?? '')
      return [
        ...(/plus favorable/.test(both) ? ['more-favourable'] : []),
        ...(isOpen(legality) ? [] : [/illegal/.test(legality) ? 'unlawful' : 'lawful']),
      ]
    }
    case 'filed':
      return /aucune saisine|sans saisine|sans cada/.test(both) ? ['no-referral'] : []
    default:
      return []
  }
}

function basisOf(basis: string, all: string): string[] {
  if (/522-3/.test(all)) return ['basis-522-3']
  if (isOpen(basis.trim())) return []
  if (/541|provision/.test(basis))
    return [/cour|541-5|dernier ressort|811-1/.test(all) ? 'basis-provision-last' : 'basis-provision']
  if (/551|precontractuel|contractuel/.test(basis)) return ['basis-551']
  if (/521-2|liberte/.test(basis)) return ['basis-521-2']
  if (/521-1|suspension/.test(basis)) return ['basis-521-1']
  if (/521-3|521-4|utiles|modification/.test(basis)) return ['basis-521-3']
  return /53[012]|expertise|constat|instruction/.test(basis) ? ['basis-expertise'] : []
}

function motiveOf(motive: string): string[] {
  if (isOpen(motive)) return []
  if (/doute/.test(motive)) return ['no-serious-doubt']
  return [/suspen|accord|admis/.test(motive) ? 'suspended' : 'no-urgency']
}

function memoirOf(all: string): string[] {
  if (/refere|522-3|521-/.test(all)) return ['refere']
  if (/election|sursis|renvoi/.test(all)) return ['one-month']
  return /arret|jugement|cassation ordinaire|pourvoi contre/.test(all) ? ['merits'] : []
}

/** The law on permits changed on 28 November 2025. */
export const permitOf = (day: string): string[] =>
  isDay(day) ? [day < '2025-11-28' ? 'permit-old' : 'permit-new'] : []
