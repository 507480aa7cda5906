import { impact, lengthCode, level, timesOf } from '../../../../../src/main/search/index/format/impact.ts'
import { words as cut } from '../../../../../src/shared/french/fold.ts'
import { inclusiveForms } from '../../../../../src/shared/french/inclusive.ts'
import { stem } from '../../../../../src/shared/french/stem.ts'

interface Occurrence {
  readonly word: string
  readonly key: string
  readonly place: number
  readonly titled: boolean
  /** which of the texts indexed one after the other */
  readonly text: number
}

interface Indexed {
  readonly occurrences: Occurrence[]
  /** places taken */
  span: number
}

/** The sources that have something, with its weight, as `seq:impact`. */
export type Sources = string[]

/** The answers that the index must give, worked out from the texts at each question. */
export function naive() {
  const sources = new Map<number, Indexed>()

  function add(seq: number, head: string, texts: readonly string[]): void {
    const known = sources.get(seq)
    const source = known ?? { occurrences: [], span: 0 }
    sources.set(seq, source)
    let place = known?.span ? known.span + 100 : 0
    const begin = place
    const text = (source.occurrences.at(-1)?.text ?? 0) + 1
    const put = (body: string, titled: boolean) => {
      for (const { word, start, end } of cut(body)) {
        const written = body.slice(start, end).toLowerCase()
        const key = written === word ? word : `${word}\u0001${written}`
        source.occurrences.push({ word, key, place, titled, text })
        place += 1
      }
    }
    put(head, true)
    for (const body of texts) {
      if (cut(body).length === 0) continue
      if (place > begin) place += 100
      put(body, false)
    }
    for (const { word } of [head, ...texts].flatMap(inclusiveForms)) {
      place += 100
      source.occurrences.push({ word, key: word, place, titled: false, text })
      place += 1
    }
    source.span = place
  }

  const said = (seq: number, times: number, titled: boolean) =>
    `${seq}:${impact(times, lengthCode(sources.get(seq)!.occurrences.length)) + (titled ? 64 : 0)}`

  function all(wanted: (one: Occurrence) => boolean): Sources {
    return sorted().flatMap(([seq, { occurrences }]) => {
      const found = occurrences.filter(wanted)
      return found.length
        ? [
            said(
              seq,
              found.length,
              found.some(one => one.titled),
            ),
          ]
        : []
    })
  }

  /** The impacts a source may have: the heaviest word, as one of its texts has it or all of them together. */
  function begun(prefix: string): { seq: number; least: number; most: number }[] {
    return sorted().flatMap(([seq, { occurrences }]) => {
      const found = occurrences.filter(one => one.word.startsWith(prefix))
      if (found.length === 0) return []
      const heaviest = (name: (one: Occurrence) => string) => {
        const counts = new Map<string, number>()
        for (const one of found) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1)
        return Number(
          said(
            seq,
            timesOf(level(Math.max(...counts.values()))),
            found.some(one => one.titled),
          ).split(':')[1],
        )
      }
      return [{ seq, least: heaviest(one => `${one.text} ${one.key}`), most: heaviest(one => one.key) }]
    })
  }

  const sorted = () => [...sources].sort(([a], [b]) => a - b)

  function phrase(words: readonly string[], slack: number, ordered: boolean): Sources {
    return sorted().flatMap(([seq, { occurrences }]) => {
      const at = (word: string) => occurrences.filter(one => one.word === word)
      const goesOn = (left: readonly string[], place: number): boolean =>
        left.length === 0 ||
        left.some(
          (word, n) =>
            (!ordered || n === 0) &&
            at(word).some(
              one =>
                one.place > place &&
                one.place <= place + slack &&
                goesOn(
                  left.filter((_, other) => other !== n),
                  one.place,
                ),
            ),
        )
      const starts = words.flatMap((word, n) =>
        ordered && n > 0
          ? []
          : at(word).filter(one =>
              goesOn(
                words.filter((_, other) => other !== n),
                one.place,
              ),
            ),
      )
      return starts.length
        ? [
            said(
              seq,
              starts.length,
              starts.some(one => one.titled),
            ),
          ]
        : []
    })
  }

  return {
    add,
    remove: (seq: number) => void sources.delete(seq),
    span: (seq: number) => sources.get(seq)?.span ?? 0,
    has: (seq: number) => sources.has(seq),
    postings: (key: string) => all(one => one.key === key),
    stemmed: (wanted: string) => all(one => stem(one.word) === wanted),
    begun,
    phrase,
    variants(word: string): [string, number][] {
      const keys = new Set(
        sorted().flatMap(([, { occurrences }]) =>
          occurrences.filter(one => one.word === word).map(one => one.key),
        ),
      )
      return [...keys].sort().map(key => [key, all(one => one.key === key).length])
    },
    words: (): Set<string> =>
      new Set(sorted().flatMap(([, { occurrences }]) => occurrences.map(({ word }) => word))),
    totals: () => ({
      docs: sources.size,
      words: sorted().reduce((sum, [, { occurrences }]) => sum + occurrences.length, 0),
    }),
  }
}
