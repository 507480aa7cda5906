import type { Passage } from '../../../shared/library/model.ts'
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
