import { keptLabel } from '../../library/cite/print.ts'
import { compareQuote } from '../verify/quotations/quotes.ts'
import { problem, type Rule } from './subject.ts'

/** A quotation says what its source says, but for its cuts. */
export const quotes: Rule = ({ material: { draft }, sources }) =>
  draft.blocks.flatMap(block => {
    const source = block.kind === 'quote' && block.source && sources.get(block.source.id)
    if (!source || block.kind !== 'quote') return []
    const comparison = compareQuote(block, source)
    const at = { block: block.id }
    if (comparison.kind === 'elsewhere') {
      const message = `Une citation longue de ${keptLabel(source)} n’est pas au point indiqué (${block.source?.pin})\u00a0: ces mots se lisent ailleurs dans la source.`
      return [problem('warning', 'quote-elsewhere', message, '', at)]
    }
    if (comparison.kind !== 'different') return []
    const message = `Une citation longue ne reproduit pas ${keptLabel(source)}, à partir de «\u00a0${comparison.from}\u00a0». Coupez par la commande, mettez vos mots entre crochets, ou reprenez le texte.`
    return [problem('warning', 'quote-differs', message, '', at)]
  })

/** A picture says what it shows to who does not see it. */
export const pictures: Rule = ({ material: { draft } }) =>
  draft.blocks.flatMap(block =>
    block.kind === 'image' && !block.alt.trim()
      ? [
          problem(
            'warning',
            'image-alt',
            'Une image n’a pas de texte de remplacement\u00a0: qui ne la voit pas ne saura pas ce qu’elle montre.',
            '',
            { block: block.id },
          ),
        ]
      : [],
  )
