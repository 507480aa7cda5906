import { departmentOf } from '../../../../shared/campaign/members/departments.ts'
import { isEmail, Member } from '../../../../shared/campaign/members/model.ts'
import { Refusal } from '../../refusal.ts'
import type { Organ, ReadMember } from './aside.ts'
import { at, dayOf, type Json, listOf, objectsOf, textOf } from './value.ts'

export const publisher = 'Assemblée nationale (données ouvertes, Licence Ouverte 2.0)'

/**
 * A député from an actor of the Assemblée's open data (AMO10, AMO30). The mandate, the group and the committee are those that are
 * open; where none is, or several are (a resignation, a minister, a non-inscrit), those that began last.
 */
export function readActor(actor: Json, asOf: string | undefined): ReadMember {
  const id = textOf(actor.uid)
  if (!/^PA\d+$/.test(id)) throw new Refusal('l’acteur n’a pas d’identifiant «\u00a0PA…\u00a0»')
  const mandates = objectsOf(at(actor, 'mandats', 'mandat'))
  const seats = mandates.filter(one => textOf(at(one, 'election', 'lieu', 'departement')))
  // to preside over the Assemblée is a mandate of the same kind, without a seat of its own
  const mandate = latest(seats, 'ASSEMBLEE') ?? latest(mandates, 'ASSEMBLEE')
  if (!mandate) throw new Refusal('cette personne n’a pas de mandat de député dans ce fichier')
  const ident = at(actor, 'etatCivil', 'ident')
  const legislature = textOf(mandate.legislature)
  const same = mandates.filter(one => !textOf(one.legislature) || textOf(one.legislature) === legislature)
  const place = at(mandate, 'election', 'lieu')
  const number = departmentNumber(textOf(at(place, 'numDepartement')))
  const name = textOf(at(place, 'departement'))
  const constituency = Number.parseInt(textOf(at(place, 'numCirco')), 10)
  const endDay = dayOf(mandate.dateFin) ?? dayOf(at(actor, 'etatCivil', 'dateDeces'))
  const civility = textOf(at(ident, 'civ'))
  return {
    group: organOf(latest(same, 'GP')),
    committee: organOf(latest(same, 'COMPER')),
    member: Member.parse({
      id,
      chamber: 'an',
      civility: civility === 'M.' || civility === 'Mme' ? civility : '',
      first: textOf(at(ident, 'prenom')),
      last: textOf(at(ident, 'nom')),
      ...((number || name) && {
        department: { number: number || (departmentOf(name)?.number ?? ''), name },
      }),
      ...(constituency > 0 && { constituency }),
      functions: functionsOf(same),
      ...contactsOf(objectsOf(at(actor, 'adresses', 'adresse'))),
      legislature,
      mandate: { from: dayOf(mandate.dateDebut), to: endDay },
      source: publisher,
      asOf,
    }),
  }
}

/** The open mandate of a kind, or the last to have begun. */
function latest(mandates: readonly Json[], type: string): Json | undefined {
  const rank = (one: Json) => `${dayOf(one.dateFin) ? 0 : 1}${textOf(one.dateDebut)}`
  return mandates
    .filter(one => textOf(one.typeOrgane) === type)
    .reduce<Json | undefined>((best, one) => (best && rank(best) >= rank(one) ? best : one), undefined)
}

const organOf = (mandate: Json | undefined): string | undefined =>
  textOf(listOf(at(mandate, 'organes', 'organeRef'))[0]) || undefined

/** « 099 » stands for the French abroad; a number of three digits that begins with 0 is one of two. */
function departmentNumber(text: string): string {
  if (/^0(\d[\dAB])$/i.test(text) && text !== '099') return text.slice(1).toUpperCase()
  if (text === '099') return '99'
  return /^\d$/.test(text) ? `0${text}` : text.toUpperCase()
}

/** The current offices of a person in the chamber, in a group or in a committee. */
function functionsOf(mandates: readonly Json[]): string[] {
  const roles = mandates.flatMap(one => {
    const quality =
      textOf(at(one, 'infosQualite', 'libQualiteSex')) || textOf(at(one, 'infosQualite', 'libQualite'))
    const type = textOf(one.typeOrgane)
    if (dayOf(one.dateFin) || !['ASSEMBLEE', 'GP', 'COMPER'].includes(type)) return []
    if (!quality || /^(?:membre|député|apparenté)/i.test(quality)) return []
    // « Président du », of a group; « Secrétaire de l’Assemblée nationale » says of what
    if (type === 'GP') return [`${quality.replace(/ d[ue]$/, '')} du groupe`]
    return [type === 'COMPER' ? `${quality} de la commission` : quality]
  })
  return [...new Set(roles)]
}

/** Reads addresses as published, in the order of publication; one of no known kind is left out. */
function contactsOf(addresses: readonly Json[]) {
  const contacts: Pick<Member, 'phones' | 'emails' | 'web' | 'social' | 'office'> = {
    phones: [],
    emails: [],
    web: [],
    social: [],
    office: '',
  }
  const types = new Map(addresses.map(one => [textOf(one.uid), textOf(one.type)]))
  for (const one of addresses) {
    const value = textOf(one.valElec)
    switch (textOf(one.type)) {
      case '11': {
        const of = types.get(textOf(one.adresseDeRattachement))
        const kind = of === '2' ? 'circonscription' : of === '0' ? 'assemblee' : 'autre'
        if (value) contacts.phones.push({ kind, number: value })
        break
      }
      case '15':
        if (isEmail(value)) contacts.emails.push(value)
        break
      case '22':
      case '23':
        if (value) contacts.web.push(/^https?:/i.test(value) ? value : `https://${value}`)
        break
      case '24':
        if (value) contacts.social.push(`X : ${value}`)
        break
      case '25':
        if (value) contacts.social.push(`Facebook : ${value}`)
        break
      case '2':
        contacts.office ||= postal(one)
        break
    }
  }
  return { ...contacts, emails: [...new Set(contacts.emails)] }
}

const postal = (one: Json): string =>
  [
    [textOf(one.numeroRue), textOf(one.nomRue)].filter(Boolean).join(' '),
    textOf(one.complementAdresse),
    [textOf(one.codePostal), textOf(one.ville)].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ')

/** A group, a committee, any organ of the same data. */
export function readOrgan(organ: Json): Organ {
  const id = textOf(organ.uid)
  if (!/^PO\d+$/.test(id)) throw new Refusal('l’organe n’a pas d’identifiant «\u00a0PO…\u00a0»')
  const label = textOf(organ.libelle)
  return {
    id,
    type: textOf(organ.codeType),
    sigle: textOf(organ.libelleAbrev) || textOf(organ.libelleAbrege) || label,
    label,
    legislature: textOf(organ.legislature),
    until: dayOf(at(organ, 'viMoDe', 'dateFin')),
  }
}
