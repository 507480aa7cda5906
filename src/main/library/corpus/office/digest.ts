import { label } from '../../../../shared/library/cite/print.ts'
import { keysOf } from '../../../../shared/library/keys.ts'
import type { Source } from '../../../../shared/library/model.ts'
import type { Facts } from '../../../search/column-writer.ts'
import {
  type Cursor,
  putBytes,
  putVarint,
  sink,
  sinkBytes,
  varint,
} from '../../../search/index/format/codec.ts'
import type { TokenBatch } from '../../../search/index/model.ts'
import { numbersOf } from '../../../search/source-words.ts'
import type { PreparedSource } from '../../intake/prepare.ts'
import { dateOf, factsOf } from '../../source-facts.ts'

/**
 * All that puts a source in order among others, without its text. Layout (varints of search/index/format/codec.ts): the length of the
 * facts, the facts (JSON); the length of the terms, the terms (sorted, a line each); the places of the text, those of its title; then at
 * each place the rank of its term plus one, or 0 and a number of empty places.
 */
export type Digest = Buffer

/** A source without its id and its text. */
export interface DigestFacts
  extends Pick<PreparedSource, 'kind' | 'keys' | 'tags' | 'numbers' | 'label' | 'court' | 'date'> {
  readonly facts: Facts
  /** the JSON of a source of the same titles and abstract (search/query/widening/fields.ts) */
  readonly data: string
  /** of an article, the beginning of its newest wording */
  readonly wording?: string
}

/** Characters kept of an abstract or a wording: more than are read of them. */
const LEAD_CHARS = 900

/** Writes the digest of each text of a batch. */
export function digestsOf(batch: TokenBatch, facts: readonly DigestFacts[]): Digest[] {
  // by number: the place of its term among those of the batch, which are sorted
  const placeOf = new Int32Array(1 + batch.numbers.reduce((most, number) => Math.max(most, number), -1))
  batch.numbers.forEach((number, place) => {
    placeOf[number] = place
  })
  // by place: the rank of the term in the text under way, plus one
  const ranks = new Int32Array(batch.terms.length)
  return facts.map((one, text) => {
    const [from, end] = [text === 0 ? 0 : (batch.ends[text - 1] ?? 0), batch.ends[text] ?? 0]
    const stream = batch.stream.subarray(from, end)
    const own: number[] = []
    for (const number of stream) {
      if (number < 0) continue
      const place = placeOf[number] ?? 0
      if (ranks[place] === 0) own.push(place)
      ranks[place] = 1
    }
    const places = Int32Array.from(own).sort()
    for (let n = 0; n < places.length; n += 1) ranks[places[n]!] = n + 1
    const out = sink(stream.length * 4)
    for (const part of [JSON.stringify(one), Array.from(places, at => batch.terms[at]).join('\n')]) {
      const bytes = Buffer.from(part)
      putVarint(out, bytes.length)
      putBytes(out, bytes)
    }
    putVarint(out, batch.lengths[text] ?? 0)
    putVarint(out, batch.heads[text] ?? 0)
    for (const number of stream) {
      putVarint(out, number < 0 ? 0 : (ranks[placeOf[number] ?? 0] ?? 0))
      if (number < 0) putVarint(out, -number)
    }
    for (const place of places) ranks[place] = 0
    return sinkBytes(out)
  })
}

/** Reads a source without its text, for its digest. */
export function digestFacts(source: Source): DigestFacts {
  const date = dateOf(source)
  const all: Record<string, unknown> = { ...source }
  const lead = (name: string) => {
    const value = all[name]
    return typeof value === 'string' ? value.slice(0, LEAD_CHARS) : undefined
  }
  const { title, name, path, number } = all
  const wording = source.kind === 'article' ? source.versions.at(-1)?.text : undefined
  return {
    ...{ kind: source.kind, keys: keysOf(source), numbers: numbersOf(source) },
    tags: [...new Set(source.tags)],
    ...{ label: label(source), court: source.kind === 'decision' ? source.court : null, date: date ?? null },
    facts: factsOf(source, date),
    data: JSON.stringify({
      ...{ title, name, path, number },
      ...{ holding: lead('holding'), thesis: lead('thesis'), abstract: lead('abstract') },
    }),
    ...(wording !== undefined && { wording: wording.slice(0, LEAD_CHARS) }),
  }
}

/** A digest that is being read. */
interface OpenDigest {
  readonly facts: DigestFacts
  readonly terms: readonly string[]
  readonly from: Cursor
}

function openDigest(bytes: Digest): OpenDigest {
  const from: Cursor = { bytes, at: 0 }
  const text = () => {
    const length = varint(from)
    from.at += length
    return bytes.toString('utf8', from.at - length, from.at)
  }
  const facts: DigestFacts = JSON.parse(text())
  return { facts, terms: text().split('\n'), from }
}

/** Stands at the places of the terms that are not asked: how long a text is, is how many words it has. */
const OTHER_TERM = '\uffff'

/** Reads digests as a batch of the terms that `isAsked` accepts; one term stands for all the others. */
export function batchOf(
  digests: readonly Digest[],
  isAsked: (term: string) => boolean,
): { readonly batch: TokenBatch; readonly facts: readonly DigestFacts[] } {
  const numberOf = new Map([[OTHER_TERM, 0]])
  const [stream, ends, lengths, heads]: [number[], number[], number[], number[]] = [[], [], [], []]
  const facts = digests.map(bytes => {
    const { facts: own, terms, from } = openDigest(bytes)
    const numbers = terms.map(term => {
      if (!isAsked(term)) return 0
      const number = numberOf.get(term) ?? numberOf.size
      numberOf.set(term, number)
      return number
    })
    lengths.push(varint(from))
    heads.push(varint(from))
    while (from.at < bytes.length) {
      const rank = varint(from)
      stream.push(rank === 0 ? -varint(from) : (numbers[rank - 1] ?? 0))
    }
    ends.push(stream.length)
    return own
  })
  const terms = [...numberOf.keys()].sort()
  return {
    facts,
    batch: {
      terms,
      numbers: Int32Array.from(terms, term => numberOf.get(term) ?? 0),
      stream: Int32Array.from(stream),
      ends: Int32Array.from(ends),
      lengths: Int32Array.from(lengths),
      heads: Int32Array.from(heads),
    },
  }
}
