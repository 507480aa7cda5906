import { spokenNumber } from '../../cite/find/dates.ts'
import { monthNames } from '../../cite/text.ts'
import type { Problem } from '../../model/check.ts'
import { words } from '../../text/fold.ts'
import { isDay } from '../limit.ts'
import { partyName } from '../slots.ts'
import { nearness } from '../verify/near.ts'
import { plainText, linesOf as writtenLines } from '../walk.ts'
import { longDayText } from '../words.ts'
import { linesOf, lineText, problem, type Rule, type Subject } from './subject.ts'

/** What each block says, its footnotes after it; not what it quotes from elsewhere. */
function* texts({ printed }: Subject): Generator<{ readonly block: string; readonly text: string }> {
  for (const block of printed.blocks) {
    if (block.kind === 'quote') continue
    for (const line of linesOf(block)) {
      yield { block: block.id, text: lineText(line) }
      for (const inline of line)
        if (inline.kind === 'note') yield { block: block.id, text: lineText(inline.inlines) }
    }
  }
}

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const dated = new RegExp(
  `(?:\\b(${weekdays.join('|')})\\s)?\\b(1er|\\d{1,2})\\s(${monthNames.join('|')})\\s(\\d{4})\\b`,
  'giu',
)

/** Days that are in no calendar, and days of the week that were not those. */
export const dates: Rule = subject =>
  [...texts(subject)].flatMap(({ block, text }) =>
    [...text.matchAll(dated)].flatMap(([written, weekday, day = '', month = '', year]): Problem[] => {
      const at = new Date(0)
      const [n, m] = [Number.parseInt(day, 10), monthNames.indexOf(month.toLowerCase())]
      at.setUTCFullYear(Number(year), m, n)
      if (at.getUTCMonth() !== m || at.getUTCDate() !== n)
        return [problem('warning', 'date-impossible', `Le « ${written} » n’existe pas.`, '', { block })]
      const right = weekdays[at.getUTCDay()]
      if (!weekday || weekday.toLowerCase() === right) return []
      const said = `Le ${day} ${month} ${year} était un ${right}, pas un ${weekday.toLowerCase()}.`
      return [problem('warning', 'date-weekday', said, '', { block })]
    }),
  )

const attacked =
  /(?:décision|délibération|arrêté|refus)\s(?:[^\s.,;]+\s){0,4}?attaquée?\s(?:en\sdate\s)?du\s(1er|\d{1,2})\s(\p{L}+)\s(\d{4})/giu

/** The attacked decision bears one date, that of the dossier. */
export const decided: Rule = subject => {
  const day = subject.fact('decision.date')
  if (!isDay(day)) return []
  return [...texts(subject)].flatMap(({ block, text }) =>
    [...text.matchAll(attacked)].flatMap(([, date = '', month = '', year]): Problem[] => {
      const m = monthNames.indexOf(month.toLowerCase())
      const two = (n: number) => String(n).padStart(2, '0')
      const told = `${year}-${two(m + 1)}-${two(Number.parseInt(date, 10))}`
      if (m < 0 || told === day) return []
      const said = `La décision attaquée est dite du ${longDayText(told)}, mais le dossier la date du ${longDayText(day)}.`
      return [problem('warning', 'date-decision', said, '', { block })]
    }),
  )
}

const sum = /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d{3,7})(?:,\d{2})?[\s\u00a0\u202f]?(?:€|euros?)/giu

/** What is asked for costs is one sum, wherever it is said. */
export const costs: Rule = subject => {
  const told = new Map<number, string>()
  for (const { block, text } of texts(subject))
    for (const sentence of text.split(/(?<!\b(?:[LRDA]|art))[.;]\s/u))
      if (/L\.\s?761-1/u.test(sentence) && !/\bn°\s|\bCE\b|\bTA\b|\bCAA\b/u.test(sentence))
        for (const [, figures = ''] of sentence.matchAll(sum)) {
          const amount = Number(figures.replace(/\D/g, ''))
          if (!told.has(amount)) told.set(amount, block)
        }
  if (told.size < 2) return []
  const amounts = [...told.keys()].map(one => `${one.toLocaleString('fr-FR')} €`).join(', puis ')
  const said = `Les sommes demandées au titre de l’article L. 761-1 ne sont pas les mêmes partout : ${amounts}.`
  return [
    problem('warning', 'amount-differs', said, 'art. L. 761-1 CJA', { block: [...told.values()].at(-1) }),
  ]
}

const figured = /\s?euros?\s\((\d[\d\s\u00a0\u202f]*)\s?(?:€|euros?)\)/giu

/** A sum in words and in figures is the same sum. */
export const sums: Rule = subject =>
  [...texts(subject)].flatMap(({ block, text }) =>
    [...text.matchAll(figured)].flatMap(({ 0: written, 1: figures = '', index }): Problem[] => {
      // « deux mille cinq cents », with the words before it, which count for nothing
      const spoken = text
        .slice(Math.max(0, index - 60), index)
        .split(/\s/)
        .slice(-6)
        .join(' ')
      const amount = spokenNumber(spoken)
      if (amount === 0 || amount === Number(figures.replace(/\D/g, ''))) return []
      const said = `« …${spoken}${written} » : les lettres et les chiffres diffèrent.`
      return [problem('warning', 'amount-words', said, '', { block })]
    }),
  )

/** The name of a party is written as the dossier has it, but for a slip. */
export const names: Rule = subject => {
  const known = subject.gathered.dossier.parties
    .map(party => partyName(party))
    .map(name => ({ name, parts: words(name).map(one => one.word) }))
    .filter(({ parts }) => parts.length > 1 && parts.join('').length > 8)
  const firsts = new Set(known.flatMap(({ parts }) => parts))
  return [...texts(subject)].flatMap(({ block, text }) => {
    const said = words(text)
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
}

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

/** An exhibit called by hand does not follow its number, and may call one that is not there. */
export const typedExhibits: Rule = ({ gathered: { draft, exhibits } }) =>
  draft.blocks.flatMap(block => {
    if (block.kind === 'quote') return []
    const found = writtenLines(block).flatMap(line => [
      ...plainText(line).matchAll(/\bpi[èe]ces?\s(?:adverses?\s)?n°[\s\u00a0]?(\d+)/giu),
    ])
    return found.flatMap(([written, n]): Problem[] => {
      if (/adverse/i.test(written)) return []
      const there = Number(n) <= exhibits.length
      return [
        there
          ? problem(
              'information',
              'exhibit-typed',
              `« ${written} » est tapé à la main : il ne suivra pas si les pièces changent de place. Remplacez-le par un appel de pièce.`,
              '',
              { block: block.id },
            )
          : problem(
              'warning',
              'exhibit-typed-gone',
              `« ${written} » : le dossier n’a pas de pièce de ce numéro.`,
              'art. R. 412-2 CJA',
              { block: block.id },
            ),
      ]
    })
  })

/** What holds of any text, whatever its template. */
export const always: readonly Rule[] = [dates, decided, costs, sums, names, typedExhibits]
