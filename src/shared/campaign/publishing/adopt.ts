import { escapeMarkup } from '../../drafts/templates/repeats.ts'
import { dayText } from '../../french/dates.ts'
import { AppError } from '../../kernel/errors.ts'
import { Argument } from '../../library/model.ts'
import type { PageOrigin, Proposal } from './take-up-model.ts'

/** Where something was taken from, as a source is printed: it is to be verified until somebody reads it. */
export const originText = ({ title, address, savedOn }: PageOrigin): string =>
  [title, address, `page enregistrée le ${dayText(savedOn)}`].filter(Boolean).join(', ')

/** Makes an argument of a paragraph that belongs to none, linked to its bill by nobody: that is for a person to say. */
export function argumentFrom({ heading, after }: Pick<Proposal, 'heading' | 'after'>, id: string): Argument {
  const sentence = /^.*?[.!?…](?=\s|$)/s.exec(after)?.[0] ?? after
  return Argument.parse({
    kind: 'argument',
    id,
    title: heading || sentence.slice(0, 80),
    thesis: escapeMarkup(sentence),
    development: sentence === after ? '' : escapeMarkup(after),
  })
}

/** An argument with an accepted proposal in it. Refused where the words it would replace are no longer there. */
export function adopt(argument: Argument, proposal: Proposal, origin: PageOrigin): Argument {
  const source = originText(origin)
  const after = withReferences(escapeMarkup(proposal.after), proposal.before)
  const caveat = `Repris de ${source}.`
  return {
    ...changed(argument, proposal, after, source),
    certainty: 'to-verify',
    caveat: argument.caveat?.includes(caveat)
      ? argument.caveat
      : [argument.caveat, caveat].filter(Boolean).join(' '),
    provenance: argument.provenance.some(one => one.publisher === origin.title && one.asOf === origin.savedOn)
      ? argument.provenance
      : [
          ...argument.provenance,
          {
            publisher: origin.title || 'page enregistrée',
            licence: '',
            ...(origin.address && { url: origin.address }),
            asOf: origin.savedOn,
          },
        ],
  }
}

function changed(
  argument: Argument,
  { field, before, date, after: plain }: Proposal,
  after: string,
  sourceText: string,
): Argument {
  switch (field) {
    case 'new':
      return argument
    case 'fact': {
      const fact = { text: plain, sourceText, ...(date && { date }) }
      if (!before) return { ...argument, facts: [...argument.facts, fact] }
      if (!argument.facts.some(one => one.text === before)) throw staleArgument()
      return {
        ...argument,
        facts: argument.facts.map(one => (one.text === before ? { ...one, ...fact } : one)),
      }
    }
    case 'reply':
      if (!argument.pairs.some(one => one.reply.includes(before))) throw staleArgument()
      return {
        ...argument,
        pairs: argument.pairs.map(one => ({
          ...one,
          reply: before ? one.reply.replace(before, () => after) : one.reply,
        })),
      }
    case 'thesis':
    case 'shortForm':
    case 'development':
      return { ...argument, [field]: placed(argument[field], before, after) }
    default:
      return {
        ...argument,
        variants: { ...argument.variants, [field]: placed(argument.variants[field] ?? '', before, after) },
      }
  }
}

/** A text with a paragraph put in place of another, or at its end. */
function placed(text: string, before: string, after: string): string {
  if (!before) return [text.trim(), after].filter(Boolean).join('\n\n')
  if (!text.replace(/\r\n?/g, '\n').includes(before)) throw staleArgument()
  return text.replace(/\r\n?/g, '\n').replace(before, () => after)
}

/** A paragraph with the references of the one it replaces, which a page does not carry, at its end. */
function withReferences(after: string, before: string): string {
  const references = [...new Set(before.match(/\[\[[^\]]*\]\]/g) ?? [])]
  return references.length === 0 ? after : `${after.replace(/\s*\.$/, '')} (${references.join(' ; ')}).`
}

const staleArgument = () =>
  new AppError(
    'stale',
    'L’argument a changé depuis que la page a été lue\u00a0: rien n’a été repris. Relisez la page.',
  )
