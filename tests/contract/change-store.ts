import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type ChangeStore,
  type Envelope,
  LIVE_MS,
  liveName,
  PAGE_ENVELOPES,
  STALE_MS,
} from '../../src/main/sharing/office/change-store.ts'
import { randomEnvelope, readOn } from '../fixtures/office/envelopes.ts'

/** An adapter under test: every store it opens meets the others on one host. */
export interface StoreHost {
  open(member: string): Promise<ChangeStore>
  /** Lets time pass over what was said in a session. */
  age(name: string, ms: number): Promise<void>
  end(): void | Promise<void>
}

const lea = 'a'.repeat(64)
const ali = 'b'.repeat(64)

/** As plain values: a store may give a Buffer where it was given a Uint8Array. */
const plain = (one: Envelope) => ({
  ...one,
  sealed: Buffer.from(one.sealed).toString('hex'),
  signature: Buffer.from(one.signature).toString('hex'),
})
const inOrder = (envelopes: readonly Envelope[]) =>
  envelopes.map(plain).toSorted((a, b) => a.member.localeCompare(b.member) || a.sequence - b.sequence)

const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Tests that every implementation of `ChangeStore` has to pass. */
export function changeStoreContract(start: () => Promise<StoreHost>): void {
  describe('keeps the changes of an office', () => {
    let host: StoreHost
    let first: ChangeStore
    let second: ChangeStore
    let count = 0
    /** a space that both desks may use, of which Léa has written the first envelope */
    const begin = async () => {
      count += 1
      const space = `space-${count}`
      const opening = randomEnvelope(space, lea, 1)
      await first.append([opening])
      await first.openTo(space, ali, false)
      return { space, opening }
    }
    beforeAll(async () => {
      host = await start()
      first = await host.open(lea)
      second = await host.open(ali)
    })
    afterAll(async () => {
      await first.close()
      await second.close()
      await host.end()
    })

    test('a space nobody wrote to is empty', async () => {
      expect(await first.since('nowhere', '')).toMatchObject({ envelopes: [], isFirst: true })
    })

    test('another desk reads what was written, byte for byte, then only what is new', async () => {
      const { space, opening } = await begin()
      const { envelopes, cursor } = await readOn(second, space)
      expect(envelopes.map(plain)).toEqual([plain(opening)])
      const answer = randomEnvelope(space, ali, 1, { epoch: 0, previous: '', sealed: new Uint8Array(0) })
      await second.append([answer])
      const news = await first.since(space, cursor)
      expect(news.isFirst).toBe(false)
      expect(news.envelopes.map(plain)).toEqual([plain(answer)])
    })

    test('an envelope sent again is there once; a fork is refused, and the first one stays', async () => {
      const { space, opening } = await begin()
      await first.append([opening])
      for (const fork of [
        { ...opening, sealed: new Uint8Array([1]) },
        { ...opening, previous: 'd'.repeat(64) },
        { ...opening, epoch: 2 },
        { ...opening, signature: new Uint8Array(64) },
      ])
        await expect(first.append([fork])).rejects.toMatchObject({
          code: 'refused',
          detail: { fork: { member: lea, sequence: 1 } },
        })
      expect((await readOn(first, space)).envelopes.map(plain)).toEqual([plain(opening)])
    })

    test('an owner gives back what another member had written, and a host that never had the space is given all of it', async () => {
      const { space } = await begin()
      const answers = [randomEnvelope(space, ali, 1), randomEnvelope(space, ali, 2)]
      await first.append(answers)
      await first.append(answers)
      const { envelopes } = await readOn(second, space)
      expect(inOrder(envelopes.filter(one => one.member === ali))).toEqual(inOrder(answers))
      count += 1
      const anew = [randomEnvelope(`space-${count}`, lea, 1), randomEnvelope(`space-${count}`, ali, 1)]
      await second.append(anew)
      expect(inOrder((await readOn(second, `space-${count}`)).envelopes)).toEqual(inOrder(anew))
    })

    test('spaces do not mix', async () => {
      const [one, other] = [await begin(), await begin()]
      expect((await readOn(second, one.space)).envelopes.map(plain)).toEqual([plain(one.opening)])
      expect((await readOn(second, other.space)).envelopes.map(plain)).toEqual([plain(other.opening)])
    })

    test('a long log comes by pages, whole', async () => {
      const { space, opening } = await begin()
      const more = Array.from({ length: PAGE_ENVELOPES + 20 }, (_, at) => randomEnvelope(space, lea, at + 2))
      await first.append(more)
      const page = await second.since(space, '')
      expect(page.envelopes.length).toBeLessThanOrEqual(PAGE_ENVELOPES)
      expect(inOrder((await readOn(second, space)).envelopes)).toEqual(inOrder([opening, ...more]))
    })

    test('a host set back to an earlier state begins again, and says so', async () => {
      const [{ space }, elsewhere] = [await begin(), await begin()]
      await first.append(Array.from({ length: 9 }, (_, at) => randomEnvelope(elsewhere.space, lea, at + 2)))
      const { cursor } = await readOn(second, elsewhere.space)
      expect(await second.since(space, cursor)).toMatchObject({ isFirst: true, envelopes: [{ sequence: 1 }] })
    })

    test('what a desk wrote itself is no news; what others wrote is, and a host set back', async () => {
      const [{ space }, elsewhere] = [await begin(), await begin()]
      const stop = first.watch(space, () => undefined)
      const { cursor } = await readOn(first, space)
      const hasNews = (some: object) => first.hasNews(space, { cursor, member: lea, sequence: 2, ...some })
      await first.append([randomEnvelope(space, lea, 2)])
      expect(await hasNews({})).toBe(false)
      // a copy of its library wrote under its key
      expect(await hasNews({ sequence: 1 })).toBe(true)
      expect(await hasNews({ cursor: '' })).toBe(true)
      await first.append(Array.from({ length: 9 }, (_, at) => randomEnvelope(elsewhere.space, lea, at + 2)))
      expect(await hasNews({ cursor: (await readOn(first, elsewhere.space)).cursor })).toBe(true)
      await second.append([randomEnvelope(space, ali, 1)])
      expect(await hasNews({})).toBe(true)
      stop()
    })

    test('two desks that write at once are read by a third exactly once each', async () => {
      const { space } = await begin()
      const { cursor } = await readOn(first, space)
      const write = async (store: ChangeStore, member: string, from: number) => {
        for (let at = from; at < from + 30; at += 1) await store.append([randomEnvelope(space, member, at)])
      }
      const seen: Envelope[] = []
      let at = cursor
      const read = async () => {
        const news = await readOn(second, space, at)
        at = news.cursor
        seen.push(...news.envelopes)
      }
      const writing = Promise.all([write(first, lea, 2), write(second, ali, 1)])
      for (let turn = 0; turn < 20; turn += 1) await read()
      await writing
      await read()
      expect(seen.map(one => `${one.member[0]}${one.sequence}`).sort()).toEqual(
        [
          ...Array.from({ length: 30 }, (_, n) => `a${n + 2}`),
          ...Array.from({ length: 30 }, (_, n) => `b${n + 1}`),
        ].sort(),
      )
    })

    test('a large file is kept whole under its hash, by space', async () => {
      const [{ space }, other] = [await begin(), await begin()]
      const bytes = new Uint8Array(randomBytes(3_200_000))
      const [large, empty] = [nameOf(bytes), nameOf(new Uint8Array(0))]
      expect(await first.blobs.missing(space, [large, empty])).toEqual([large, empty])
      expect(await second.blobs.get(space, large)).toBeUndefined()
      await first.blobs.put(space, large, bytes)
      await first.blobs.put(space, large, bytes)
      await first.blobs.put(space, empty, new Uint8Array(0))
      const stored = await second.blobs.get(space, large)
      expect(stored && nameOf(stored)).toBe(large)
      expect((await second.blobs.get(space, empty))?.byteLength).toBe(0)
      expect(await second.blobs.missing(space, [large, empty])).toEqual([])
      expect(await second.blobs.missing(other.space, [large])).toEqual([large])
      await expect(first.blobs.put(space, large, new Uint8Array([1]))).rejects.toThrow()
    })

    describe('a text written at once', () => {
      const DOCUMENT = 7
      const said = (name: string, member: string, sequence: number) =>
        randomEnvelope(name, member, sequence, { previous: '', epoch: 1 })
      const beginText = async () => {
        const { space } = await begin()
        const name = liveName(space, randomBytes(16).toString('hex'))
        return { space, name, lives: [first.live, second.live] as const }
      }
      const sequences = async (store: ChangeStore, name: string) =>
        (await store.live?.since(name, 0))?.envelopes.map(one => `${one.member[0]}${one.sequence}`)

      test('is begun by one desk; others read it in the order of what was said', async () => {
        const { space, name, lives } = await beginText()
        const [mine, theirs] = lives
        if (!mine || !theirs) return
        expect(await theirs.since(name, 0)).toEqual({ envelopes: [], position: 0 })
        expect(await theirs.present(name)).toEqual([])
        expect(await mine.add(said(name, lea, 1), DOCUMENT, 'say')).toBe(false)
        const [opening, answer] = [said(name, lea, 1), said(name, ali, 1)]
        expect(await mine.add(opening, DOCUMENT, 'begin')).toBe(true)
        expect(await theirs.add(said(name, ali, 9), 8, 'begin')).toBe(false)
        expect(await theirs.add(said(name, ali, 9), 8, 'say')).toBe(false)
        expect(await theirs.add(answer, DOCUMENT, 'say')).toBe(true)
        const page = await mine.since(name, 0)
        expect(page.envelopes.map(plain)).toEqual([plain(opening), plain(answer)])
        const last = said(name, lea, 2)
        await mine.add(last, DOCUMENT, 'say')
        expect((await theirs.since(name, page.position)).envelopes.map(plain)).toEqual([plain(last)])
        expect(inOrder(await theirs.present(name))).toEqual(inOrder([answer, last]))
        // the log of the space has nothing of it
        expect((await readOn(first, space)).envelopes).toHaveLength(1)
      })

      test('a desk says again whole what it said, in the place of its own words alone', async () => {
        const { name, lives } = await beginText()
        const [mine, theirs] = lives
        if (!mine || !theirs) return
        await mine.add(said(name, lea, 1), DOCUMENT, 'begin')
        await theirs.add(said(name, ali, 1), DOCUMENT, 'say')
        await mine.add(said(name, lea, 2), DOCUMENT, 'say')
        await mine.add(said(name, lea, 3), DOCUMENT, 'replace')
        expect(await sequences(second, name)).toEqual(['b1', 'a3'])
      })

      test('is dropped by the last who is there, and by nobody while another is', async () => {
        const { name, lives } = await beginText()
        const [mine, theirs] = lives
        if (!mine || !theirs) return
        await mine.add(said(name, lea, 1), DOCUMENT, 'begin')
        await theirs.add(said(name, ali, 1), DOCUMENT, 'say')
        expect(await mine.drop(name, lea)).toBe(false)
        expect(await sequences(second, name)).toEqual(['a1', 'b1'])
        await mine.add(said(name, lea, 2), DOCUMENT, 'leave')
        expect((await theirs.present(name)).map(one => one.member)).toEqual([ali])
        expect(await theirs.drop(name, ali)).toBe(true)
        expect(await sequences(first, name)).toEqual([])
        expect(await theirs.add(said(name, ali, 2), DOCUMENT, 'say')).toBe(false)
      })

      test('that nobody is in is begun anew, a desk that comes late cannot go on with the one before', async () => {
        const { name, lives } = await beginText()
        const [mine, theirs] = lives
        if (!mine || !theirs) return
        await mine.add(said(name, lea, 1), DOCUMENT, 'begin')
        await host.age(name, LIVE_MS + 1000)
        expect(await theirs.present(name)).toEqual([])
        // who was cut off goes on, as long as nobody began anew
        expect(await mine.add(said(name, lea, 2), DOCUMENT, 'say')).toBe(true)
        await host.age(name, LIVE_MS + 1000)
        expect(await theirs.add(said(name, ali, 1), 8, 'begin')).toBe(true)
        expect(await mine.add(said(name, lea, 3), DOCUMENT, 'say')).toBe(false)
        expect(await mine.add(said(name, lea, 3), DOCUMENT, 'replace')).toBe(false)
        expect(await mine.drop(name, lea)).toBe(false)
        expect(await sequences(first, name)).toEqual(['b1'])
      })

      test('that everybody vanished from is forgotten after an hour, when a desk comes to the office', async () => {
        const { name, lives } = await beginText()
        const [mine] = lives
        if (!mine) return
        await mine.add(said(name, lea, 1), DOCUMENT, 'begin')
        await host.age(name, STALE_MS - 60_000)
        await (await host.open(lea)).close()
        expect(await sequences(second, name)).toEqual(['a1'])
        await host.age(name, STALE_MS + 1000)
        await (await host.open(lea)).close()
        expect(await sequences(second, name)).toEqual([])
      })
    })

    test('what is said in a text wakes the others who write in it', async () => {
      const { live } = first
      if (!live || !second.live) return
      const { space } = await begin()
      const name = liveName(space, randomBytes(16).toString('hex'))
      const onNews = vi.fn()
      const stop = second.live.watch(name, onNews)
      let sequence = 0
      await expect
        .poll(async () => {
          sequence += 1
          await live.add(
            randomEnvelope(name, lea, sequence, { previous: '' }),
            7,
            sequence === 1 ? 'begin' : 'say',
          )
          return onNews.mock.calls.length
        })
        .toBeGreaterThan(0)
      onNews.mockClear()
      expect(await live.drop(name, lea)).toBe(true)
      await expect.poll(() => onNews.mock.calls.length).toBeGreaterThan(0)
      stop()
    })

    test('news of a space wake the other desks', async () => {
      const { space } = await begin()
      const onNews = vi.fn()
      const stop = second.watch(space, onNews)
      // a host may take a moment before it listens
      let sequence = 1
      await expect
        .poll(async () => {
          sequence += 1
          await first.append([randomEnvelope(space, lea, sequence)])
          return onNews.mock.calls.length
        })
        .toBeGreaterThan(0)
      stop()
    })
  })
}
