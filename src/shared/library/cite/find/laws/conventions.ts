import { fold } from '../../../../french/fold.ts'
import { dateAfter, readDate } from '../dates.ts'
import type { Law } from '../found-citation.ts'
import { after, match, textBefore } from '../match-at.ts'
import { readName } from './names.ts'

/** A treaty, protocol or agreement known by its number, by where it was signed or between whom. */
export function readConvention(text: string, at: number): { law: Law; end: number } | undefined {
  return (
    readProtocol(text, at) ??
    readDated(text, at) ??
    readAgreement(text, at) ??
    readTreaty(text, at) ??
    readTitled(text, at) ??
    readBilateral(text, at)
  )
}

const ranks = ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'sixième', 'septième']
const protocol =
  /(?:(premier|1\s?er|deuxième|troisième|quatrième|cinquième|sixième|septième)\s)?protocole(?:\s(additionnel))?(?:\sn[°º]\s?(\d+))?(?:\sadditionnel)?(?:\sn[°º]\s?(\d+))?(?!\p{L})/iuy
/** « le septième protocole »: a word that begins no text of law. */
const rankBefore = /(deuxième|troisième|quatrième|cinquième|sixième|septième)\s$/iu
const to = /\s(?:à\s(?:la|cette|ladite)|de\sla)\s/y

/** The protocols to the European convention: `premier protocole additionnel`, `protocole n° 4 à la convention…`. */
function readProtocol(text: string, at: number): { law: Law; end: number } | undefined {
  const capture = match(protocol, text, at)
  if (!capture) return undefined
  const [, ownRank, additional, early, late] = capture
  const rank = ownRank ?? rankBefore.exec(textBefore(text, at, 10))?.[1]
  const n =
    early ?? late ?? (rank ? String(Math.max(ranks.indexOf(rank.toLowerCase()), 0) + 1) : additional && '1')
  if (!n) return undefined
  const end = protocol.lastIndex
  const start = after(to, text, end)
  const parent = start > end ? readName(text, start) : undefined
  const law = {
    nature: 'convention',
    title: `protocole ${n}`,
    label: `protocole n°\u00a0${n} à la Conv. EDH`,
  }
  return { law, end: parent?.end ?? end }
}

const agreement =
  /[Aa]ccord\s(?:(?:de\slibre[\s-]circulation|de\scoopération|d['’]association|de\spartenariat|de\sréadmission|de\sretrait|de\spêche|sur\sla\slibre\scirculation[^.;:,\n]{0,40}),?\s(?:signée?\s[^.;:\n]{0,40}?le\s|du\s)(?=\d)|(franco-\p{L}+|(?:de|d['’])\s?\p{Lu}[\p{L}-]+)(?:\s(?:modifié\s)?du\s)?|entre\s[^.;:\n]{5,200}?,?\s(?:signée?\s[^.;:\n]{0,40}?le\s|du\s)(?=\d))/uy

const accordByDate = /accord\sdu\s/iuy
const between = /\s?,?\s(?:entre\s|sur\sl|relatif|précité|susvisé)/uy

/** « l’accord du 21 juin 1999 entre… », « précité »: the one of a company says neither. */
function readDated(text: string, at: number): { law: Law; end: number } | undefined {
  const date = dateAfter(accordByDate, text, at)
  if (!date || !match(between, text, date.end)) return undefined
  return { law: { nature: 'accord', date: date.day, label: 'accord' }, end: date.end }
}

function readAgreement(text: string, at: number): { law: Law; end: number } | undefined {
  const capture = match(agreement, text, at)
  if (!capture) return undefined
  const date = readDate(text, agreement.lastIndex)
  if (!date && !capture[1]) return undefined
  const name = capture[1]
  const end = date?.end ?? at + 'accord '.length + name!.length
  const title = date || !name ? undefined : fold(name)
  return { law: { nature: 'accord', title, date: date?.day, label: name ? `accord ${name}` : 'accord' }, end }
}

const treaty =
  /(?:[Cc]onvention|[Tt]raité|[Ss]tatut|[Pp]rotocole)\s(?:internationale?\s)?(?:n[°ºo]\s?\d+\sde\sl['’](?:OIT|Organisation\sinternationale\sdu\stravail)|(?:fiscale\s|bilatérale\s)?(?:franco-\p{L}+|entre\sla\sFrance\set\s(?:la\s|les?\s|l['’]\s?)?\p{Lu}[\p{L}-]+)|(?:n[°ºo]\s?\d+\s)?(?:de\sl['’]|de\s|d['’])?\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?|(?:signée?|conclue?)\sà\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)/uy
const on = /,?\s(?:modifiée?\s)?(?:du|le)\s/y

function readTreaty(text: string, at: number): { law: Law; end: number } | undefined {
  const capture = match(treaty, text, at)
  if (!capture) return undefined
  const end = treaty.lastIndex
  const date = dateAfter(on, text, end)
  const wording = text.slice(at, date?.end ?? end)
  const nature = /^t/i.test(wording) ? 'traité' : 'convention'
  return {
    law: { nature, title: fold(wording), date: date?.day, label: wording.replace(/\s+/g, ' ') },
    end: date?.end ?? end,
  }
}

const titleForm =
  /[Cc]onvention\s(?:européenne|internationale|interaméricaine|unique)\s(?:d['’]|de\s|relative\s|sur\s|pour\s|contre\s|concernant\s)[^.;:,()\n]{3,120}?(?=,?\s(?:(?:signée|conclue|faite|adoptée|ouverte|du|le|de\s\d{4})(?!\p{L})|et\s(?:notamment|en\sparticulier))|\s?[.;:,)])/uy
const signature =
  /,?\s(?:(?:signée|conclue|faite|adoptée)\s(?:à\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?\s)?)?(?:du|le)\s/uy

/** « la convention européenne d’extradition du 13 décembre 1957 » */
function readTitled(text: string, at: number): { law: Law; end: number } | undefined {
  const capture = match(titleForm, text, at)
  if (!capture) return undefined
  const end = titleForm.lastIndex
  const date = dateAfter(signature, text, end)
  const label = capture[0].replace(/\s+/g, ' ')
  return { law: { nature: 'convention', title: fold(label), date: date?.day, label }, end: date?.end ?? end }
}

const bilateral =
  /[Cc]onvention\s(?:(?:fiscale|bilatérale|conclue|signée|consulaire|d['’]établissement|d['’]extradition|d['’]entraide\sjudiciaire|de\ssécurité\ssociale)\s)*(?:le|du)\s(?=\d)/uy
const states =
  /,?\s(?:conclue\s)?entre\s(?:la\sRépublique\sfrançaise|la\sFrance|le\s[Gg]ouvernement\sde\sla\sRépublique\sfrançaise)/uy

/** « la convention conclue le 26 novembre 2013 entre la République française et… »: between others it is a contract. */
function readBilateral(text: string, at: number): { law: Law; end: number } | undefined {
  const date = dateAfter(bilateral, text, at)
  if (!date || !match(states, text, date.end)) return undefined
  return { law: { nature: 'convention', date: date.day, label: 'convention' }, end: date.end }
}
