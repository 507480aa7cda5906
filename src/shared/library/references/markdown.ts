import { dayText } from '../../french/dates.ts'
import { label } from '../cite/print.ts'
import type { Source } from '../model.ts'

/** A source with its text as Markdown: its citation, its wordings or numbered points, where it comes from. Private notes are left out. */
export function markdownOf(source: Source): string {
  return [
    `# ${escaped(label(source))}`,
    ...(source.certainty === 'to-verify'
      ? [`> À vérifier${source.caveat ? ` : ${escaped(source.caveat)}` : ''}`]
      : []),
    ...bodyOf(source),
    ...source.provenance.map(
      ({ publisher, licence, asOf, url }) =>
        `*${[publisher, licence, asOf && `état du ${dayText(asOf)}`]
          .filter(Boolean)
          .map(one => escaped(one ?? ''))
          .join(', ')}*${url ? ` <${url}>` : ''}`,
    ),
  ].join('\n\n')
}

function bodyOf(source: Source): string[] {
  switch (source.kind) {
    case 'decision':
    case 'document':
      return source.text.map(({ n, text }) => `${n ? `**${n}.** ` : ''}${paragraphs(text)}`)
    case 'article':
      return source.versions
        .toReversed()
        .flatMap(({ from, to, text, nota }) => [
          `## ${periodOf(from, to)}`,
          paragraphs(text),
          ...(nota ? [`*Nota : ${paragraphs(nota)}*`] : []),
        ])
    case 'argument':
      return [source.thesis, source.development].filter(Boolean)
  }
}

function periodOf(from: string | undefined, to: string | undefined): string {
  if (from) return to ? `Du ${dayText(from)} au ${dayText(to)}` : `Depuis le ${dayText(from)}`
  return to ? `Jusqu’au ${dayText(to)}` : 'Texte'
}

const paragraphs = (text: string): string => text.split(/\n+/).map(escaped).join('\n\n')

/** Marks that Markdown would read, at the beginning of a line or within it. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(\s*)([#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)]\s)/, '$1\\$2')
