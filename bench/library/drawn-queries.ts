import { random } from '../measure.ts'

/** 200 queries drawn by seed from the texts themselves: words, pairs, prefixes as they are typed, article numbers. */
export function drawQueries(bodies: readonly string[]): string[] {
  const texts = bodies.map(data => data.slice(0, 3000))
  const next = random(20261124)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const words = () => pick(texts).match(/\p{L}{3,}/gu) ?? ['droit']
  return Array.from({ length: 200 }, (_, i) => {
    const list = words()
    const at = Math.floor(next() * list.length)
    const word = list[at] ?? 'droit'
    if (i % 10 === 0) return 'de'
    if (i % 10 < 4) return `${word} ${(list[at + 1] ?? 'loi').slice(0, 1 + Math.floor(next() * 4))}`
    if (i % 10 < 7) return list.slice(at, at + 3).join(' ')
    return word
  })
}
