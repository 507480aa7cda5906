import type { Decision } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { decisionOf } from './decision.ts'
import { abstractOf, day, dilaRecord } from './dila.ts'
import { ecliOf } from './ecli.ts'
import { passages } from './judgment.ts'

/** Formations of the Cour de cassation as they are cited. */
const formations: Readonly<Record<string, string>> = {
  CHAMBRE_CIVILE_1: '1re civ.',
  CHAMBRE_CIVILE_2: '2e civ.',
  CHAMBRE_CIVILE_3: '3e civ.',
  CHAMBRE_COMMERCIALE: 'com.',
  CHAMBRE_SOCIALE: 'soc.',
  CHAMBRE_CRIMINELLE: 'crim.',
  CHAMBRE_MIXTE: 'ch. mixte',
  ASSEMBLEE_PLENIERE: 'ass. plén.',
  CHAMBRES_REUNIES: 'ch. réunies',
  ORDONNANCE_PREMIER_PRESIDENT: 'ord.',
}

/** One decision of the judicial courts (CASS, INCA, CAPP, DILA). The numbers are those of the appeals, not the court's own. */
export function readCass(xml: string, asOf?: string): Decision {
  const record = dilaRecord(xml, 'TEXTE_JURI_JUDI', /^JURITEXT\d{12}$/)
  const { field, all } = record
  const date = day(field('DATE_DEC'))
  const where = field('JURIDICTION').replaceAll("'", '’')
  const cassation = /^cour de cassation$/i.test(where)
  const numbers = [
    ...new Set(
      all('NUMERO_AFFAIRE')
        .flatMap(one => one.split(/\s*[;,]\s*/))
        .map(appealNumber),
    ),
  ].filter(Boolean)
  if (!where) throw new Refusal('la décision ne dit pas de quelle juridiction elle vient')
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  if (!numbers.length && !field('ECLI')) throw new Refusal('la décision n’a pas de numéro')
  const formation = field('FORMATION')
  const bulletin = record.attribute('PUBLI_BULL', 'publie')
  return decisionOf({
    ...(cassation ? { court: 'Cass.' as const } : { court: 'autre' as const, city: where }),
    formation: formations[formation] ?? (formation && !/_/.test(formation) ? formation : undefined),
    nature: /^avis$/i.test(field('NATURE')) ? 'avis' : undefined,
    date,
    numbers,
    publication: cassation ? (bulletin === 'oui' ? 'Bull.' : 'inédit') : undefined,
    ecli: ecliOf(field('ECLI'), date),
    solution: field('SOLUTION') || undefined,
    abstract: abstractOf(record),
    text: passages(
      record.lines('BLOC_TEXTUEL').filter(line => !/^[_\s-]+$/.test(line)),
      'judicial',
    ),
    provenance: {
      publisher: cassation ? 'DILA, CASS et INCA' : 'DILA, CAPP',
      licence: 'Licence Ouverte 2.0',
      url: `https://www.legifrance.gouv.fr/juri/id/${field('ID')}`,
      file: `${field('ID')}.xml`,
      asOf,
    },
  })
}

/** `23-20005` and `Y 23-20.005` are printed `23-20.005`; another number is kept. */
export function appealNumber(raw: string): string {
  const number = raw.replace(/\s+/g, ' ').trim()
  const [, year, first, rest] = /^(?:[A-Z] ?)?(\d{2})-?(\d{2})\.?(\d{3})$/.exec(number) ?? []
  return year ? `${year}-${first}.${rest}` : number
}
