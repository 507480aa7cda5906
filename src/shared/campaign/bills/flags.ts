import { dayFigures } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { inGuillemets } from '../../french/wording.ts'
import { daysBetween } from '../../kernel/days.ts'
import type { Argument } from '../../library/model.ts'
import type { Bill } from './model.ts'
import { restingArguments } from './resting.ts'

/** Something to look at in an argument. */
export interface Flag {
  readonly argument: string
  readonly title: string
  readonly kind: 'duplicate' | 'expired' | 'old-fact' | 'unsourced' | 'measure'
  readonly message: string
  readonly other?: string
}

/** After how many months a dated figure is looked at again. */
export const FACT_AGE_MONTHS = 18

/** Warnings about the arguments of a library, as of a day: twins, past dates, old or unsourced figures, measures that moved. */
export function flagsOf(all: readonly Argument[], bills: readonly Bill[], today: string): Flag[] {
  const outOfDate = bills.flatMap(bill =>
    restingArguments(bill, all).map(one => ({ ...one, bill: bill.title })),
  )
  const twins = twinsOf(all)
  return all.flatMap((argument): Flag[] => {
    const of = (kind: Flag['kind'], message: string, other?: string): Flag => ({
      argument: argument.id,
      title: argument.title,
      kind,
      message,
      ...(other && { other }),
    })
    const { validTo, facts } = argument
    const old = facts.filter(
      one => one.date && saysFigure(one.text) && monthsBetween(one.date, today) > FACT_AGE_MONTHS,
    )
    const bare = facts.filter(one => !one.source && !one.sourceText.trim())
    return [
      ...(validTo && validTo <= today
        ? [of('expired', `Valable jusqu’au ${dayFigures(validTo)} : relisez-le avant de vous en servir.`)]
        : []),
      ...old.map(one =>
        of(
          'old-fact',
          `Le chiffre «\u00a0${short(one.text)}\u00a0» est du ${dayFigures(one.date ?? '')} : plus de ${FACT_AGE_MONTHS} mois.`,
        ),
      ),
      ...bare.map(one => of('unsourced', `«\u00a0${short(one.text)}\u00a0» n’a pas de source.`)),
      ...(twins.get(argument.id) ?? []).map(twin =>
        of('duplicate', `Il ressemble à ${inGuillemets(twin.title)} : gardez-en un.`, twin.id),
      ),
      ...outOfDate
        .filter(one => one.id === argument.id)
        .map(one => of('measure', `${one.bill} : ${one.change}`)),
    ]
  })
}

/** Days, years, and numbers of acts and of articles: none of them ages. */
const NO_FIGURE =
  /(?:1er|\d{1,2})[\s\u00a0]\p{L}+[\s\u00a0]\d{4}|\b(?:19|20)\d{2}\b|(?:n°|nos|articles?)[\s\u00a0][\w.-]+|\b[LRD]\.[\s\u00a0]?\d[\d-]*/giu

/** Whether a fact states a figure, which grows old, or tells an event, which does not. */
const saysFigure = (text: string): boolean => /\d/.test(text.replace(NO_FIGURE, ''))

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
const monthsBetween = (from: string, to: string): number => daysBetween(from, to) / 30.44

/** Arguments whose theses share most of their words, or that bear one title. A ground and a plain argument are never twins: one is written for a court. */
function twinsOf(all: readonly Argument[]): Map<string, Argument[]> {
  const words = all.map(one => ({
    one,
    title: fold(one.title),
    set: new Set(
      fold(one.thesis)
        .split(' ')
        .filter(word => word.length > 3),
    ),
  }))
  const out = new Map<string, Argument[]>()
  for (const [at, a] of words.entries())
    for (const b of words.slice(at + 1)) {
      if (Boolean(a.one.ground) !== Boolean(b.one.ground)) continue
      const commonWords = [...a.set].filter(word => b.set.has(word)).length
      const all = a.set.size + b.set.size - commonWords
      const same = a.title === b.title || (Math.min(a.set.size, b.set.size) >= 5 && commonWords / all >= 0.7)
      if (!same) continue
      out.set(a.one.id, [...(out.get(a.one.id) ?? []), b.one])
      out.set(b.one.id, [...(out.get(b.one.id) ?? []), a.one])
    }
  return out
}
