import { words } from '../../french/fold.ts'
import { keptByText } from '../../french/memoized-folds.ts'
import { spokenNumber } from '../../library/cite/find/dates.ts'
import { monthNames } from '../../library/cite/text.ts'
import { isDay } from '../limit.ts'
import type { Block } from '../model.ts'
import type { Problem } from '../problem.ts'
import { partyName } from '../slots/party-names.ts'
import { longDayText } from '../slots/words.ts'
import { nearness } from '../verify/near.ts'
import { plainText, linesOf as writtenLines } from '../walk.ts'
import { most, readings } from './readings.ts'
import { amissInText, leftOvers } from './said.ts'
import { problem, type Rule, type Subject, type Texts } from './subject.ts'

interface Said {
  readonly code: string
  readonly message: string
}

/** What is read in a text, whatever the dossier says. */
interface Reading {
  readonly dates: readonly Said[]
  readonly sums: readonly Said[]
  readonly attacked: readonly string[]
  readonly costs: readonly number[]
}
const readingsOf = readings(
  (text): Reading => ({
    dates: wrongDates(text),
    sums: wrongSums(text),
    attacked: attackedDays(text),
    costs: costsAsked(text),
  }),
)

const warned = (subject: Subject, what: 'dates' | 'sums'): Problem[] =>
  readingsOf(subject).flatMap(({ block, [what]: said }) =>
    said.map(({ code, message }) => problem('warning', code, message, '', { block })),
  )

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const dated = new RegExp(`(?<!\\w)(1er|\\d{1,2})\\s(${monthNames.join('|')})\\s(\\d{4})\\b`, 'gi')
const ofWeek = new RegExp(`\\b(${weekdays.join('|')})\\s$`, 'i')

/** Days that are in no calendar, and days of the week that were not those. */
export const dates: Rule = subject => warned(subject, 'dates')

const wrongDates = (text: string): Said[] =>
  [...text.matchAll(dated)].flatMap(({ 0: found, 1: day = '', 2: month = '', 3: year, index }): Said[] => {
    // looked for from the day, which most words are not
    const [before = '', weekday] = ofWeek.exec(text.slice(Math.max(0, index - 10), index)) ?? []
    const written = before + found
    const at = new Date(0)
    const [n, m] = [Number.parseInt(day, 10), monthNames.indexOf(month.toLowerCase())]
    at.setUTCFullYear(Number(year), m, n)
    if (at.getUTCMonth() !== m || at.getUTCDate() !== n)
      return [{ code: 'date-impossible', message: `Le « ${written} » n’existe pas.` }]
    const right = weekdays[at.getUTCDay()]
    if (!weekday || weekday.toLowerCase() === right) return []
    const message = `Le ${day} ${month} ${year} était un ${right}, pas un ${weekday.toLowerCase()}.`
    return [{ code: 'date-weekday', message }]
  })

const attacked =
  /(?:décision|délibération|arrêté|refus)\s(?:[^\s.,;]+\s){0,4}?attaquée?\s(?:en\sdate\s)?du\s(1er|\d{1,2})\s(\p{L}+)\s(\d{4})/giu

/** The attacked decision bears one date, that of the dossier. */
export const decided: Rule = subject => {
  const day = subject.fact('decision.date')
  if (!isDay(day)) return []
  return readingsOf(subject).flatMap(({ block, attacked: days }) =>
    days.flatMap((told): Problem[] => {
      if (told === day) return []
      const said = `La décision attaquée est dite du ${longDayText(told)}, mais le dossier la date du ${longDayText(day)}.`
      return [problem('warning', 'date-decision', said, '', { block })]
    }),
  )
}

const attackedDays = (text: string): string[] =>
  !/attaqu/i.test(text)
    ? []
    : [...text.matchAll(attacked)].flatMap(([, date = '', month = '', year]) => {
        const m = monthNames.indexOf(month.toLowerCase())
        const two = (n: number) => String(n).padStart(2, '0')
        return m < 0 ? [] : [`${year}-${two(m + 1)}-${two(Number.parseInt(date, 10))}`]
      })

const sum = /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d{3,7})(?:,\d{2})?[\s\u00a0\u202f]?(?:€|euros?)/giu

/** What is asked for costs is one sum, wherever it is said. */
export const costs: Rule = subject => {
  const told = new Map<number, string>()
  for (const { block, costs: amounts } of readingsOf(subject))
    for (const amount of amounts) if (!told.has(amount)) told.set(amount, block)
  if (told.size < 2) return []
  const amounts = [...told.keys()].map(one => `${one.toLocaleString('fr-FR')} €`).join(', puis ')
  const said = `Les sommes demandées au titre de l’article L. 761-1 ne sont pas les mêmes partout : ${amounts}.`
  return [
    problem('warning', 'amount-differs', said, 'art. L. 761-1 CJA', { block: [...told.values()].at(-1) }),
  ]
}

const costsAsked = (text: string): number[] =>
  /761-1/.test(text)
    ? text
        .split(/(?<!\b(?:[LRDA]|art))[.;]\s/u)
        .filter(one => /L\.\s?761-1/u.test(one) && !/\bn°\s|\bCE\b|\bTA\b|\bCAA\b/u.test(one))
        .flatMap(one => [...one.matchAll(sum)].map(([, figures = '']) => Number(figures.replace(/\D/g, ''))))
    : []

const figured = /\s?euros?\s\((\d[\d\s\u00a0\u202f]*)\s?(?:€|euros?)\)/gi

/** A sum in words and in figures is the same sum. */
export const sums: Rule = subject => warned(subject, 'sums')

const wrongSums = (text: string): Said[] =>
  !/euros?\s\(/i.test(text)
    ? []
    : [...text.matchAll(figured)].flatMap(({ 0: written, 1: figures = '', index }): Said[] => {
        // « deux mille cinq cents », with the words before it, which count for nothing
        const spoken = text
          .slice(Math.max(0, index - 60), index)
          .split(/\s/)
          .slice(-6)
          .join(' ')
        const amount = spokenNumber(spoken)
        if (amount === 0 || amount === Number(figures.replace(/\D/g, ''))) return []
        const message = `« …${spoken}${written} » : les lettres et les chiffres diffèrent.`
        return [{ code: 'amount-words', message }]
      })

const wordsIn = keptByText<ReturnType<typeof words>>(most)

interface Name {
  readonly name: string
  readonly parts: readonly string[]
}

/** What a block that is printed as it was said of these names. */
const slipsIn = new WeakMap<Texts, { readonly names: string; readonly slips: readonly Problem[] }>()

/** The name of a party is written as the dossier has it, but for a slip. */
export const names: Rule = subject => {
  const known = subject.gathered.dossier.parties
    // a representative may be told by an office alone, which is nobody’s name
    .flatMap(party => [
      partyName(party),
      ...(/^(?:M\.|Mme|Me)\s/.test(party.representative) ? [party.representative] : []),
    ])
    .map(name => ({ name, parts: words(name).map(one => one.word) }))
    .filter(({ parts }) => parts.length > 1 && parts.join('').length > 8)
  if (known.length === 0) return []
  const firsts = new Set(known.flatMap(({ parts }) => parts))
  const all = known.map(({ name }) => name).join('\n')
  const found: Problem[] = []
  for (const texts of subject.texts) {
    const before = slipsIn.get(texts)
    const slips = before?.names === all ? before.slips : slipsOf(texts, known, firsts)
    if (slips !== before?.slips) slipsIn.set(texts, { names: all, slips })
    found.push(...slips)
  }
  return found
}

const slipsOf = (texts: Texts, known: readonly Name[], firsts: ReadonlySet<string>): Problem[] =>
  texts.flatMap(({ block, text }) => {
    const said = wordsIn(text, () => words(text))
    // most lines name nobody: they are left at once
    if (!said.some(one => firsts.has(one.word))) return []
    return known.flatMap(({ name, parts }): Problem[] => {
      for (let at = 0; at + parts.length <= said.length; at += 1) {
        const other = slip(parts, said, at)
        if (other === undefined) continue
        const written = text.slice(said[at]!.start, said[at + parts.length - 1]!.end)
        const message = `« ${written} » : le dossier écrit « ${name} ».`
        return [problem('warning', 'name-slip', message, '', { block })]
      }
      return []
    })
  })

/** The one word of a name that is a slip away from what stands there, all the others being the same. */
function slip(parts: readonly string[], said: ReturnType<typeof words>, at: number): string | undefined {
  let other: string | undefined
  for (const [n, part] of parts.entries()) {
    const word = said[at + n]!.word
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
  const there = typedIn.get(block)
  if (there) return there
  const found = (block.kind === 'quote' ? [] : writtenLines(block)).flatMap(line =>
    [...plainText(line).matchAll(/\bpi[èe]ces?\s(?:adverses?\s)?n°[\s\u00a0]?(\d+)/gi)]
      .filter(([written]) => !/adverse/i.test(written))
      .map(([written, n]) => [written, Number(n)] as const),
  )
  typedIn.set(block, found)
  return found
}

/** An exhibit called by hand does not follow its number, and may call one that is not there. */
export const typedExhibits: Rule = ({ gathered: { draft, exhibits } }) =>
  draft.blocks
    .filter(block => typedCalls(block).length > 0)
    .flatMap(block =>
      typedCalls(block).map(([written, n]): Problem => {
        const at = { block: block.id }
        const gone = `« ${written} » : le dossier n’a pas de pièce de ce numéro.`
        const typed = `« ${written} » est tapé à la main : il ne suivra pas si les pièces changent de place. Remplacez-le par un appel de pièce.`
        return n <= exhibits.length
          ? problem('information', 'exhibit-typed', typed, '', at)
          : problem('warning', 'exhibit-typed-gone', gone, 'art. R. 412-2 CJA', at)
      }),
    )

/** What holds of any text, whatever its template. */
export const always: readonly Rule[] = [
  dates,
  decided,
  costs,
  sums,
  names,
  typedExhibits,
  amissInText,
  leftOvers,
]
