import { dateText } from '../../french/dates.ts'
import { inGuillemets } from '../../french/wording.ts'
import { keptLabel } from '../../library/cite/print.ts'
import type { Source } from '../../library/model.ts'
import { reliedOn } from '../references.ts'
import { compareQuote } from '../verify/quotations/quotes.ts'
import { problem, type Rule } from './subject.ts'

const reliances = ({ material: { draft } }: Parameters<Rule>[0]) => [...reliedOn(draft)]

const nameOf = (source: Source) =>
  source.kind === 'argument' ? `le développement ${inGuillemets(source.title)}` : keptLabel(source)

/** Reports the sources marked « à vérifier », by name: they have to be read before the text goes out. */
export const toVerify: Rule = subject =>
  reliances(subject).flatMap(([id, block]) => {
    const source = subject.sources.get(id)
    if (source?.certainty !== 'to-verify') return []
    const caveat = source.caveat ? ` ${source.caveat}` : ''
    const message = `À vérifier avant tout envoi : ${nameOf(source)}.${caveat}`
    return [problem('warning', 'to-verify', message, '', { block, source: id })]
  })

/** Reports the sources their publisher took back: what they say may have changed, or was never to be published. */
export const withdrawnSources: Rule = subject =>
  reliances(subject).flatMap(([id, block]) => {
    const source = subject.sources.get(id)
    if (!source?.withdrawn) return []
    const message = `Retiré par son éditeur le ${dateText(source.withdrawn)} : ${nameOf(source)}. Vérifiez que ce texte peut encore être cité.`
    return [problem('warning', 'withdrawn', message, '', { block })]
  })

/** Reports the linked blocks whose argument has changed since. */
export const stale: Rule = ({ material: { draft }, sources }) => {
  const seenIds = new Set<string>()
  return draft.blocks.flatMap(block => {
    if (!block.origin || seenIds.has(block.origin.group)) return []
    seenIds.add(block.origin.group)
    const source = sources.get(block.origin.source)
    if (!source || source.revision <= block.origin.revision) return []
    const title = source.kind === 'argument' ? source.title : source.id
    return [
      problem(
        'information',
        'argument-changed',
        `L’argument ${inGuillemets(title)} a changé dans la bibliothèque depuis qu’il a été inséré ici.`,
        '',
        { block: block.id },
      ),
    ]
  })
}

/** Checks that a quotation says what its source says, but for its cuts. */
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

/** Reports a picture that does not say what it shows to who does not see it. */
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
