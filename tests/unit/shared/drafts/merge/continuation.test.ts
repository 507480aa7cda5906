import { describe, expect, test } from 'vitest'
import { mergeBlocks } from '../../../../../src/shared/drafts/merge/merge.ts'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import { paragraph, textOf } from './edits.ts'

const BEFORE = 'La commune exploite un réseau de caméras.'
const merged = (base: readonly Block[], mine: readonly Block[], theirs: readonly Block[]) => {
  const [one, other] = [
    mergeBlocks(base, mine, theirs, { isOneText: true }),
    mergeBlocks(base, theirs, mine, { isOneText: true }),
  ]
  return { one, other, conflicts: [one, other].map(({ conflicts }) => conflicts.length) }
}
const line = (...inlines: (Inline | string)[]) => [paragraph('a', ...inlines)]

describe('two states of what one person was writing: the later one, whichever side has it', () => {
  test.each([
    ['at the end of a paragraph', `${BEFORE} Écrit`, `${BEFORE} Écrit par Marie.`],
    ['in the middle of a word', `${BEFORE} Écrit par Ma`, `${BEFORE} Écrit par Marie, seule.`],
    [
      'between two words',
      'La commune exploite depuis un réseau de caméras.',
      'La commune exploite depuis mars un réseau de caméras.',
    ],
    ['before what was written', `${BEFORE} Elle le sait.`, `${BEFORE} Interrogée, Elle le sait.`],
    [
      'in the place of other words',
      'La ville exploite un réseau de caméras.',
      'La ville de Zedville exploite un réseau de caméras.',
    ],
    [
      'until nothing is left of what was there',
      'Or le maire',
      'Or le maire n’avait reçu aucune délégation, et rien ne l’établit.',
    ],
  ])('%s', (_where, earlier, later) => {
    const { one, other, conflicts } = merged(line(BEFORE), line(earlier), line(later))
    expect(conflicts).toEqual([0, 0])
    expect(one.blocks).toEqual(line(later))
    expect(other.blocks).toEqual(line(later))
  })

  test('a paragraph and a list that the other has begun only', () => {
    const list = (...items: string[]): Block => ({
      ...{ kind: 'list', id: 'l', style: 'bullet' },
      items: items.map((text, at) => ({ id: `l${at}`, level: 0, inlines: [{ kind: 'text', text }] })),
    })
    const base = line(BEFORE)
    const later = [...base, paragraph('b', 'Un moyen nouveau'), list('un', 'deux')]
    for (const earlier of [
      [...base, paragraph('b')],
      [...base, paragraph('b', 'Un mo'), list('un')],
    ]) {
      const { one, other, conflicts } = merged(base, earlier, later)
      expect(conflicts).toEqual([0, 0])
      expect(one.blocks).toEqual(later)
      expect(other.blocks).toEqual(later)
    }
  })
})

describe('each has something of its own: both are shown', () => {
  test.each([
    ['other words', `${BEFORE} Écrit par Marie.`, `${BEFORE} Écrit par Paul.`],
    ['a number, whose end changes all of it', `${BEFORE} Sous 1`, `${BEFORE} Sous 15 jours.`],
    [
      'a word that one took out',
      'La commune exploite un réseau neuf.',
      'La commune exploite un réseau neuf de caméras.',
    ],
    ['one only took out words', 'La commune exploite un réseau.', 'La commune exploite un réseau municipal.'],
  ])('%s', (_what, mine, theirs) => {
    expect(merged(line(BEFORE), line(mine), line(theirs)).conflicts).toEqual([1, 1])
  })

  test('a mark that the later one has not', () => {
    const mine = line(`${BEFORE} `, { kind: 'text', text: 'Écrit', marks: ['bold'] })
    const { one, conflicts } = merged(line(BEFORE), mine, line(`${BEFORE} Écrit par Marie.`))
    expect(conflicts).toEqual([1, 1])
    expect(textOf(one.blocks)).toContain('bold')
  })

  test('a note that holds other words', () => {
    const note = (text: string): Inline => ({ kind: 'note', id: 'n', inlines: [{ kind: 'text', text }] })
    const mine = line(`${BEFORE} Écrit`, note('une source'))
    const theirs = line(`${BEFORE} Écrit`, note('une autre'), ' par Marie.')
    expect(merged(line(BEFORE), mine, theirs).conflicts).toEqual([1, 1])
  })
})
