import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Found, findCitations } from '../src/shared/library/cite/find/find.ts'
import { type Figure, round } from './measure.ts'

interface Label {
  readonly start: number
  readonly end: number
  readonly written: string
  readonly kind: Found['kind']
  readonly key: string
  readonly also?: readonly string[]
}
interface Passage {
  readonly id: string
  readonly text: string
  readonly labels: readonly Label[]
}
type Half = 'dev' | 'dev2' | 'unseen'

const passagesOf = (half: Half): readonly Passage[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'citations', `${half}.json`), 'utf8')).passages

const fits = (label: Label, found: Found) =>
  found.kind === label.kind &&
  found.start < label.end &&
  label.start < found.end &&
  [label.key, ...(label.also ?? [])].includes(found.key)

/** What was found in a passage set against its labels: a label found twice under the same key is false the second time. */
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

/** Precision and recall on one half, with every miss and every false one as lines: `p21 decision key « written »`. */
export function measured(half: Half) {
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
  for (const passage of passagesOf(half)) {
    const { founds, wrong, missed } = compare(passage)
    found += founds.length
    labels += passage.labels.length
    count(passage.labels, 'labels')
    count(missed, 'missed')
    const line = ({ kind, key, written }: Label | Found) => `${passage.id} ${kind} ${key} « ${written} »`
    misses.push(...missed.map(line))
    falses.push(...wrong.map(line))
  }
  return {
    passages: passagesOf(half).length,
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
  dev: measured('dev'),
  dev2: measured('dev2'),
  unseen: measured('unseen'),
})
