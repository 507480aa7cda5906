import type { Document, Passage } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { documentOf } from './decision.ts'
import { day, dilaRecord } from './dila.ts'
import { numberedPassages, type Part } from './judgment.ts'

/** The parts of a deliberation, in the order the CNIL writes them: its visas come before what it was asked. */
const order: readonly Part[] = ['header', 'visas', 'facts', 'reasons', 'ruling', 'annex']
const starts: readonly (readonly [Part, RegExp])[] = [
  ['annex', /^ANNEXES?\b/],
  [
    'ruling',
    /^(?:PAR CES MOTIFS|(?:D ?[ÉE] ?C ?I ?D ?E|AUTORISE|REFUSE|ADOPTE|PRONONCE|RECOMMANDE|ABROGE|DISPENSE|MET EN DEMEURE)\b|(?:Décide|Autorise|Adopte|Prononce|Recommande|Abroge|Dispense) ?:|La formation restreinte .{0,80}décide (?:de )?:|En conséquence, .{0,240}mise?s? en demeure)/,
  ],
  [
    'reasons',
    /^(?:Considérant|(?:É|E|é|e)met l['’]avis|Formule les observations|Rappelle (?:que|à titre)|Est d['’]avis|(?:[IVX]+ ?[.–—-] ?)?(?:Sur (?:la|le|les|l['’])|MOTIFS|Motifs|(?:Les )?manquements|Discussion)|Observations? (?:liminaires?|générales?))/,
  ],
  [
    'facts',
    /^(?:Saisie?s? |(?:[IVX]+ ?[.–—-] ?)?(?:(?:LES? )?FAITS|(?:Les? )?[Ff]aits|(?:La )?[Pp]rocédure)\b)/,
  ],
  ['visas', /^Vus? /],
]

/**
 * The paragraphs of a deliberation or a decision of the CNIL, each in its part, with the number it bears where its points are
 * numbered. A text that shows no part has none.
 */
export function deliberation(lines: readonly string[]): Passage[] {
  let part: Part = 'header'
  const parts = lines.map((line): Part => {
    const place = order.indexOf(part)
    const next = starts.find(([name, pattern]) => order.indexOf(name) > place && pattern.test(line))?.[0]
    // what it was asked is told again in the heading of some, before the visas
    if (next && !(next === 'facts' && part === 'header' && /^Saisie?s? /.test(line))) part = next
    return part
  })
  if (!parts.includes('reasons') && !parts.includes('ruling')) return lines.map(text => ({ text }))
  return numberedPassages(lines, parts, new Set<Part>(['facts', 'reasons']))
}

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
