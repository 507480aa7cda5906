import type { Inline } from '../../drafts/model.ts'
import { parseInlines, splitParagraphs } from '../../drafts/text/markup.ts'
import { type Html, html } from './html.ts'
import type { Publication } from './publication.ts'

/** A text in our markup as paragraphs of a page; a paragraph with a slot nothing fills is left out, and `onGap` hears its slot. */
export function paragraphsOf(
  text: string,
  { source }: Pick<Publication, 'source'>,
  slots: Readonly<Record<string, string>>,
  onGap: (slot: string) => void = () => undefined,
): Html[] {
  return splitParagraphs(text).flatMap(paragraph => {
    const inlines = parseInlines(paragraph)
    const gap = inlines.find(one => one.kind === 'slot' && !slots[one.key])
    if (gap?.kind === 'slot') {
      onGap(gap.key)
      return []
    }
    return [html`<p>${inlines.map(one => inlineHtml(one, source, slots))}</p>`]
  })
}

/** The same words in one line, without paragraphs; nothing where a slot is left open. */
export function lineOf(
  text: string,
  publication: Pick<Publication, 'source'>,
  slots: Readonly<Record<string, string>> = {},
): Html | undefined {
  const inlines = parseInlines(text.trim())
  if (!text.trim() || inlines.some(one => one.kind === 'slot' && !slots[one.key])) return undefined
  return { markup: inlines.map(one => inlineHtml(one, publication.source, slots).markup).join('') }
}

function inlineHtml(
  inline: Inline,
  source: Publication['source'],
  slots: Readonly<Record<string, string>>,
): Html {
  switch (inline.kind) {
    case 'text': {
      const marks = inline.marks ?? []
      const words = html`${inline.text}`
      const strong = marks.includes('bold') ? html`<strong>${words}</strong>` : words
      const raised = marks.includes('superscript') ? html`<sup>${strong}</sup>` : strong
      return marks.includes('italic') ? html`<em>${raised}</em>` : raised
    }
    case 'link':
      return html`${inline.text}`
    case 'linebreak':
      return html`<br>`
    case 'slot':
      return html`${slots[inline.key] ?? ''}`
    case 'citation': {
      const cited = source(inline.source.id, inline.source.pin)
      if (!cited) return html``
      return cited.address
        ? html`<cite><a href="${cited.address}">${cited.label}</a></cite>`
        : html`<cite>${cited.label}</cite>`
    }
    case 'note':
      return html` (${inline.inlines.map(one => inlineHtml(one, source, slots))})`
    default:
      // an exhibit of a dossier is nobody else's
      return html``
  }
}
