import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  Membership,
  MembershipStep,
  Person,
  Recovery,
} from '../../../../../src/shared/sharing/office/membership.ts'
import { followSteps } from '../../../../../src/shared/sharing/office/membership-steps.ts'
import { isOwner } from '../../../../../src/shared/sharing/office/recovery.ts'

const key = (letter: string) => letter.repeat(64)
const OWNERS = ['a', 'b', 'c'].map(key)
const LOST = key('a')
const HEIR = key('e')
const PEOPLE = [...OWNERS, key('d')]

const person = (of: string, role: Person['role'], fields: Partial<Person> = {}): Person => ({
  ...{
    key: of,
    name: of.slice(0, 1),
    role,
    spans: role === 'departed' ? [{ from: 1, upTo: 99 }] : [{ from: 1 }],
  },
  ...fields,
})
const founding: Membership = {
  ...{
    pretoireMembership: 1,
    space: 's',
    title: 'Essai',
    after: '',
    height: 0,
    epoch: 1,
    keys: { 1: 'k' },
    nonce: 'n',
  },
  people: [...OWNERS.map(one => person(one, 'owner')), person(key('d'), 'writer')],
}

/** One thing that a member's program writes in a step, within the rules or not. */
const arbitraryEdit = fc.record({
  author: fc.constantFrom(...PEOPLE, key('b'), key('c')),
  act: fc.constantFrom('dismiss', 'appoint', 'propose', 'propose', 'enter', 'enter', 'rename', 'withdraw'),
  of: fc.constantFrom(...PEOPLE, HEIR),
  /** in whose name a proposal is: its author's, most often */
  by: fc.constantFrom('author', 'author', 'author', ...PEOPLE),
  witnesses: fc.constantFrom([key('b')], [key('c')], [key('c'), key('d')], [key('d')]),
})
type Edit = typeof arbitraryEdit extends fc.Arbitrary<infer T> ? T : never

const withRole = (people: readonly Person[], of: string, role: Person['role']) =>
  people.map(one => (one.key === of ? person(of, role, one.heirOf ? { heirOf: one.heirOf } : {}) : one))

function edited(before: Membership, { author, act, of, by, witnesses }: Edit): Membership {
  const epoch = before.epoch + 1
  const next = { ...before, epoch, keys: { ...before.keys, [epoch]: 'k' } }
  const recovery: Recovery = {
    lost: LOST,
    key: HEIR,
    name: 'e',
    role: 'owner',
    by: by === 'author' ? author : by,
    witnesses: [...witnesses],
  }
  switch (act) {
    case 'dismiss':
      return { ...next, people: withRole(next.people, of, 'departed') }
    case 'appoint':
      return { ...next, people: withRole(next.people, of, 'owner') }
    case 'propose':
      return { ...next, people: withRole(next.people, LOST, 'departed'), recoveries: [recovery] }
    case 'withdraw': {
      const { recoveries: _, ...rest } = next
      return rest
    }
    case 'enter': {
      const { recoveries: _, ...rest } = next
      return { ...rest, people: [...rest.people, person(HEIR, 'owner', { heirOf: LOST })] }
    }
    case 'rename':
      return { ...next, people: next.people.map(one => (one.key === of ? { ...one, heirOf: LOST } : one)) }
  }
  return next
}

/** Steps each written after the last one its readers follow. */
function stepsOf(edits: readonly Edit[]): MembershipStep[] {
  const first = { hash: 'h0', author: LOST, sequence: 1, membership: founding }
  const steps: MembershipStep[] = [first]
  for (const [at, edit] of edits.entries()) {
    const { hash, membership } = followSteps(first, steps).current
    steps.push({
      ...{ hash: `h${at + 1}`, author: edit.author, sequence: at + 2 },
      membership: { ...edited(membership, edit), after: hash, height: membership.height + 1 },
    })
  }
  return steps
}

/** The steps that are followed, in order. */
function followed(steps: readonly MembershipStep[]): MembershipStep[] {
  const [first] = steps
  if (!first) return []
  return followSteps(first, steps).line.flatMap(hash => steps.find(one => one.hash === hash) ?? [])
}

test('whatever members write, a place is given by two different owners, each an owner before the proposal', () => {
  let entries = 0
  fc.assert(
    fc.property(fc.array(arbitraryEdit, { minLength: 2, maxLength: 12 }), edits => {
      const steps = followed(stepsOf(edits))
      for (const [at, { author, membership }] of steps.entries()) {
        const entered = membership.people.find(
          one =>
            one.heirOf !== undefined &&
            !steps[at - 1]?.membership.people.some(({ key: of }) => of === one.key),
        )
        if (!entered) continue
        entries += 1
        const standing = (place: number) => JSON.stringify(steps[place]?.membership.recoveries)
        const from = steps.findLastIndex((_, place) => place < at && standing(place) !== standing(place - 1))
        const [ground, proposal] = [steps[from - 1]?.membership, steps[from]]
        expect(proposal && ground).toBeDefined()
        if (!proposal || !ground) continue
        expect(author).not.toBe(proposal.author)
        for (const owner of [author, proposal.author]) expect(isOwner(ground, owner)).toBe(true)
        expect([author, proposal.author]).not.toContain(LOST)
      }
      // nobody who was in takes the rank of another
      for (const one of steps.at(-1)?.membership.people.slice(0, PEOPLE.length) ?? [])
        expect(one.heirOf).toBeUndefined()
    }),
    { seed: 20261129, numRuns: 1000 },
  )
  expect(entries).toBeGreaterThan(10)
})
