import type { Holdings, Undoing } from '../../../shared/drafts/verify/holdings.ts'
import { fold, squash } from '../../../shared/french/fold.ts'
import { extentOf } from '../../../shared/imports/extent.ts'
import { memo } from '../../../shared/kernel/caches.ts'
import { standingOf, undoes } from '../../../shared/library/authority.ts'
import type { FoundCitation } from '../../../shared/library/cite/find/found-citation.ts'
import { benchOfKey } from '../../../shared/library/keys.ts'
import type { Article, Decision, Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { recordOf } from '../authorities.ts'
import { completeRecord, officialDecision, officialMissing, officialPoints } from '../official-index.ts'
import { sourceRows } from '../source-rows.ts'
import { archivesRead } from './archives-read.ts'
import { neighbouring } from './neighbours.ts'
import { resolving } from './resolving.ts'
import { decisionsOfDay } from './same-day.ts'
import { wholeTexts } from './whole-texts.ts'

/** More decisions of one number than that tell nothing. */
const DECISIONS_OF_A_NUMBER = 20

const effects = {
  overturns: 'annulée ou réformée par',
  'partly-overturns': 'annulée ou réformée en partie par',
} as const

/** Sources kept at hand: those of a filing of three hundred pages. */
const KEPT_SOURCES = 300

/** The acts of a nature that have a number, or are of its year: one article of each. */
function knownActs(db: Database) {
  const next = db.prepare<{ from: string; to: string }, { key: string; seq: number }>(
    `SELECT key, seq FROM source_keys JOIN sources USING (seq)
     WHERE key > @from AND key < @to AND removed_at IS NULL ORDER BY key LIMIT 1`,
  )
  return ({ nature, number, date }: NonNullable<FoundCitation['act']>): number[] => {
    const text = `article:${fold(nature)} `
    const year = date?.slice(0, 4)
    const two = year && year < '2000' ? year.slice(2) : year
    const beginnings = [number && squash(number), two].filter(Boolean)
    const seqs = new Set<number>()
    for (const beginning of beginnings) {
      const to = `${text}${beginning}\u{10ffff}`
      let from = `${text}${beginning}`
      for (let steps = 0; steps < ACTS_OF_A_YEAR; steps += 1) {
        const one = next.get({ from, to })
        if (!one) break
        seqs.add(one.seq)
        from = `${one.key.slice(0, one.key.indexOf('|'))}|\u{10ffff}`
      }
    }
    return [...seqs]
  }
}

/** More acts of one year than that are not gone through. */
const ACTS_OF_A_YEAR = 400

/** The library as what a draft is held against: each source is read once. To be made again when the sources change. */
export function libraryView(db: Database): Holdings {
  const rows = sourceRows(db)
  const { resolve, holds } = resolving(db)
  const days = decisionsOfDay(db)
  const ofNumber = db
    .prepare<[string, number], number>(
      `SELECT seq FROM source_numbers JOIN sources USING (seq)
       WHERE number = ? AND kind = 'decision' AND removed_at IS NULL LIMIT ?`,
    )
    .pluck()
  const undoing = db.prepare<[number], { label: string; treatment: keyof typeof effects }>(
    `SELECT s.label, treatment FROM cited JOIN citations ON citations.cited = cited.n JOIN sources s ON s.seq = citations.seq
     WHERE cited.target = ? AND treatment IN ('overturns', 'partly-overturns') AND s.removed_at IS NULL`,
  )
  // one that was removed here was in its archive
  const isNumberKnown = db
    .prepare<[string], number>('SELECT 1 FROM source_numbers WHERE number = ? LIMIT 1')
    .pluck()
  const acts = knownActs(db)
  const archives = archivesRead(db)
  const whole = wholeTexts(db, archives)
  const slips = neighbouring(db)
  const mentions = db.prepare<{ from: string; to: string }, { key: string; label: string }>(
    `SELECT key, label FROM cited WHERE key > @from AND key < @to AND times > 0 LIMIT 5`,
  )
  const cache = new Map<number, Source | undefined>()
  const seqs = new Map<string, number>()

  function read(seq: number): Source | undefined {
    if (cache.has(seq)) return cache.get(seq)
    if (cache.size >= KEPT_SOURCES) cache.clear()
    const row = rows.bySeq(seq)
    const record = row && !row.removedAt ? rows.read(row) : undefined
    const source = record && completeRecord(record)
    cache.set(seq, source)
    if (source) seqs.set(source.id, seq)
    return source
  }

  function decisions(candidates: readonly number[]): Decision[] {
    return candidates.flatMap(seq => {
      const source = read(seq)
      return source?.kind === 'decision' ? [source] : []
    })
  }

  // a filing cites the same few texts again and again
  const seqOf = memo(keys => resolve(keys.split('\n')))
  const seqOfId = memo(id => rows.byId(id)?.seq ?? null)
  const effectsOn = memo((id): readonly Undoing[] => {
    const seq = seqs.get(id)
    const source = seq === undefined ? undefined : read(seq)
    if (seq === undefined || !source) return []
    const history = (recordOf(source)?.history ?? []).filter(undoes)
    if (history.length > 0) return history.map(({ by }) => ({ text: `annulée par ${by}`, whole: true }))
    // a text read by the program may be read wrong: who read the decision answers for it
    const whole = !source.readings?.length
    return undoing.all(seq).map(({ label, treatment }) => ({
      text: `${effects[treatment]} ${label}`,
      whole: whole && treatment === 'overturns',
    }))
  })
  const readAt = (seq: number | null) => (seq === null ? undefined : read(seq))

  return {
    resolve: keys => readAt(seqOf(keys.join('\n'))),
    holds: keys => keys.some(key => holds(key)),
    byId: id => readAt(seqOfId(id)),
    lookalikes: ({ numbers = [], keys, date }: FoundCitation) => {
      const byNumber = numbers.flatMap(number => ofNumber.all(squash(number), DECISIONS_OF_A_NUMBER))
      const place = benchOfKey(keys[0] ?? '')
      const byDay = place && date ? days.candidates({ place, day: date, words: [] }).seqs : []
      return decisions([...new Set([...byNumber, ...byDay])])
    },
    stateOf: source => standingOf(source, recordOf(source), '').state,
    points: officialPoints,
    official: officialDecision,
    acts: act => acts(act).flatMap(seq => (read(seq)?.kind === 'article' ? [(read(seq) as Article).of] : [])),
    missingFrom: (key, told) => whole.missingFrom(key, told) ?? officialMissing(key),
    neighbours: key =>
      slips(key).flatMap(seq => {
        const source = read(seq)
        return source?.kind === 'article' ? [source] : []
      }),
    citedElsewhere: ({ keys, numbers = [] }) => {
      const place = benchOfKey(keys[0] ?? '')
      if (!place) return []
      return numbers
        .flatMap(number => {
          const from = `${place}${squash(number)}`
          return mentions.all({ from, to: `${from}~` })
        })
        .filter(({ key }) => /\|[^|]+$/.test(key) && !keys.includes(key))
    },
    extentOf: ({ keys, numbers = [] }) =>
      numbers.some(number => isNumberKnown.get(squash(number)))
        ? undefined
        : extentOf(keys[0] ?? '', archives),
    undoings: id => (seqs.has(id) ? effectsOn(id) : []),
  }
}
