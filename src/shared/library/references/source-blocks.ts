import { dayText } from '../../french/dates.ts'
import { label } from '../cite/print.ts'
import type { Source } from '../model.ts'

/** A block of a source written out with its text; `point`: a paragraph that the source numbers. */
export type SourceBlock =
  | { readonly kind: 'title' | 'period' | 'warning' | 'paragraph' | 'nota'; readonly text: string }
  | { readonly kind: 'point'; readonly number: number; readonly text: string }
  | { readonly kind: 'provenance'; readonly text: string; readonly url?: string | undefined }

/** A source written out: its citation, what is to be verified, its wordings or numbered points, where it comes from. Private notes are left out. */
export const sourceBlocks = (source: Source): SourceBlock[] => [
  { kind: 'title', text: label(source) },
  ...(source.certainty === 'to-verify'
    ? [{ kind: 'warning' as const, text: `À vérifier${source.caveat ? `\u00a0: ${source.caveat}` : ''}` }]
    : []),
  ...bodyOf(source),
  ...source.provenance.map(({ publisher, licence, asOf, url }) => ({
    kind: 'provenance' as const,
    text: [publisher, licence, asOf && `état du ${dayText(asOf)}`].filter(Boolean).join(', '),
    url,
  })),
]

function bodyOf(source: Source): SourceBlock[] {
  switch (source.kind) {
    case 'decision':
    case 'document':
      return source.text.map(({ n, text }) =>
        n ? { kind: 'point', number: n, text } : { kind: 'paragraph', text },
      )
    case 'article':
      return source.versions
        .toReversed()
        .flatMap(({ from, to, text, nota }): SourceBlock[] => [
          { kind: 'period', text: periodOf(from, to) },
          { kind: 'paragraph', text },
          ...(nota ? [{ kind: 'nota' as const, text: nota }] : []),
        ])
    case 'argument':
      return [source.thesis, source.development].flatMap(text => (text ? [{ kind: 'paragraph', text }] : []))
  }
}

function periodOf(from: string | undefined, to: string | undefined): string {
  if (from) return to ? `Du ${dayText(from)} au ${dayText(to)}` : `Depuis le ${dayText(from)}`
  return to ? `Jusqu’au ${dayText(to)}` : 'Texte'
}
