import { describe, expect, test } from 'vitest'
import { parcelling, readParcel } from '../../../../../src/main/imports/jobs/parcel.ts'
import { prepare } from '../../../../../src/main/library/intake/prepare.ts'
import { aDecision, anArticle } from '../../../../fixtures/builders.ts'

describe('records on their way to the thread that writes', () => {
  const sources = [
    aDecision({
      id: 'a',
      numbers: ['12', '13'],
      tags: ['vidéo'],
      text: [{ text: 'Un cœur, « ’ » 😀 \ud800.' }],
    }),
    anArticle({ id: 'b' }),
    aDecision({ id: 'c', date: undefined, text: [{ text: 'é'.repeat(200_000) }] }),
    aDecision({ id: 'd', text: [{ text: 'Un cœur, « ’ » 😀 \ud800 \u0000\n.'.repeat(200) }] }),
  ]

  test('come out as they went in, but for their words, which are counted', () => {
    const made = parcelling(16)
    const ready = sources.map(source => prepare(source, { folder: 'publie', state: '20260327-213045' }))
    for (const one of ready) made.add(one)
    expect(made.count).toBe(sources.length)
    const out = readParcel(structuredClone(made.finish()))
    const plain = (one: ReturnType<typeof prepare>) => ({
      ...one,
      data: one.data(),
      mark: one.mark(),
      json: undefined,
      pieces: undefined,
      versions: one.versions.map(({ data, json: _, ...one }) => ({ ...one, data: data() })),
      head: [],
      texts: [],
    })
    expect(out.map(plain)).toEqual(ready.map(plain))
  })

  test('the bytes are those of the JSON', () => {
    const made = parcelling()
    for (const source of sources) made.add(prepare(source))
    for (const one of readParcel(made.finish())) {
      expect(one.json?.toString()).toBe(one.data())
      for (const version of one.versions) expect(version.json?.toString()).toBe(version.data())
    }
  })
})
