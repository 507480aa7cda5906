import { label } from '../../shared/cite/print.ts'
import { withoutMarkup } from '../../shared/draft/markup.ts'
import { articleNumber } from '../../shared/model/keys.ts'
import type { Passage, Source } from '../../shared/model/source.ts'
import { eachWord, fold, squash } from '../../shared/text/fold.ts'
import { inclusiveForms } from '../../shared/text/inclusive.ts'
import { stem } from '../../shared/text/stem.ts'

/** What the index holds of a source: three strings of folded words. */
export interface IndexedWords {
  readonly head: string
  readonly exact: string
  readonly stem: string
}

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
      const { variants, ground, pairs } = source
      const marked = [
        source.thesis,
        source.development,
        ...pairs.flatMap(({ objection, reply }) => [objection, reply]),
        ...[variants.filing, variants.briefing, variants.script, ground?.test, ground?.proof].map(
          text => text ?? '',
        ),
      ]
      return [...marked.map(withoutMarkup), ...own]
    }
    case 'document':
      return [source.holding ?? '', ...source.text.map(({ text }) => text), source.url ?? '', ...own]
  }
}

/** Who signed, presided or kept the registry is neither indexed nor shown in a list (art. L. 10 CJA). */
const signature =
  /^(?:Signé\s*:|Délibéré (?:à l|après)|L[ea] (?=[^:.]*(?:présid|rapporteur|secrétaire|greffi|assesseur))[^:.]{3,80}:?\s*$)/

/** The reasons before the formulas a judgment opens with. */
function tellingFirst(passages: readonly Passage[]): string[] {
  const reasoned = (one: Passage) => one.section === 'reasons' && one.n !== undefined
  const kept = passages.filter(one => !signature.test(one.text))
  return [...kept.filter(reasoned), ...kept.filter(one => !reasoned(one))].map(one => one.text)
}

/** Titles, numbers, names, path and tags. */
export function headOf(source: Source): string {
  return [label(source), ...detailsOf(source), ...source.tags, ...numbersOf(source)].join(' ')
}

/** The numbers by which a source is asked for, in letters and digits only. */
export function numbersOf(source: Source): string[] {
  switch (source.kind) {
    case 'decision': {
      const own = source.numbers.flatMap(number => [
        squash(number),
        squash(number.split('/')[0] ?? ''),
        squash(number + (source.nature ?? '')),
      ])
      return unique([...own, squash(source.ecli ?? '')])
    }
    case 'article':
      return unique([...articleNumbers(source.number), ...source.versions.map(version => squash(version.id))])
    case 'document':
      return unique(source.numbers.map(squash))
    case 'argument':
      return unique([squash(source.ground?.code ?? '')])
  }
}

/** The words of a source as the index wants them. */
export function wordsOf(source: Source): IndexedWords {
  const head = headOf(source)
  let exact = ''
  let stems = ''
  const addStem = (word: string) => {
    const stemmed = stem(word)
    if (stemmed !== word) stems += `${stemmed} `
  }
  const add = (word: string) => {
    exact += `${word} `
    addStem(word)
  }
  eachWord(head, addStem)
  const texts = textsOf(source)
  for (const text of texts) eachWord(text, add)
  // After everything, so that phrases are not cut by the forms that are not written.
  for (const text of [head, ...texts]) for (const form of inclusiveForms(text)) add(form.word)
  const numbers = numbersOf(source).filter(number => !number.includes('-'))
  return { head: `${fold(head)} ${numbers.join(' ')}`, exact, stem: stems }
}

/** The letters from a to z that begin a word of the source, a bit each. */
export function initialsOf({ head, exact }: IndexedWords): number {
  let mask = 0
  for (const text of [head, exact]) {
    for (let at = 0; at < text.length; at = text.indexOf(' ', at) + 1 || text.length) {
      const letter = text.charCodeAt(at) - 97
      if (letter >= 0 && letter < 26) mask |= 1 << letter
    }
  }
  return mask
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
