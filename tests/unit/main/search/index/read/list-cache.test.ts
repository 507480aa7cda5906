import { expect, test } from 'vitest'
import { library, shown } from '../library.ts'

const aText = (seq: number) => ({
  seq,
  head: 'Arrêt',
  texts: [
    seq % 3 ? 'la commune '.repeat(1 + (seq % 5)) : 'les communes, la communauté '.repeat(1 + (seq % 4)),
  ],
})
const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => aText(from + n))

test('a list asked for again, whole or in part, is what the index holds at that moment', () => {
  const { reader, model, write } = library(400)
  write(texts(1, 200))
  const lists = ['commune', 'communaute\u0001communauté'] as const
  const some = Int32Array.of(3, 4, 57, 150, 260, 399)
  const agree = () => {
    for (const word of lists) {
      const whole = model.postings(word)
      // read, then kept, then a part of what is kept
      for (const _ of [1, 2]) expect(shown(reader.postings(word))).toEqual(whole)
      expect(shown(reader.postings(word, { among: some }))).toEqual(
        whole.filter(one => some.includes(Number.parseInt(one, 10))),
      )
    }
    for (const _ of [1, 2])
      expect([...reader.beyond('commun', undefined).seqs]).toEqual(
        model.begun('commun').map(({ seq }) => seq),
      )
  }
  agree()
  write(texts(200, 300))
  agree()
})
