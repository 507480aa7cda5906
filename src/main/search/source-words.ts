import { withoutMarkup } from '../../shared/drafts/text/markup.ts'
import { squash } from '../../shared/french/fold.ts'
import { label } from '../../shared/library/cite/print.ts'
import { articleNumber } from '../../shared/library/keys.ts'
import type { Passage, Source } from '../../shared/library/model.ts'

/** The original texts of a source, those an excerpt may be taken from, the most telling first. */
export function textsOf(source: Source): string[] {
  const own = [source.notes, source.caveat ?? '']
  switch (source.kind) {
    case 'decision':
      return [
        source.holding ?? '',
        source.abstract ?? '',
        ...tellingFirst(source.text),
        source.solution ?? '',
        ...own,
      ]
    case 'article':
      return [
        source.holding ?? '',
        ...source.versions.toReversed().map(version => version.text),
        ...source.versions.map(version => version.nota ?? ''),
        ...own,
      ]
    case 'argument': {
      const { variants, ground, pairs, facts } = source
      const marked = [
        source.thesis,
        source.shortForm,
        source.development,
        ...pairs.flatMap(({ objection, reply }) => [objection, reply]),
        ...facts.map(({ text }) => text),
        ...[...Object.values(variants), ground?.test, ground?.proof].map(text => text ?? ''),
      ]
      return [...marked.map(withoutMarkup), ...own]
    }
    case 'document':
      return [source.holding ?? '', ...source.text.map(({ text }) => text), source.url ?? '', ...own]
  }
}

/** Who signed, presided or kept the registry is neither indexed nor shown in a list (art. L. 10 CJA). */
const signature =
  /^(?:Signé\s*:|Délibéré (?:à l|après)|L[ea] (?=[^:.]{3,80}:?\s*$)[^:.]*(?:présid|rapporteur|secrétaire|greffi|assesseur))/

/** A cheap filter before the expression: a title and a name, after an article, are no longer than this. */
const maySign = (text: string): boolean => {
  const first = text.charAt(0)
  return first === 'S' || first === 'D' || (first === 'L' && text.trimEnd().length <= 84)
}

/** The reasons before the formulas a judgment opens with. */
function tellingFirst(passages: readonly Passage[]): string[] {
  const [reasons, others]: [string[], string[]] = [[], []]
  for (const { section, n, text } of passages)
    if (!(maySign(text) && signature.test(text)))
      (section === 'reasons' && n !== undefined ? reasons : others).push(text)
  return [...reasons, ...others]
}

/** Titles, numbers, names, path and tags. */
export function headOf(source: Source, printed = label(source)): string[] {
  const numbers = source.kind === 'article' ? [] : numbersOf(source)
  return [printed, ...detailsOf(source), ...source.tags, ...numbers].filter(Boolean)
}

/** The numbers by which a source is asked for, in letters and digits only; its ECLI and the publisher's ids are keys. */
export function numbersOf(source: Source): string[] {
  switch (source.kind) {
    case 'decision': {
      return unique(
        source.numbers.flatMap(number => [
          squash(number),
          squash(number.split('/')[0] ?? ''),
          squash(number + (source.nature ?? '')),
        ]),
      )
    }
    case 'article':
      return unique(articleNumbers(source.number))
    case 'document':
      return unique(source.numbers.map(squash))
    case 'argument':
      return unique([squash(source.ground?.code ?? '')])
  }
}

/** With and without its letter: `l-251-2`, `251-2`. */
function articleNumbers(number: string): string[] {
  const whole = articleNumber(number)
  return [whole, whole.replace(/^[lrda]-/, '')]
}

function detailsOf(source: Source): string[] {
  switch (source.kind) {
    case 'decision':
      return [source.name ?? '', source.city ?? '', ...source.numbers, source.ecli ?? '', source.state ?? '']
    case 'article':
      return [source.number, source.of.title, source.of.short ?? '', source.of.number ?? '', ...source.path]
    case 'argument':
      return [source.title]
    case 'document':
      return [source.title, source.author ?? '', source.publisher ?? '', ...source.numbers]
  }
}

const unique = (all: readonly string[]) => [...new Set(all.filter(Boolean))]
