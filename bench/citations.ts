import { type FoundCitation, findCitations } from '../src/shared/library/cite/find/find.ts'
import { haveSamples } from '../tests/fixtures/import/samples.ts'
import { measureFilings } from './citations/filings.ts'
import { type Half, type Label, type Passage, passagesOf } from './citations/passages.ts'
import { type Figure, round } from './measure.ts'

const fits = (label: Label, found: FoundCitation) =>
  found.kind === label.kind &&
  found.start < label.end &&
  label.start < found.end &&
  [label.key, ...(label.also ?? [])].includes(found.key)

/** Sets the citations read in a passage against its labels: a label found twice under the same key is false the second time. */
function compare({ text, labels }: Passage) {
  const founds = findCitations(text)
  const taken = new Set<string>()
  const wrong = founds.filter(found => {
    const at = labels.findIndex((label, n) => fits(label, found) && !taken.has(`${n} ${found.key}`))
    if (at < 0) return true
    taken.add(`${at} ${found.key}`)
    return false
  })
  const missed = labels.filter(label => !founds.some(found => fits(label, found)))
  return { founds, wrong, missed }
}

/** Precision and recall on one half, or what is absent; with every miss and every false one as lines: `p21 decision key « written »`. */
export async function measured(half: Half) {
  if (!haveSamples) return { absent: '../shared/samples' }
  const passages = await passagesOf(half)
  const misses: string[] = []
  const falses: string[] = []
  let found = 0
  let labels = 0
  const kinds: Record<string, { labels: number; missed: number }> = {}
  const count = (all: readonly Label[], what: 'labels' | 'missed') => {
    for (const { kind } of all) {
      kinds[kind] ??= { labels: 0, missed: 0 }
      kinds[kind][what] += 1
    }
  }
  for (const passage of passages) {
    const { founds, wrong, missed } = compare(passage)
    found += founds.length
    labels += passage.labels.length
    count(passage.labels, 'labels')
    count(missed, 'missed')
    const line = ({ kind, key, start, end }: Label | FoundCitation) =>
      `${passage.id} ${kind} ${key} « ${passage.text.slice(start, end)} »`
    misses.push(...missed.map(line))
    falses.push(...wrong.map(line))
  }
  return {
    passages: passages.length,
    labels,
    found,
    precision: round(found ? (found - falses.length) / found : 1, 3),
    recall: round((labels - misses.length) / labels, 3),
    kinds,
    misses,
    falses,
  }
}

/** Precision and recall of the citation detector on passages labelled before it was written; the unseen half is the honest figure. */
export const figure: Figure = async () => ({
  dev: await measured('dev'),
  dev2: await measured('dev2'),
  unseen: await measured('unseen'),
  filings: measureFilings('dev', text => findCitations(text)),
  unseenFilings: measureFilings('unseen', text => findCitations(text)),
})
