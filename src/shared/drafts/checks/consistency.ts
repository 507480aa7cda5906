import type { Problem } from '../../dossiers/problem.ts'
import { longDayText, MONTH_PATTERN, monthNames, weekdays } from '../../french/dates.ts'
import { words } from '../../french/fold.ts'
import { memoizeByLength } from '../../kernel/caches.ts'
import { dayOf, isDay } from '../../kernel/days.ts'
import { spokenNumber } from '../../library/cite/find/dates.ts'
import type { Block } from '../model.ts'
import { partyName } from '../slots/party-names.ts'
import { nearness } from '../verify/decisions/near.ts'
import { plainText, linesOf as writtenLines } from '../walk.ts'
import { CACHE_CHARS, type Remark, readings } from './readings.ts'
import { problem, type Rule, type Subject, type Texts } from './subject.ts'
import { amissInText, leftOvers } from './wording.ts'

/** Readings of a text that do not depend on the dossier. */
interface Reading {
  readonly dates: readonly Remark[]
  readonly sums: readonly Remark[]
  readonly attackDays: readonly string[]
  readonly costs: readonly number[]
}
const readingsOf = readings(
  (text): Reading => ({
    dates: wrongDates(text),
    sums: wrongSums(text),
    attackDays: attackedDays(text),
    costs: costsAsked(text),
  }),
)

const mismatches = (subject: Subject, what: 'dates' | 'sums'): Problem[] =>
  readingsOf(subject).flatMap(({ block, [what]: problems }) =>
    problems.map(({ code, message }) => problem('warning', code, message, '', { block })),
  )

const DATE_WITH_WEEKDAY = new RegExp(`(?<!\\w)(1er|\\d{1,2})\\s(${MONTH_PATTERN})\\s(\\d{4})\\b`, 'gi')
const ofWeek = new RegExp(`\\b(${weekdays.join('|')})\\s$`, 'i')

/** Reports days that are in no calendar, and days of the week that were not those. */
export const dates: Rule = subject => mismatches(subject, 'dates')

const wrongDates = (text: string): Remark[] =>
  [...text.matchAll(DATE_WITH_WEEKDAY)].flatMap(
    ({ 0: date, 1: day = '', 2: month = '', 3: year, index }): Remark[] => {
      // looked for from the day, which most words are not
      const [before = '', weekday] = ofWeek.exec(text.slice(Math.max(0, index - 10), index)) ?? []
      const quote = before + date
      const at = new Date(0)
      const [n, m] = [Number.parseInt(day, 10), monthNames.indexOf(month.toLowerCase())]
      at.setUTCFullYear(Number(year), m, n)
      if (at.getUTCMonth() !== m || at.getUTCDate() !== n)
        return [{ code: 'date-impossible', message: `Le «\u00a0${quote}\u00a0» n’existe pas.` }]
      const right = weekdays[at.getUTCDay()]
      if (!weekday || weekday.toLowerCase() === right) return []
      const message = `Le ${day} ${month} ${year} était un ${right}, pas un ${weekday.toLowerCase()}.`
      return [{ code: 'date-weekday', message }]
    },
  )

const ATTACKED_DECISION =
  /(?:décision|délibération|arrêté|refus)\s(?:[^\s.,;]+\s){0,4}?attaquée?\s(?:en\sdate\s)?du\s(1er|\d{1,2})\s(\p{L}+)\s(\d{4})/giu

/** Checks that the attacked decision bears one date, that of the dossier. */
export const decisionDay: Rule = subject => {
  const day = subject.fact('decision.date')
  if (!isDay(day)) return []
  return readingsOf(subject).flatMap(({ block, attackDays: days }) =>
    days.flatMap((quoteDay): Problem[] => {
      if (quoteDay === day) return []
      const message = `La décision attaquée est dite du ${longDayText(quoteDay)}, mais le dossier la date du ${longDayText(day)}.`
      return [problem('warning', 'date-decision', message, '', { block })]
    }),
  )
}

const attackedDays = (text: string): string[] =>
  !/attaqu/i.test(text)
    ? []
    : [...text.matchAll(ATTACKED_DECISION)].flatMap(([, date = '', month = '', year = '']) => {
        const m = monthNames.indexOf(month.toLowerCase())
        return m < 0 ? [] : [dayOf(year, m + 1, Number.parseInt(date, 10))]
      })

const sum = /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d{3,7})(?:,\d{2})?[\s\u00a0\u202f]?(?:€|euros?)/giu

/** Checks that the sum asked for costs is the same everywhere. */
export const costs: Rule = subject => {
  const blockByAmount = new Map<number, string>()
  for (const { block, costs: amounts } of readingsOf(subject))
    for (const amount of amounts) if (!blockByAmount.has(amount)) blockByAmount.set(amount, block)
  if (blockByAmount.size < 2) return []
  const amounts = [...blockByAmount.keys()].map(one => `${one.toLocaleString('fr-FR')} €`).join(', puis ')
  const message = `Les sommes demandées au titre de l’article L. 761-1 ne sont pas les mêmes partout : ${amounts}.`
  return [
    problem('warning', 'amount-differs', message, 'art. L. 761-1 CJA', {
      block: [...blockByAmount.values()].at(-1),
    }),
  ]
}

const costsAsked = (text: string): number[] =>
  /761-1/.test(text)
    ? text
        .split(/(?<!\b(?:[LRDA]|art))[.;]\s/u)
        .filter(one => /L\.\s?761-1/u.test(one) && !/\bn°\s|\bCE\b|\bTA\b|\bCAA\b/u.test(one))
        .flatMap(one => [...one.matchAll(sum)].map(([, figures = '']) => Number(figures.replace(/\D/g, ''))))
    : []

const AMOUNT_IN_FIGURES = /\s?euros?\s\((\d[\d\s\u00a0\u202f]*)\s?(?:€|euros?)\)/gi

/** Checks that a sum in words and in figures is the same sum. */
export const sums: Rule = subject => mismatches(subject, 'sums')

const wrongSums = (text: string): Remark[] =>
  !/euros?\s\(/i.test(text)
    ? []
    : [...text.matchAll(AMOUNT_IN_FIGURES)].flatMap(({ 0: quote, 1: figures = '', index }): Remark[] => {
        // « deux mille cinq cents », with the words before it, which count for nothing
        const inWords = text
          .slice(Math.max(0, index - 60), index)
          .split(/\s/)
          .slice(-6)
          .join(' ')
        const amount = spokenNumber(inWords)
        if (amount === 0 || amount === Number(figures.replace(/\D/g, ''))) return []
        const message = `«\u00a0…${inWords}${quote}\u00a0» : les lettres et les chiffres diffèrent.`
        return [{ code: 'amount-words', message }]
      })

const wordsIn = memoizeByLength<ReturnType<typeof words>>(CACHE_CHARS)

interface Name {
  readonly name: string
  readonly parts: readonly string[]
}

/** Slips in names, by block: a block printed unchanged is read once. */
const slipsIn = new WeakMap<Texts, { readonly names: string; readonly slips: readonly Problem[] }>()

/** Reports a name of a party that a slip sets apart from that of the dossier. */
export const names: Rule = subject => {
  const parties = subject.material.dossier.parties
    // a representative may be told by an office alone, which is nobody’s name
    .flatMap(party => [
      partyName(party),
      ...(/^(?:M\.|Mme|Me)\s/.test(party.representative) ? [party.representative] : []),
    ])
    .map(name => ({ name, parts: words(name).map(one => one.word) }))
    .filter(({ parts }) => parts.length > 1 && parts.join('').length > 8)
  if (parties.length === 0) return []
  const firsts = new Set(parties.flatMap(({ parts }) => parts))
  const all = parties.map(({ name }) => name).join('\n')
  const problems: Problem[] = []
  for (const texts of subject.texts) {
    const before = slipsIn.get(texts)
    const slips = before?.names === all ? before.slips : slipsOf(texts, parties, firsts)
    if (slips !== before?.slips) slipsIn.set(texts, { names: all, slips })
    problems.push(...slips)
  }
  return problems
}

const slipsOf = (texts: Texts, partyNameList: readonly Name[], firsts: ReadonlySet<string>): Problem[] =>
  texts.flatMap(({ block, text }) => {
    const textWords = wordsIn(text, () => words(text))
    // most lines name nobody: they are left at once
    if (!textWords.some(one => firsts.has(one.word))) return []
    return partyNameList.flatMap(({ name, parts }): Problem[] => {
      for (let at = 0; at + parts.length <= textWords.length; at += 1) {
        const other = slip(parts, textWords, at)
        if (other === undefined) continue
        const quote = text.slice(textWords[at]!.start, textWords[at + parts.length - 1]!.end)
        const message = `«\u00a0${quote}\u00a0» : le dossier écrit «\u00a0${name}\u00a0».`
        return [problem('warning', 'name-slip', message, '', { block })]
      }
      return []
    })
  })

/** The one word of a name that is a slip away from what stands there, all the others being the same. */
function slip(parts: readonly string[], textWords: ReturnType<typeof words>, at: number): string | undefined {
  let other: string | undefined
  for (const [n, part] of parts.entries()) {
    const word = textWords[at + n]!.word
    if (word === part) continue
    if (other !== undefined || part.length < 4 || nearness(word, part) !== 'near') return undefined
    // the plural is another word, not a slip
    if (`${word}s` === part || word === `${part}s`) return undefined
    other = word
  }
  return other
}

const typedIn = new WeakMap<Block, readonly (readonly [string, number])[]>()

/** The exhibits a block calls by hand: the words, the number. */
function typedCalls(block: Block): readonly (readonly [string, number])[] {
  const typedCallsOf = typedIn.get(block)
  if (typedCallsOf) return typedCallsOf
  const calls = (block.kind === 'quote' ? [] : writtenLines(block)).flatMap(line =>
    [...plainText(line).matchAll(/\bpi[èe]ces?\s(?:adverses?\s)?n°[\s\u00a0]?(\d+)/gi)]
      .filter(([quote]) => !/adverse/i.test(quote))
      .map(([quote, n]) => [quote, Number(n)] as const),
  )
  typedIn.set(block, calls)
  return calls
}

/** Reports an exhibit called by hand: it does not follow its number, and may call one that is not there. */
export const typedExhibits: Rule = ({ material: { draft, exhibits } }) =>
  draft.blocks
    .filter(block => typedCalls(block).length > 0)
    .flatMap(block =>
      typedCalls(block).map(([quote, n]): Problem => {
        const at = { block: block.id }
        const noSuchExhibit = `«\u00a0${quote}\u00a0» : le dossier n’a pas de pièce de ce numéro.`
        const typedByHand = `«\u00a0${quote}\u00a0» est tapé à la main : il ne suivra pas si les pièces changent de place. Remplacez-le par un appel de pièce.`
        return n <= exhibits.length
          ? problem('information', 'exhibit-typed', typedByHand, '', at)
          : problem('warning', 'exhibit-typed-gone', noSuchExhibit, 'art. R. 412-2 CJA', at)
      }),
    )

/** Rules of any text, whatever its template. */
export const always: readonly Rule[] = [
  dates,
  decisionDay,
  costs,
  sums,
  names,
  typedExhibits,
  amissInText,
  leftOvers,
]
