import { departmentByNumber } from '../../../../shared/campaign/members/departments.ts'
import { isEmail, Member } from '../../../../shared/campaign/members/model.ts'
import { csvRecords } from '../../containers/csv.ts'
import { Refusal } from '../../refusal.ts'
import { at, dayOf, type Json, listOf, textOf } from './value.ts'

const publisher = 'NosDéputés.fr (Regards Citoyens, ODbL)'

export const isNosDeputesCsv = (text: string): boolean =>
  /^id;nom;nom_de_famille;prenom;/.test(text.slice(0, 200)) && /;groupe_sigle/.test(text.slice(0, 2000))

/** A député or a sénateur as NosDéputés gives one; the id is that of the Assemblée, so that both sources meet. */
export function readNosDeputes(one: Json, senate: boolean, asOf: string | undefined): Member {
  const own = textOf(one[senate ? 'id_institution' : 'id_an']) || textOf(one.id_institution)
  const id = senate ? own : own && `PA${own.replace(/^PA/, '')}`
  const last = textOf(one.nom_de_famille)
  if (!id || !last) throw new Refusal('la fiche n’a pas d’identifiant de l’assemblée ou de nom de famille')
  const sigle = textOf(one.groupe_sigle)
  const number = textOf(one.num_deptmt)
    .replace(/^0(?=\d[\dAB]$)/i, '')
    .padStart(2, '0')
    .toUpperCase()
  const name = departmentByNumber(number)?.name ?? textOf(one.nom_circo)
  const constituency = Number.parseInt(textOf(one.num_circo), 10)
  const twitter = textOf(one.twitter)
  return Member.parse({
    id,
    chamber: senate ? 'senat' : 'an',
    civility: { H: 'M.', F: 'Mme' }[textOf(one.sexe)] ?? '',
    first: textOf(one.prenom),
    last,
    ...(sigle && { group: { sigle, label: sigle } }),
    ...(textOf(one.num_deptmt) && { department: { number, name } }),
    ...(constituency > 0 && { constituency }),
    phones: phonesOf(values(one.adresses, 'adresse')),
    emails: values(one.emails, 'email').filter(isEmail),
    web: values(one.sites_web, 'site'),
    social: twitter ? [`X : ${twitter}`] : [],
    legislature: legislatureOf(textOf(one.mandat_debut)),
    mandate: { from: dayOf(one.mandat_debut), to: dayOf(one.mandat_fin) },
    source: publisher,
    asOf,
  })
}

/** The rows of the CSV, whose lists are joined by `|`. */
export const nosDeputesRows = (text: string): Iterable<Json> => csvRecords(text, ';')

const values = (list: unknown, name: string): string[] =>
  (typeof list === 'string' ? list.split('|') : listOf(list).map(one => textOf(at(one, name)) || textOf(one)))
    .map(one => one.trim())
    .filter(Boolean)

/** Numbers are written at the end of the addresses: « Téléphone : 01 40 63 … ». */
function phonesOf(addresses: readonly string[]): Member['phones'] {
  const links = addresses.flatMap(address =>
    [...address.matchAll(/T[ée]l[^:]*:\s*([\d .+()]{9,20}\d)/giu)].map(([, number = '']) => ({
      kind: /Assembl[ée]e nationale|S[ée]nat/i.test(address)
        ? ('assemblee' as const)
        : ('circonscription' as const),
      number: number.trim(),
    })),
  )
  return links.filter(({ number }, n) => links.findIndex(other => other.number === number) === n)
}

/** The legislature that began on or just before the day a mandate began. */
function legislatureOf(from: string): string | undefined {
  const starts = {
    '13': '2007-06-20',
    '14': '2012-06-20',
    '15': '2017-06-21',
    '16': '2022-06-22',
    '17': '2024-07-08',
  }
  return Object.entries(starts)
    .filter(([, start]) => from >= start.slice(0, 8))
    .at(-1)?.[0]
}
