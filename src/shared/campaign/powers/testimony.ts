import { dayText } from '../../french/dates.ts'
import { fold } from '../../french/fold.ts'
import { inGuillemets } from '../../french/wording.ts'
import { addDays } from '../../kernel/days.ts'
import type { Source } from '../../library/model.ts'
import type { Bill, Measure, Stage } from '../bills/model.ts'
import { currentStage } from '../bills/stages.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { positionsAt } from './positions.ts'
import { eventsIn, fatesIn, type ToldEvent, tellingOf } from './statements.ts'
import { addressOf, type LateText } from './whereabouts.ts'

/** Words that say a law is promulgated, with its number: `loi n° 2026-201 du 20 mars 2026`. */
const LAW_NUMBER = /\blois? n°\s?(\d{4}-\d+)\s+du\s/u

/** A contradiction between a source and what is noted: its day, why, and what answers it. */
interface Contradiction {
  readonly day: string
  /** a sentence without its full stop */
  readonly words: string
  readonly toNote: string
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

const nameOf = (source: Source): string =>
  (source.kind === 'article' && (source.citeAs ?? source.of.title)) ||
  (source.kind === 'document' && source.title) ||
  (source.kind === 'decision' && source.name) ||
  source.id

/** Whether a source is about the text: it bears its title, or, for a decision of the Conseil, the name by which the law is called. */
function isAbout(source: Source, bill: Pick<Bill, 'title'>): boolean {
  const own = titleKey(bill.title)
  if (source.kind === 'decision') {
    if (source.court !== 'Cons. const.' || source.nature !== 'DC') return false
    const words = titleKey(source.name ?? '')
      .split(' ')
      .filter(word => word.length > 1 && word !== 'jo')
    return words.some(word => word.length > 4) && words.every(word => ` ${own} `.includes(` ${word} `))
  }
  const title = source.kind === 'article' ? source.of.title : source.kind === 'document' ? source.title : ''
  const key = titleKey(title)
  if (key === '' || own === '') return false
  // the page of a text, a report on it: its title is in theirs, and long enough to be of no other
  return (
    key === own ||
    (source.kind === 'document' && own.split(' ').length >= 4 && ` ${key} `.includes(` ${own} `))
  )
}

/** The events of a text that a source tells of: by what it is, a law, a decision, a text adopted, then by what is said of it. */
function eventsOf(source: Source): ToldEvent[] {
  const told = eventsIn(tellingOf(source))
  if (source.kind === 'article' && source.of.nature === 'loi' && source.of.number && source.of.date)
    return [{ day: source.of.date, kinds: ['promulgation'], words: 'promulgué' }]
  if (source.kind === 'decision' && source.date)
    return [{ day: source.date, kinds: ['conseil'], words: 'jugé par le Conseil constitutionnel' }]
  if (source.kind !== 'document' || source.type !== 'parliament' || !source.date) return told
  const chamber = /sénat/i.test(source.chamber ?? '') ? 'senat' : 'an'
  const at = { day: source.date, ...(source.chamber && ({ chamber } as const)) }
  if (/^T\.?\s?A\.?$/i.test(source.nature ?? ''))
    return [
      ...told,
      {
        ...at,
        kinds: ['vote', 'nouvelle-lecture', 'lecture-definitive', 'cmp-lecture'],
        outcome: 'success',
        words: 'adopté',
      },
    ]
  if (/^(?:projet|proposition) de loi/i.test(source.nature ?? '') && source.numbers[0])
    return [
      ...told,
      { ...at, kinds: ['depot', 'transmission'], words: `déposé sous le n°\u00a0${source.numbers[0]}` },
    ]
  return told
}

const RANK: Readonly<Record<string, number>> = {
  depot: 0,
  transmission: 0,
  renvoi: 1,
  'commission-delai': 1,
  commission: 2,
  'seance-delai': 3,
  seance: 4,
}
/** The place of a stage of one day in it: a vote comes after the sitting, a promulgation after all. */
const rankOf = ({ kind }: Pick<Stage, 'kind'>): number =>
  RANK[kind ?? ''] ?? (kind === 'promulgation' ? 9 : 5)

const isSame = (event: ToldEvent, { kind, chamber, date }: Stage): boolean =>
  kind !== undefined &&
  event.kinds.includes(kind) &&
  (event.chamber === undefined || chamber === undefined || event.chamber === chamber) &&
  date !== undefined &&
  date >= addDays(event.day, -1) &&
  date <= addDays(event.day, 1)

const NOTED = {
  success: 'adoptée',
  failure: 'échouée ou rejetée',
  conforme: 'votée dans les mêmes termes',
} as const

/** The way an event contradicts the stages noted: it is later than the last of them, or it ended otherwise; nothing where it agrees. */
function contradictionOf(event: ToldEvent, bill: Bill, stage: Stage, today: string): string | undefined {
  const since = stage.date ?? ''
  const noted = bill.stages.filter(one => (one.date ?? '') <= today)
  const same = noted.find(one => isSame(event, one))
  if (same) {
    const hasEndedOtherwise =
      event.outcome !== undefined &&
      same.outcome !== undefined &&
      (event.outcome === 'failure') !== (same.outcome === 'failure')
    return hasEndedOtherwise && same.outcome
      ? `l’étape ${inGuillemets(same.label)} est notée ${NOTED[same.outcome]}`
      : undefined
  }
  const isLater =
    event.day > since ||
    (event.day === since && Math.max(...event.kinds.map(kind => rankOf({ kind })), -1) > rankOf(stage))
  const on = stage.date ? ` du ${dayText(stage.date)}` : ''
  return isLater ? `la dernière étape notée est ${inGuillemets(stage.label)}${on}` : undefined
}

/** Contradictions of a source with the place of a text. */
function placesTold(source: Source, bill: Bill, stage: Stage, today: string): Contradiction[] {
  return eventsOf(source).flatMap(event => {
    const noted = contradictionOf(event, bill, stage, today)
    if (!noted) return []
    const number = LAW_NUMBER.exec(tellingOf(source).replace(/[\u00a0\u202f]/g, ' '))?.[1]
    const isLaw = event.kinds.includes('promulgation')
    const law = isLaw && number ? ` (loi n°\u00a0${number})` : ''
    const told =
      source.kind === 'article' && source.of.nature === 'loi'
        ? `La bibliothèque a la loi n°\u00a0${source.of.number} du ${dayText(event.day)}, du même titre`
        : `La source ${inGuillemets(nameOf(source))} de la bibliothèque le dit ${event.words} le ${dayText(event.day)}${law}`
    const toNote = isLaw
      ? 'notez la promulgation, ou le jour où vous avez vu qu’il est encore à cette étape'
      : 'notez l’étape où il est et son issue, ou le jour où vous avez vu que ce qui est noté est juste'
    return [{ day: event.day, words: `${told}, et ${noted}`, toNote }]
  })
}

/** Contradictions of a source with what a measure has become: it says out an article that is noted in, or the reverse, and nothing noted since says it. */
function fatesTold(source: Source, bill: Bill, stage: Stage, today: string): Contradiction[] {
  const telling = tellingOf(source)
  return bill.measures.flatMap(measure => {
    const state = stateAt(bill, measure, stage.key, today)
    if (state.presence === 'unknown' || !state.article) return []
    return fatesIn(telling, [state.article]).flatMap(told => {
      if (told.presence === state.presence || isNotedSince(measure, bill, told.day)) return []
      return [
        {
          day: told.day,
          words: `La source ${inGuillemets(nameOf(source))} de la bibliothèque dit l’article ${told.article} ${told.words} le ${dayText(told.day)}, et il est noté ${told.presence === 'out' ? 'dans le texte' : 'hors du texte'}`,
          toNote:
            'notez ce que la mesure est devenue, ou le jour où vous avez vu que ce qui est noté est juste',
        },
      ]
    })
  })
}

/** Whether a cell of a measure is of a day or of a later one. */
const isNotedSince = ({ fates }: Measure, { stages }: Bill, day: string): boolean =>
  fates.some(({ stage, outcome, date }) => {
    const on = date ?? stages.find(one => one.key === stage)?.date
    return outcome !== '' && on !== undefined && on > day
  })

/**
 * The text that a source of the library says further than its noted stage, ended otherwise than it is noted, or without an article it is
 * noted to have; nothing once what it says is noted, or somebody looked since the day the source tells.
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
  const told = sources
    .filter(source => isAbout(source, bill))
    .flatMap(source => [...placesTold(source, bill, stage, today), ...fatesTold(source, bill, stage, today)])
    .filter(({ day }) => day <= today && day > (bill.seenOn ?? ''))
    .toSorted((a, b) => b.day.localeCompare(a.day))[0]
  if (!told) return undefined
  const address = addressOf(bill)
  const why = `${told.words}.`
  return {
    stage,
    reason: 'source',
    since: told.day,
    due: told.day,
    address,
    why,
    question: `Où en est le texte\u00a0? ${why} Lisez où il en est (${address}), puis ${told.toNote}.`,
  }
}
