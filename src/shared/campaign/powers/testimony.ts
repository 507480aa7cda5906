import { dayOfNumber, daysOf, dayText } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { inGuillemets } from '../../french/wording.ts'
import type { Source } from '../../library/model.ts'
import type { Bill } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { positionsAt } from './positions.ts'
import { addressOf, type LateText } from './whereabouts.ts'

/** Words that say a law is promulgated, with its number and its day: `loi n° 2026-201 du 20 mars 2026`. */
const LAW = /\blois? n°\s?(\d{4}-\d+)\s+du\s+(\d{1,2}(?:er)?\s\p{L}+\s\d{4})/u

/** A promulgation that a source tells of. */
interface Promulgation {
  readonly day: string
  /** a sentence without its full stop */
  readonly words: string
}

/** The title of a text without its nature and its number: `relatif aux jeux…` and `relative aux jeux…` are one. */
const titleKey = (title: string): string =>
  fold(title)
    .replace(/\([^)]*\)/g, ' ')
    .replace(
      /\b(?:projet|proposition) de loi\b|\bloi\b|\bn°?\s*\d[\d-]*|\b(?:relati(?:f|ve)|visant|portant)\b/g,
      ' ',
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The promulgation of a bill that a source tells of, by its own number and day or by what is said of it; nothing for a source about something else. */
function promulgationIn(source: Source, bill: Pick<Bill, 'title'>): Promulgation | undefined {
  const title = source.kind === 'article' ? source.of.title : source.kind === 'document' ? source.title : ''
  if (!title || titleKey(title) !== titleKey(bill.title)) return undefined
  if (source.kind === 'article' && source.of.nature === 'loi' && source.of.number && source.of.date)
    return {
      day: source.of.date,
      words: `La bibliothèque a la loi n°\u00a0${source.of.number} du ${dayText(source.of.date)}, du même titre`,
    }
  const holding = 'holding' in source ? source.holding : undefined
  const words = `${holding ?? ''} ${source.caveat ?? ''}`.replace(/[\u00a0\u202f]/g, ' ')
  if (!/promulgu|promulgation|journal officiel/i.test(words)) return undefined
  const [, number, dayWords] = LAW.exec(words) ?? []
  const days = dayWords ? daysOf(dayWords) : undefined
  const day = days && dayOfNumber(days.to)
  return number && day
    ? {
        day,
        words: `La source ${inGuillemets(nameOf(source))} de la bibliothèque le dit promulgué le ${dayText(day)} (loi n°\u00a0${number})`,
      }
    : undefined
}

const nameOf = (source: Source): string =>
  (source.kind === 'article' && (source.citeAs ?? source.of.title)) ||
  (source.kind === 'document' && source.title) ||
  source.id

/**
 * The text that a source of the library says promulgated while its noted stage is before that; nothing once the law is noted, or somebody
 * looked since the day the source tells.
 */
export function contradictedText(
  bill: Bill,
  today: string,
  sources: readonly Source[],
): LateText | undefined {
  const stage = currentStage(bill, today)
  if (!stage) return undefined
  const steps = positionsAt(bill, stage.key, today).map(({ step }) => step)
  if (steps.includes('law') || steps.includes('lapsed')) return undefined
  const since = stage.date ?? ''
  const told = sources
    .flatMap(source => promulgationIn(source, bill) ?? [])
    .find(({ day }) => day <= today && day >= since && day > (bill.seenOn ?? ''))
  if (!told) return undefined
  const address = addressOf(bill)
  const noted = stage.date ? ` du ${dayText(stage.date)}` : ''
  const why = `${told.words}, et la dernière étape notée est ${inGuillemets(stage.label)}${noted}.`
  return {
    stage,
    reason: 'source',
    since: told.day,
    due: told.day,
    address,
    why,
    question: `Où en est le texte\u00a0? ${why} Lisez où il en est (${address}), puis notez la promulgation, ou le jour où vous avez vu qu’il est encore à cette étape.`,
  }
}
