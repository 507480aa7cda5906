import { type Word, wordsOf } from './align.ts'

/** Words that deny or limit: a cut must not leave them out. */
const LIMITS: ReadonlySet<string> = new Set(
  (
    'ne n pas point jamais aucun aucune nul nulle ni non sans sauf hormis excepte excepter exception exclusion reserve reserves ' +
    'condition conditions seul seule seuls seules seulement uniquement si moins toutefois cependant'
  ).split(' '),
)
/** Words just before the first quoted one that turn it round: « ne peut », « que si ». */
const BEFORE: ReadonlySet<string> = new Set(['ne', 'n', 'non', 'sans', 'sauf', 'hormis', 'excepte'])
const AFTER: ReadonlySet<string> = new Set(
  'pas point jamais sauf hormis excepte exception reserve reserves seulement'.split(' '),
)
/** How far after a last cut the words it hides are looked for. */
const AFTER_WORDS = 12

const ellipsis = /\[(?:…|\.\.\.|\s)+\]|\((?:…|\.\.\.|\s*)\)/gu
const brackets = /\[[^\]]*\]|\((?:…|\.\.\.|\s*)\)/gu

/** « [l]a commune »: the letter is another's, the word is the source's. */
const ADAPTED_LETTER = /\[(\p{L})\](?=\p{L})/gu

/** Whether a quotation leaves words out, and says so. */
export const hasCut = (quotation: string): boolean => new RegExp(ellipsis, 'u').test(quotation)

/**
 * The words of a text that the cuts of a quotation leave out and that deny or limit what it says; undefined when they leave out
 * none. `before`: what the sentence says just before the quotation. The quotation is taken to be word for word but for its cuts.
 */
export function hiddenLimits(quotation: string, text: string, before: string): string | undefined {
  const typed = quotation.replace(ADAPTED_LETTER, '$1')
  const pieces = typed.split(brackets)
  const marks = typed.match(brackets) ?? []
  const parts = pieces.map(wordsOf)
  const whole = wordsOf(text)
  const isCut = (mark: string | undefined) => mark !== undefined && new RegExp(ellipsis, 'u').test(mark)
  const blanks = parts.flatMap((words, n) =>
    words.length > 0 ? [{ words, minWords: isCut(marks[n - 1]) ? 1 : 0 }] : [],
  )
  const places = locate(blanks, whole)
  if (!places) return undefined
  const excerpt = (from: number, to: number) => text.slice(whole[from]!.start, whole[to - 1]!.end)
  let next = 0
  let last: { readonly from: number; readonly to: number } | undefined
  for (const [n, part] of parts.entries()) {
    if (part.length === 0) continue
    const place = places[next++]!
    if (!last) {
      // a quotation may also begin just after « ne », with nothing to show it
      const previous = whole[place.from - 1]
      if (
        previous &&
        BEFORE.has(previous.key) &&
        !endsWith(before, previous.key) &&
        isSameSentence(text, previous, whole[place.from]!)
      )
        return excerpt(place.from - 1, place.from + 1)
      const denial = previous && denialBefore(text, whole, place.from)
      if (denial !== undefined && !DENIES.test(before.slice(-SAID_CHARS)))
        return excerpt(denial, place.from + 1)
    } else if (isCut(marks[n - 1]) && place.from > last.to) {
      const cut = isSubjectTakenUp(text, whole, last.to, place.from)
        ? []
        : besideKept(text, whole, last.to, place.from)
      if (
        cut.some(
          (word, n) =>
            (isLimit(word, cut[n + 1]) && !isConceded(cut, n)) ||
            (word.key === 'que' && isOpen(whole.slice(last!.from, last!.to))),
        )
      )
        return excerpt(last.to, place.from)
    }
    last = place
  }
  const ending = /(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))[\s.,;]*$/u.test(quotation)
  if (last && ending) {
    const stop = text.slice(whole[last.to - 1]!.end).search(/[.;\n]/)
    const limit = stop < 0 ? text.length : whole[last.to - 1]!.end + stop
    const after = whole.slice(last.to, last.to + AFTER_WORDS).filter(word => word.end <= limit)
    // a condition that follows at once is a part of what it limits
    if (after.some(word => AFTER.has(word.key)) || after[0]?.key === 'si')
      return excerpt(last.to, last.to + after.length)
  }
  return undefined
}

/** The words of a cut that stand in a sentence or a clause of which something is kept; a whole one that is left out denies nothing else. */
function besideKept(text: string, whole: readonly Word[], from: number, to: number): readonly Word[] {
  const hasStop = (a: number, b: number) => /[.;\n]/.test(text.slice(whole[a]!.end, whole[b]!.start))
  return whole.slice(from, to).filter((_, n) => !hasStop(from - 1, from + n) || !hasStop(from + n, to))
}

/** More words than that before a cut are not a subject alone: they may say something that the cut limits. */
const SUBJECT_WORDS = 4
const SUBJECT = /^(?:l|le|la|les|un|une|ce|cet|cette|ces|son|sa|ses|leur|leurs|tout|toute)$/
const PRONOUN = /^(?:il|ils|elle|elles|celui|celle|ceux|celles|ci)$/
/** Words that begin what goes with a verb already said, so that a verb stands before them. */
const COMPLEMENT =
  /^(?:a|au|aux|de|d|du|des|en|dans|sur|sous|sans|sauf|hors|hormis|par|pour|avec|apres|avant|des|contre|qu|que|qui|si|s|lorsque|lorsqu|quand|et|ou|ni|pas|point|jamais|plus|seulement|uniquement|toutefois|\p{L}+ment|\d+)$/u

/**
 * Whether a cut leaves out the whole of what one sentence says of its subject, and the pronoun by which the next takes the subject up:
 * « L’opposition [n’est pas suspensive. Elle] doit être formée ». What is left out then limits nothing that is kept.
 */
function isSubjectTakenUp(text: string, whole: readonly Word[], from: number, to: number): boolean {
  const isStop = (at: number) => !isSameSentence(text, whole[at - 1]!, whole[at]!)
  let start = from
  while (start > 0 && !isStop(start)) start -= 1
  let resumption = to
  while (resumption > from && !isStop(resumption)) resumption -= 1
  const isSubject = from - start <= SUBJECT_WORDS && SUBJECT.test(whole[start]?.key ?? '')
  const pronoun = whole.slice(resumption, to)
  return (
    isSubject &&
    resumption > from &&
    pronoun.length > 0 &&
    pronoun.every(({ key }) => PRONOUN.test(key)) &&
    !COMPLEMENT.test(whole[from]!.key)
  )
}

/** How far before a quotation its own sentence may deny what it quotes, and how many words a negation spans. */
const SAID_CHARS = 60
const DENIAL_WORDS = 5
const DENIES = /(?<!\p{L})(?:ne|n[’']|non|pas|sans|aucune?|jamais|ni)(?!\p{L})/iu

/** Where a negation begins that ends just before a word: « non pas », « n’est pas », « ne peuvent pas ». */
function denialBefore(text: string, whole: readonly Word[], at: number): number | undefined {
  if (!/^(?:pas|point|jamais)$/.test(whole[at - 1]?.key ?? '')) return undefined
  if (!isSameSentence(text, whole[at - 1]!, whole[at]!)) return undefined
  for (let from = at - 2; from >= Math.max(0, at - 1 - DENIAL_WORDS); from -= 1) {
    if (!isSameSentence(text, whole[from]!, whole[from + 1]!)) return undefined
    if (/^(?:ne|n|non)$/.test(whole[from]!.key)) return from
  }
  return undefined
}

/** Whether a word denies or limits; « s’il » is « si ». */
const isLimit = ({ key }: Word, next: Word | undefined): boolean =>
  LIMITS.has(key) || (key === 's' && /^ils?$/.test(next?.key ?? '')) || (key === 'qu' && next?.key === 'a')

/** « Bien que non mentionnées à cet article » says of what it is told, and limits nothing. */
const isConceded = (words: readonly Word[], at: number): boolean =>
  words[at]!.key === 'non' &&
  words[at - 1]?.key === 'que' &&
  /^(?:bien|quoique)$/.test(words[at - 2]?.key ?? '')

const CLOSES: ReadonlySet<string> = new Set(
  'pas point jamais aucun aucune nul nulle ni plus que qu'.split(' '),
)

/** Whether words begin a negation or a restriction that they do not end: « n’est opposable », of « n’est opposable que si ». */
function isOpen(words: readonly Word[]): boolean {
  const at = words.findLastIndex(({ key }) => key === 'ne' || key === 'n')
  return at >= 0 && !words.slice(at + 1).some(({ key }) => CLOSES.has(key))
}

const endsWith = (before: string, key: string): boolean => wordsOf(before.slice(-20)).at(-1)?.key === key

const isSameSentence = (text: string, one: Word, next: Word): boolean =>
  !/[.;:]/.test(text.slice(one.end, next.start))

/** The shortest stretch of a text in which the parts stand in their order, each word for word. */
function locate(
  parts: readonly { readonly words: readonly Word[]; readonly minWords: number }[],
  whole: readonly Word[],
): { readonly from: number; readonly to: number }[] | undefined {
  const [first, ...rest] = parts
  if (!first) return undefined
  let best: { from: number; to: number }[] | undefined
  for (let from = find(first.words, whole, 0); from >= 0; from = find(first.words, whole, from + 1)) {
    const places = [{ from, to: from + first.words.length }]
    for (const { words, minWords } of rest) {
      const at = find(words, whole, places.at(-1)!.to + minWords)
      if (at < 0) return best
      places.push({ from: at, to: at + words.length })
    }
    const length = places.at(-1)!.to - from
    if (!best || length < best.at(-1)!.to - best[0]!.from) best = places
  }
  return best
}

function find(part: readonly Word[], whole: readonly Word[], from: number): number {
  for (let at = from; at + part.length <= whole.length; at += 1)
    if (part.every((word, n) => whole[at + n]!.key === word.key)) return at
  return -1
}
