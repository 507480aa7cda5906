import type { Document } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { deliberation } from './cnil-parts.ts'
import { documentOf } from './decision.ts'
import { day, dilaRecord } from './dila.ts'

/** One deliberation or decision of the CNIL (DILA): most are published without their text, and say so. */
export function readCnil(xml: string, asOf?: string): Document {
  const record = dilaRecord(xml, 'TEXTE_CNIL', /^CNILTEXT\d{12}$/)
  const { field } = record
  const full = (field('TITREFULL') || field('TITRE')).replaceAll("'", '’')
  const number = field('NUMERO')
  if (!number && !full) throw new Refusal('la délibération n’a ni numéro ni titre')
  const { nature, title } = titleOf(full, field('NATURE'))
  return documentOf({
    type: 'cnil',
    nature,
    numbers: number ? [number] : [],
    title,
    date: day(field('DATE_TEXTE')),
    text: deliberation(record.lines('BLOC_TEXTUEL')),
    provenance: {
      publisher: 'DILA, CNIL',
      licence: 'Licence Ouverte 2.0',
      url: `https://www.legifrance.gouv.fr/cnil/id/${field('ID')}`,
      file: `${field('ID')}.xml`,
      asOf,
    },
  })
}

/** `Décision DR-2025-081 du 18 avril 2025 autorisant…`: the date and number are cited apart. */
function titleOf(full: string, nature: string): { nature: string; title: string } {
  const [, word = '', rest = full] =
    /^(Délibération|Décision|Avis|Mise en demeure)\b.{0,60}? du \d{1,2}(?:er)? \p{L}+ \d{4},? ?(.+)$/iu.exec(
      full,
    ) ?? []
  const natureText = (word || nature).toLowerCase()
  const short =
    natureText.startsWith('délib') || natureText.startsWith('delib')
      ? 'délib.'
      : natureText === 'decision'
        ? 'décision'
        : natureText
  return { nature: short || 'délib.', title: rest }
}
