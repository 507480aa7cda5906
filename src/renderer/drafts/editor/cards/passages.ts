import type { Block, Inline } from '../../../../shared/drafts/model.ts'
import { repairPunctuation } from '../../../../shared/french/repair.ts'
import { versionOn } from '../../../../shared/library/article-versions.ts'
import { articlePlace, textsAt } from '../../../../shared/library/cite/article-place.ts'
import { passageAt } from '../../../../shared/library/cite/pin.ts'
import { entryOf, pinAt } from '../../../../shared/library/kinds/registry.ts'
import type { Article, Passage, Source, SourceRef, Version } from '../../../../shared/library/model.ts'
import { newId } from '../../../kernel/newId.ts'

/** A place of a source that can be cited: its pinpoint as printed, and how the passage begins. */
export interface Point {
  readonly pin: string
  readonly begins: string
}

/** The wording of an article in force on a day; else the one in force today, else the last. */
export const wordingOn = (article: Article, day: string): Version | undefined =>
  versionOn({ versions: article.versions.filter(version => version.text) }, day) ??
  article.versions.find(version => version.status === 'VIGUEUR') ??
  article.versions.at(-1)

/** An article as it was worded on a day, or in the one version named; other sources as they are. */
export const asOf = (source: Source, day: string, version?: string): Source => {
  if (source.kind !== 'article') return source
  const wording = source.versions.find(one => one.id === version) ?? wordingOn(source, day)
  return wording ? { ...source, versions: [wording] } : source
}

const linesOf = (article: Article): string[] =>
  (article.versions.at(-1)?.text ?? '')
    .split(/\n+/)
    .map(line => line.trim())
    .filter(Boolean)

const beginning = (text: string): string => (text.length > 140 ? `${text.slice(0, 140).trimEnd()}…` : text)

/** The number of an item of the only list of an article, as one cites it: `8°`. */
function itemOf(line: string, lines: readonly string[]): string | undefined {
  const mark = (text: string) =>
    /^\d{1,2}(?:\s(?:bis|ter|quater))?°(?:\s(?:bis|ter|quater))?/u.exec(text)?.[0]
  const own = mark(line)
  return own && lines.filter(one => mark(one) === own).length === 1 ? own : undefined
}

/** The points of a decision or document, the paragraphs of an article in one version (`asOf`). */
export const pointsOf = (source: Source): Point[] => {
  if (source.kind === 'article') {
    const lines = linesOf(source)
    return lines.length < 2
      ? []
      : lines.map((line, at) => ({
          pin: itemOf(line, lines) ?? pinAt(source, at + 1),
          begins: beginning(line),
        }))
  }
  return entryOf(source)
    .passages(source)
    .filter(
      (passage): passage is Passage & { n: number } =>
        passage.n !== undefined && passage.section !== 'ruling',
    )
    .map(passage => ({ pin: pinAt(source, passage.n), begins: beginning(passage.text) }))
}

/** The words of a source at a pinpoint; the whole wording for an article without one. */
const wordsAt = (source: Source, pin: string | undefined): string[] => {
  const place = source.kind === 'article' && pin ? articlePlace(pin) : undefined
  if (source.kind === 'article' && place?.item)
    return textsAt(source.versions.at(-1)?.text ?? '', place).flatMap(text => text.split('\n'))
  if (pin) return passageAt(source, pin).map(passage => passage.text)
  return source.kind === 'article' ? linesOf(source) : []
}

/** Whether there is a passage to reproduce. */
export const canQuote = (source: Source, pin: string | undefined): boolean => wordsAt(source, pin).length > 0

/** A quote block of a source's own words; damaged punctuation is restored and the rules used are kept. */
export const quoteOf = (source: Source, ref: SourceRef): Extract<Block, { kind: 'quote' }> | undefined => {
  const words = wordsAt(source, ref.pin)
  if (words.length === 0) return undefined
  const isDamaged = entryOf(source).isDamaged(source)
  const rules = new Set<string>()
  const inlines: Inline[] = []
  for (const line of words) {
    const repair = isDamaged ? repairPunctuation(line) : { text: line, rules: [] }
    for (const rule of repair.rules) rules.add(rule)
    if (inlines.length > 0) inlines.push({ kind: 'linebreak' })
    // a straight apostrophe is the publisher's keyboard, not the author's
    inlines.push({ kind: 'text', text: repair.text.replace(/(?<=\p{L})'(?=[\p{L}«])/gu, '’') })
  }
  return { kind: 'quote', id: newId(), inlines, source: ref, verbatim: true, repairs: [...rules] }
}
