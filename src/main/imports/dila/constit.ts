import type { Decision } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { decisionOf } from './decision.ts'
import { abstractOf, day, dilaRecord } from './dila.ts'
import { ecliOf } from './ecli.ts'
import { passages } from './judgment.ts'

/** One decision of the Conseil constitutionnel (CONSTIT, DILA). What was sent to it (saisines, observations) follows as annex. */
export function readConstit(xml: string, asOf?: string): Decision {
  const record = dilaRecord(xml, 'TEXTE_JURI_CONSTIT', /^CONSTEXT\d{12}$/)
  const { field } = record
  const date = day(field('DATE_DEC'))
  const number = field('NUMERO').replace(/^n°\s*/i, '')
  if (!number) throw new Refusal('la décision n’a pas de numéro')
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  const [, figures = number, letters] = /^(\d{2,4}-\d+(?:[/-]\d+)*)\s*(\p{Lu}+)?$/u.exec(number) ?? []
  const annex = [...record.lines('SAISINES'), ...record.lines('OBSERVATIONS')]
  const [name, subject] = titleOf(field('TITRE'))
  return decisionOf({
    court: 'Cons. const.',
    nature: field('NATURE_QUALIFIEE') || letters || field('NATURE') || undefined,
    date,
    numbers: [figures],
    name,
    ecli: ecliOf(field('ECLI'), date),
    solution: field('SOLUTION') || undefined,
    abstract: abstractOf(record) ?? subject,
    text: [
      ...passages(record.lines('BLOC_TEXTUEL'), 'constitutional'),
      ...annex.map(text => ({ section: 'annex' as const, text })),
    ],
    provenance: {
      publisher: 'DILA, CONSTIT',
      licence: 'Licence Ouverte 2.0',
      url: `https://www.legifrance.gouv.fr/cons/id/${field('ID')}`,
      file: `${field('ID')}.xml`,
      asOf,
    },
  })
}

/** `La Quadrature du Net et autres [Accès aux données]`: the name, and what it was about. */
function titleOf(title: string): readonly [string | undefined, string | undefined] {
  const [, name = '', subject] = /^(.*?)\s*(?:\[(.+)\])?$/.exec(title.replaceAll("'", '’')) ?? []
  return [name || undefined, subject]
}
