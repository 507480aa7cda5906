import { departmentOf } from '../../../../shared/campaign/members/departments.ts'
import { isEmail, Member } from '../../../../shared/campaign/members/model.ts'
import { capital } from '../../../../shared/french/wording.ts'
import { csvRecords } from '../../containers/csv.ts'
import { Refusal } from '../../refusal.ts'

const publisher = 'Sénat (données ouvertes, Licence Ouverte 2.0)'

/** The Sénat's list of senators: the query as comments, then a header that begins with the matricule. */
export const isSenators = (text: string): boolean =>
  /^(?:%.*\r?\n)*Matricule,Qualité,Nom usuel,/.test(text.slice(0, 6000))

/** The sitting senators of the list, and how many former ones it holds. The matricule is a text: it may begin with 0. */
export function* readSenators(
  text: string,
  asOf: string | undefined,
): Generator<{ readonly place: string; readonly member?: Member; readonly reason?: string }> {
  // the preamble is a query, with commas and quotes of its own
  const table = text.replace(/^(?:%.*\r?\n)+/, '')
  for (const row of csvRecords(table)) {
    const id = row.Matricule ?? ''
    const place = `sénateur ${id || '?'}`
    if (row.État !== 'ACTIF') continue
    try {
      yield { place, member: senator(id, row, asOf) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      yield { place, reason: error.message }
    }
  }
}

function senator(id: string, row: Readonly<Record<string, string>>, asOf: string | undefined): Member {
  const last = row['Nom usuel'] ?? ''
  if (!id || !last) throw new Refusal('la ligne n’a pas de matricule ou de nom')
  const civility = row.Qualité ?? ''
  const mail = row['Courrier électronique'] ?? ''
  const sigle = row['Groupe politique'] ?? ''
  const place = row.Circonscription ?? ''
  const office = row['Fonction au Bureau du Sénat'] ?? ''
  return Member.parse({
    id,
    chamber: 'senat',
    civility: civility === 'M.' || civility === 'Mme' ? civility : '',
    first: row['Prénom usuel'] ?? '',
    last,
    ...(sigle && { group: { sigle, label: sigle } }),
    ...(place && { department: departmentOf(place) ?? { number: '', name: place } }),
    committee: capital((row['Commission permanente'] ?? '').replace(/^Aucune\b.*/, '')),
    functions: office ? [office] : [],
    emails: isEmail(mail) ? [mail] : [],
    source: publisher,
    asOf,
  })
}
