import { asAddress, isAddress } from '../../french/address.ts'
import type { Inline } from '../model.ts'
import { gapLabel, questionOf } from '../slots/gap-labels.ts'
import { phraseOf } from '../slots/phrases.ts'
import { slotText } from '../slots/slot-text.ts'
import { parseInlines } from '../text/markup.ts'
import { isReference } from '../walk.ts'
import type { Line, PrintedInline } from './assembled.ts'
import type { Context } from './context.ts'
import { printCross } from './cross-references.ts'
import type { Where } from './running-state.ts'

const nbsp = '\u00a0'

/** A line of words and citations is the same object for as long as what it cites is said in the same words. */
interface CachedLine {
  readonly cites: readonly PrintedInline[]
  readonly line: Line
}
const lineCache = new WeakMap<readonly Inline[], CachedLine>()
const isCacheable = (inline: Inline): boolean =>
  inline.kind === 'linebreak' ||
  ((inline.kind === 'text' || inline.kind === 'citation') && !inline.comments?.length)

/** A line with everything computed. What is missing becomes a gap and a problem, never a blank. */
export function printLine(inlines: readonly Inline[], context: Context, where: Where): Line {
  const before = lineCache.get(inlines)
  if (!before && !inlines.every(isCacheable)) return printEach(inlines, context, where)
  const cites: PrintedInline[] = []
  for (const one of inlines) if (one.kind === 'citation') cites.push(printCitation(one, context, where))
  if (before?.cites.every((one, at) => saysTheSame(one, cites[at]!))) return before.line
  let next = 0
  const line = inlines.flatMap((inline): PrintedInline[] =>
    inline.kind === 'citation' ? [{ ...cites[next++]!, of: inline }] : printInline(inline, context, where),
  )
  lineCache.set(inlines, { cites, line })
  return line
}

const saysTheSame = (a: PrintedInline, b: PrintedInline): boolean =>
  a.kind === 'citation' && b.kind === 'citation'
    ? a.runs === b.runs && a.first === b.first
    : a.kind === 'gap' && b.kind === 'gap' && a.text === b.text

function printEach(inlines: readonly Inline[], context: Context, where: Where): Line {
  return inlines.flatMap(inline => {
    const pieces = printInline(inline, context, where)
    const comments = commentsOn(inline)
    const more = {
      ...(isReference(inline) ? { of: inline } : {}),
      ...(comments.length > 0 ? { comments } : {}),
    }
    return Object.keys(more).length > 0 ? pieces.map(one => ({ ...one, ...more })) : pieces
  })
}

/** A comment in a note stands at its call: Word has none in notes. */
const commentsOn = (inline: Inline): string[] => {
  const own = ('comments' in inline && inline.comments) || []
  const inner = inline.kind === 'note' ? inline.inlines.flatMap(commentsOn) : []
  return [...new Set([...own, ...inner])]
}

/** A line written in our markup by the program itself, such as a line of the cover. */
export function printMarkup(text: string, context: Context, where: Where): Line {
  return parseInlines(text).flatMap(inline => printInline(inline, context, where))
}

/** A gap, `[à compléter : date de la décision]`, and the problem that goes with it. */
export function gap(key: string, context: Context, where: Where): PrintedInline {
  const label = gapLabel(key, context.template)
  context.problem({
    severity: 'blocking',
    code: 'slot-empty',
    message: `Il manque une information\u00a0: ${label}. Répondez à la question correspondante du dossier.`,
    law: '',
    at: { block: where.block, fact: questionOf(key, context.template) },
  })
  return { kind: 'gap', text: `[à compléter${nbsp}: ${label}]` }
}

function printInline(inline: Inline, context: Context, where: Where): PrintedInline[] {
  switch (inline.kind) {
    case 'text':
      return inline.text ? [run(inline.text, inline.marks)] : []
    case 'linebreak':
      return [{ kind: 'linebreak' }]
    case 'citation':
      return [printCitation(inline, context, where)]
    case 'exhibit':
      return [printExhibit(inline, context, where)]
    case 'slot':
      return printSlot(inline.key, inline.marks, context, where)
    case 'ref':
      return printRef(inline, context, where)
    case 'link':
      return [printLink(inline)]
    case 'private':
      return []
    case 'cut':
      return [run(inline.shown ? `[${inline.shown}]` : '[…]', undefined)]
    case 'note':
      // numbered before its text is read, so that numbers follow the calls
      return [
        {
          kind: 'note',
          id: inline.id,
          number: context.state.note(),
          inlines: printLine(inline.inlines, context, where),
        },
      ]
  }
}

type Of<K extends Inline['kind']> = Extract<Inline, { kind: K }>

/** Prints a link; an unsafe address becomes plain words. */
function printLink({ text, url }: Of<'link'>): PrintedInline {
  const address = asAddress(url)
  return isAddress(address) ? { kind: 'link', text: text || url, url: address } : run(text || url, undefined)
}

function run(text: string, marks: Of<'text'>['marks']): PrintedInline {
  return marks && marks.length > 0 ? { kind: 'run', text, marks } : { kind: 'run', text }
}

function printCitation({ source: ref, form }: Of<'citation'>, context: Context, where: Where): PrintedInline {
  const source = context.sources.get(ref.id)
  if (!source) {
    context.problem({
      severity: 'blocking',
      code: 'source-gone',
      message: `La source «${nbsp}${ref.id}${nbsp}» est citée mais n’est plus dans la bibliothèque. Restaurez-la ou retirez la citation.`,
      law: '',
      at: { block: where.block },
    })
    return { kind: 'gap', text: `[source introuvable${nbsp}: ${ref.id}]` }
  }
  context.state.record(ref.id, where)
  return { kind: 'citation', source: ref, ...context.cite(source, ref, form, where.block) }
}

function printExhibit({ exhibit, page }: Of<'exhibit'>, context: Context, where: Where): PrintedInline {
  const entry = context.exhibits.get(exhibit)
  if (entry) {
    const after = page ? `, ${/^\d/.test(page) ? `p.${nbsp}` : ''}${page}` : ''
    return {
      kind: 'exhibit',
      exhibit: entry.exhibit.id,
      before: `pièce n°${nbsp}`,
      number: entry.number,
      after,
    }
  }
  const label = context.template?.exhibits.find(
    place => `key:${place.key}` === exhibit || place.key === exhibit,
  )?.label
  const isKey = exhibit.startsWith('key:') || label !== undefined
  const name = label ?? exhibit.replace(/^key:/, '')
  context.problem({
    severity: 'blocking',
    code: isKey ? 'exhibit-missing' : 'exhibit-gone',
    message: isKey
      ? `Une pièce est appelée mais n’est pas jointe${nbsp}: ${name}. Ajoutez le fichier et indiquez de quelle pièce il s’agit, ou retirez l’appel.`
      : `Le texte appelle une pièce qui n’est plus dans le dossier (${exhibit}). Restaurez-la ou retirez l’appel.`,
    law: 'art. R. 412-2 CJA'.replaceAll('. ', `.${nbsp}`),
    at: {
      block: where.block,
      ...(isKey ? { fact: `exhibit.${exhibit.replace(/^key:/, '')}` } : { exhibit }),
    },
  })
  return { kind: 'gap', text: isKey ? `[pièce à joindre${nbsp}: ${name}]` : '[pièce introuvable]' }
}

function printSlot(key: string, marks: Of<'slot'>['marks'], context: Context, where: Where): PrintedInline[] {
  const { dossier } = context.material
  const text = slotText(key, dossier, context)
  if (text !== undefined) return [run(text, marks)]
  // a sentence that lacks one answer keeps the others
  const phrase = phraseOf(key, dossier, context.template)
  if (phrase !== undefined) {
    return parseInlines(phrase).flatMap(inner =>
      inner.kind === 'slot' || inner.kind === 'text' ? printInline({ ...inner, marks }, context, where) : [],
    )
  }
  return [gap(key, context, where)]
}

function printRef(ref: Of<'ref'>, context: Context, where: Where): PrintedInline[] {
  const pieces = printCross(ref, context, where.block)
  if (pieces) return pieces
  context.problem({
    severity: 'blocking',
    code: 'ref-broken',
    message: `Un renvoi ne mène plus nulle part${nbsp}: le passage visé a été supprimé ou n’est pas numéroté. Refaites-le ou retirez-le.`,
    law: '',
    at: { block: where.block },
  })
  return [{ kind: 'gap', text: '[renvoi à refaire]' }]
}
