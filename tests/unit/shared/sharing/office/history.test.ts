import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { chooseSide } from '../../../../../src/shared/sharing/office/choose.ts'
import { type MergeCache, resolveHistory } from '../../../../../src/shared/sharing/office/history.ts'
import { canonicalJson, type ThingState } from '../../../../../src/shared/sharing/office/thing-state.ts'

interface Version {
  readonly hash: string
  readonly at: string
  readonly parents: readonly string[]
  readonly state: ThingState
}
type Known = Map<string, Version>

const blocksOf = ({ value }: ThingState) => (value?.blocks ?? []) as Block[]

const paragraph = (id: string, text: string): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines: [{ kind: 'text', text }],
})
const wordsOf = (block: Block): string[] =>
  block.kind === 'paragraph'
    ? block.inlines.flatMap(one => (one.kind === 'text' ? one.text.split(' ') : [])).filter(Boolean)
    : []

function resolve(known: Known, merges?: MergeCache) {
  const result = resolveHistory('draft', [...known.values()], hash => known.get(hash)!.state, merges)
  if (!result) throw new Error('nothing is known')
  return result
}

function commit(known: Known, parents: readonly string[], at: number, state: ThingState): Version {
  const body = { parents, at: String(1000 + at), state }
  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex')
  const version = { ...body, hash }
  known.set(hash, version)
  return version
}

const start = (): Version =>
  commit(new Map(), [], 0, {
    value: {
      title: 'Requête',
      blocks: [0, 1, 2].map(n => paragraph(`b${n}`, `a${n}x b${n}x c${n}x d${n}x`)),
    },
    open: [],
  })

test('edits of two sentences go together, whatever came first', () => {
  const base = start()
  const edit = (text: string, at: number, index: number): Version => {
    const known: Known = new Map([[base.hash, base]])
    const { state, heads } = resolve(known)
    const blocks = blocksOf(state).with(index, paragraph(`b${index}`, text))
    return commit(known, heads, at, { ...state, value: { ...state.value, blocks } })
  }
  const [mine, theirs] = [edit('a0x encore b0x c0x d0x', 2, 0), edit('a2x b2x aussi c2x d2x', 1, 2)]
  const orders = [
    [base, mine, theirs],
    [theirs, mine, base],
    [mine, theirs, base, mine],
  ]
  const states = orders.map(all => resolve(new Map(all.map(one => [one.hash, one]))).state)
  expect(new Set(states.map(canonicalJson)).size).toBe(1)
  expect(states[0]?.open).toEqual([])
  expect(canonicalJson(states[0])).toContain('encore')
  expect(canonicalJson(states[0])).toContain('aussi')
})

test('one sentence edited twice: the earlier stands, the other is one choice away, what was written since stays', () => {
  const base = start()
  const edit = (known: Known, change: (blocks: Block[]) => Block[], at: number): Version => {
    const { state, heads } = resolve(known)
    return commit(known, heads, at, {
      ...state,
      value: { ...state.value, blocks: change(blocksOf(state)) },
    })
  }
  const mine = edit(new Map([[base.hash, base]]), all => all.with(0, paragraph('b0', 'a0x MARIE c0x d0x')), 1)
  const theirs = edit(
    new Map([[base.hash, base]]),
    all => all.with(0, paragraph('b0', 'a0x PAUL c0x d0x')),
    2,
  )
  const known: Known = new Map([base, theirs, mine].map(one => [one.hash, one]))
  const { state } = resolve(known)
  expect(wordsOf(blocksOf(state)[0]!)).toContain('MARIE')
  expect(state.open).toHaveLength(1)
  expect(JSON.stringify(state.open[0]?.passage?.theirs)).toContain('PAUL')
  // somebody writes on, elsewhere in the same paragraph: the conflict stays open
  edit(known, all => all.with(0, paragraph('b0', 'a0x MARIE c0x d0x fin')), 3)
  const later = resolve(known).state
  expect(later.open.map(one => one.id)).toEqual(state.open.map(one => one.id))
  const chosen = chooseSide('draft', later, later.open[0]!.id, 'theirs')
  expect(wordsOf(blocksOf(chosen)[0]!)).toEqual(['a0x', 'PAUL', 'c0x', 'd0x', 'fin'])
  expect(chosen.open).toEqual([])
})

test('a text edited by one and removed by another stays, and says so', () => {
  const base = start()
  const edited: Known = new Map([[base.hash, base]])
  commit(edited, [base.hash], 1, { value: { ...base.state.value, title: 'Requête en référé' }, open: [] })
  const removed: Known = new Map([[base.hash, base]])
  commit(removed, [base.hash], 2, { value: null, open: [] })
  const { state } = resolve(new Map([...edited, ...removed]))
  expect(state.value?.title).toBe('Requête en référé')
  expect(state.open.map(one => one.kind)).toEqual(['presence'])
})

test('a version whose ancestor is not there yet waits for it', () => {
  const base = start()
  const known: Known = new Map([[base.hash, base]])
  const next = commit(known, [base.hash], 1, { value: { ...base.state.value, title: 'Deux' }, open: [] })
  const last = commit(known, [next.hash], 2, { value: { ...base.state.value, title: 'Trois' }, open: [] })
  const gap: Known = new Map([base, last].map(one => [one.hash, one]))
  expect(resolve(gap).state.value?.title).toBe('Requête')
  gap.set(next.hash, next)
  expect(resolve(gap).state.value?.title).toBe('Trois')
})

test('a history resolved before is not merged again: only what came since is read', () => {
  const base = start()
  const known: Known = new Map([[base.hash, base]])
  for (let n = 0; n < 3; n += 1) {
    const blocks = blocksOf(base.state).with(n, paragraph(`b${n}`, `autre${n}`))
    commit(known, [base.hash], n + 1, { value: { ...base.state.value, blocks }, open: [] })
  }
  const merges: MergeCache = new Map()
  const { state, heads } = resolve(known, merges)
  const reads: string[] = []
  const again = () =>
    resolveHistory(
      'draft',
      [...known.values()],
      hash => {
        reads.push(hash)
        return known.get(hash)!.state
      },
      merges,
    )
  expect(again()?.state).toBe(state)
  expect(reads).toEqual([])
  const twins = [1, 2].map(n =>
    commit(known, heads, 10 + n, { ...state, value: { ...state.value, title: `Titre ${n}` } }),
  )
  const twinHashes = twins.map(one => one.hash).sort()
  expect(again()?.heads).toEqual(twinHashes)
  expect(reads.toSorted()).toEqual(twinHashes)
})

const act = fc.record({
  desk: fc.nat(4),
  what: fc.constantFrom('replace', 'append', 'insert', 'remove', 'meet', 'meet', 'settle'),
  at: fc.nat(9),
  word: fc.nat(9),
  clock: fc.integer({ min: 0, max: 400 }),
  with: fc.nat(4),
})

test('desks that meet in any order, with clocks that are wrong, see the same text, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 28 }), acts => {
      const base = start()
      const desks: Known[] = Array.from({ length: 5 }, () => new Map([[base.hash, base]]))
      const [typed, replaced] = [new Set<string>(), new Set<string>()]
      for (const [n, one] of acts.entries()) {
        const known = desks[one.desk]!
        if (one.what === 'meet') {
          // some of what the other knows, some of it twice: the rest comes later
          const others = [...desks[one.with]!.values()]
          for (const version of [...others, ...others].filter((_, at) => (at * 7 + one.word) % 5 !== 0))
            known.set(version.hash, version)
          continue
        }
        const { state, heads } = resolve(known)
        if (one.what === 'settle') {
          const conflict = state.open[one.at % (state.open.length || 1)]
          if (!conflict) continue
          const next = chooseSide('draft', state, conflict.id, one.word % 2 ? 'mine' : 'theirs')
          // whoever chooses has read both
          for (const word of JSON.stringify(conflict).matchAll(/\w+/g)) replaced.add(word[0])
          const before = new Set(canonicalJson(state).match(/\w+/g))
          const after = new Set(canonicalJson(next).match(/\w+/g))
          for (const word of before)
            if (!after.has(word) && JSON.stringify(conflict).includes(word)) replaced.add(word)
          commit(known, heads, one.clock, next)
          continue
        }
        const blocks = blocksOf(state)
        if (blocks.length === 0) continue
        const at = one.at % blocks.length
        const block = blocks[at]!
        const words = wordsOf(block)
        const word = `w${n}desk${one.desk}`
        let next: Block[]
        if (one.what === 'remove') {
          for (const lost of words) replaced.add(lost)
          next = blocks.toSpliced(at, 1)
        } else if (one.what === 'insert') {
          typed.add(word)
          next = blocks.toSpliced(at, 0, paragraph(`new${n}`, `${word} premier${n} second${n}`))
        } else if (one.what === 'append') {
          typed.add(word)
          next = blocks.with(at, paragraph(block.id, [...words, word].join(' ')))
        } else {
          if (words.length === 0) continue
          typed.add(word)
          const place = one.word % words.length
          replaced.add(words[place]!)
          next = blocks.with(at, paragraph(block.id, words.with(place, word).join(' ')))
        }
        commit(known, heads, one.clock, { ...state, value: { ...state.value, blocks: next } })
      }
      // a desk may remember what it merged before it knew the rest
      const merges: MergeCache = new Map()
      for (const known of desks) resolve(known, merges)
      const all: Known = new Map(desks.flatMap(known => [...known]))
      const finals = desks.map((known, n) => {
        const entries = [...known, ...[...all].toReversed()]
        return canonicalJson(
          resolve(new Map(n % 2 ? entries.toReversed() : entries), n % 2 ? merges : undefined),
        )
      })
      expect(new Set(finals).size).toBe(1)
      for (const word of typed) if (!replaced.has(word)) expect(finals[0]).toContain(word)
    }),
    { numRuns: 150 },
  )
})
