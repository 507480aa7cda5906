import type { Decision } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { courtNamed, formationOf } from './court-names.ts'
import { decisionOf } from './decision.ts'
import { abstractOf, day, dilaRecord } from './dila.ts'
import { ecliOf } from './ecli.ts'
import { caseName, joinedNumbers, passages } from './judgment.ts'

/** One decision of JADE (DILA): Conseil d'État, cours administratives d'appel, tribunaux administratifs, Tribunal des conflits. */
export function readJade(xml: string, asOf?: string): Decision {
  const record = dilaRecord(xml, 'TEXTE_JURI_ADMIN', /^CETATEXT\d{12}$/)
  const { field } = record
  const court = courtNamed(field('JURIDICTION'), field('ANCIEN_ID'))
  if (!court)
    throw new Refusal(`la juridiction «\u00a0${field('JURIDICTION').slice(0, 60)}\u00a0» n’est pas connue`)
  const number = field('NUMERO')
  const date = day(field('DATE_DEC'))
  if (!number) throw new Refusal('la décision n’a pas de numéro')
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  const text = passages(record.lines('BLOC_TEXTUEL'))
  return decisionOf({
    ...court,
    formation: formationOf(field('FORMATION'), field('TITRE').split(',')[1] ?? ''),
    date,
    numbers: joinedNumbers(number, text),
    name: caseName(text),
    publication: { A: 'Lebon', B: 'Lebon T.', C: 'inédit' }[field('PUBLI_RECUEIL')],
    ecli: ecliOf(field('ECLI'), date, number),
    solution: field('SOLUTION') || undefined,
    abstract: abstractOf(record),
    text,
    provenance: {
      publisher: 'DILA, JADE',
      licence: 'Licence Ouverte 2.0',
      url: `https://www.legifrance.gouv.fr/ceta/id/${field('ID')}`,
      file: `${field('ID')}.xml`,
      asOf,
    },
  })
}
