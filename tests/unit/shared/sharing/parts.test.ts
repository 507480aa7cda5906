import { describe, expect, test } from 'vitest'
import { Bill } from '../../../../src/shared/campaign/bills/model.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import { compare, settle, stateOf } from '../../../../src/shared/sharing/compare.ts'
import { fieldLabel, readable } from '../../../../src/shared/sharing/words.ts'
import { anArgument } from '../../../fixtures/builders.ts'

const bill = Bill.parse({
  id: 'bill',
  title: 'Loi',
  stages: [{ key: 'senat', label: 'Sénat', date: '2025-01-10' }],
  measures: [
    {
      id: '8',
      article: '8',
      title: 'Boîtes noires',
      does: 'Analyse des connexions.',
      fates: [{ stage: 'senat', outcome: 'adopté' }],
      facts: [{ text: 'Un fait.' }],
    },
  ],
})
const [measure] = bill.measures
const withMeasure = (given: object, more: object = {}) =>
  Bill.parse({ ...bill, ...more, measures: [{ ...measure, ...given }] })

describe('a measure both sides changed', () => {
  const mine = withMeasure({
    danger: 'Écrit ici.',
    fates: [{ stage: 'senat', outcome: 'adopté, corrigé ici' }],
  })
  const theirs = withMeasure({
    reaches: 'Tout le monde.',
    fates: [
      { stage: 'senat', outcome: 'adopté' },
      { stage: 'an', outcome: 'supprimé' },
    ],
    facts: [{ text: 'Un fait.' }, { text: 'Un autre.' }],
  })

  test('keeps what each wrote, property by property and stage by stage', () => {
    const differences = compare(bill, mine, theirs, true)
    expect(stateOf(differences)).toBe('changed')
    expect(settle(mine, differences).measures[0]).toMatchObject({
      danger: 'Écrit ici.',
      reaches: 'Tout le monde.',
      fates: [
        { stage: 'senat', outcome: 'adopté, corrigé ici' },
        { stage: 'an', outcome: 'supprimé' },
      ],
      facts: [{ text: 'Un fait.' }, { text: 'Un autre.' }],
    })
  })

  test('is chosen where both changed the same stage, and nowhere else', () => {
    const other = withMeasure({
      fates: [
        { stage: 'senat', outcome: 'adopté avec modifications' },
        { stage: 'an', outcome: 'supprimé' },
      ],
    })
    const differences = compare(bill, mine, other, true)
    const conflicts = differences.filter(one => one.conflict)
    expect(conflicts.map(one => fieldLabel(one.name, one.theirs, one.title))).toEqual([
      'Boîtes noires, sort (Sénat)',
    ])
    expect(conflicts.map(one => readable(one.name, one.theirs, id => id))).toEqual([
      'Sénat : adopté avec modifications',
    ])
    const { fates } = settle(mine, differences, { [conflicts[0]!.name]: 'theirs' }).measures[0]!
    expect(fates.map(one => one.outcome)).toEqual(['adopté avec modifications', 'supprimé'])
    expect(settle(mine, differences).measures[0]!.fates.map(one => one.outcome)).toEqual([
      'adopté, corrigé ici',
      'supprimé',
    ])
  })

  test('loses a property that its author emptied, where nobody here wrote in it', () => {
    const emptied = withMeasure({ does: '', reaches: 'Tout le monde.' })
    expect(settle(mine, compare(bill, mine, emptied, true)).measures[0]).toMatchObject({
      does: '',
      danger: 'Écrit ici.',
    })
  })
})

test('stages that each side added stand in the order of their days', () => {
  const stage = (key: string, date: string) => ({ key, label: key, date })
  const [first] = bill.stages
  const mine = Bill.parse({ ...bill, stages: [first, stage('cmp', '2025-03-06')] })
  const theirs = Bill.parse({ ...bill, stages: [first, stage('an', '2025-02-01')] })
  const { stages } = settle(mine, compare(bill, mine, theirs, true))
  expect(stages.map(one => one.key)).toEqual(['senat', 'an', 'cmp'])
})

test('the script one wrote and the note the other wrote are both in the argument', () => {
  const base = anArgument({ id: 'a', variants: { briefing: 'Note.', script: 'Au téléphone.' } })
  const mine = { ...base, variants: { ...base.variants, script: 'Plus court.' } }
  const theirs = { ...base, variants: { ...base.variants, briefing: 'Note longue.', mail: 'Courriel.' } }
  const differences = compare(base, mine, theirs, true)
  expect(differences.map(one => fieldLabel(one.name, one.theirs))).toEqual([
    'Variantes (note)',
    'Variantes (à l’oral)',
    'Variantes (par courriel)',
  ])
  expect(settle(mine, differences).variants).toEqual({
    briefing: 'Note longue.',
    script: 'Plus court.',
    mail: 'Courriel.',
  })
})

describe('a document both wrote in', () => {
  const line = (id: string, text: string): Block => ({
    kind: 'paragraph',
    id,
    style: 'body',
    inlines: [{ kind: 'text', text }],
  })
  const note = (...blocks: Block[]) => ({ id: 'note', title: 'Note', blocks })
  const base = note(
    line('a', 'Le premier paragraphe dit une chose.'),
    line('b', 'Le second en dit une autre.'),
  )
  const mine = note(
    line('a', 'Le premier paragraphe dit une chose grave.'),
    line('b', 'Le second en dit une autre.'),
    line('c', 'Ajouté ici.'),
  )
  const texts = ({ blocks }: { readonly blocks: readonly Block[] }) =>
    blocks.map(one => readable('blocks', [one], id => id))

  test('has the words of both, told as such', () => {
    const theirs = note(
      line('a', 'Le tout premier paragraphe dit une chose.'),
      line('b', 'Le second en dit une autre.'),
      line('d', 'Reçu.'),
    )
    const differences = compare(base, mine, theirs, true)
    expect(stateOf(differences)).toBe('changed')
    expect(differences).toMatchObject([{ name: 'blocks', conflict: false, take: 'theirs' }])
    expect(texts(settle(mine, differences))).toEqual([
      'Le tout premier paragraphe dit une chose grave.',
      'Le second en dit une autre.',
      'Ajouté ici.',
      'Reçu.',
    ])
    expect(settle(mine, differences, 'keep')).toEqual(mine)
  })

  test('keeps what stands where both wrote otherwise, until the passage is chosen', () => {
    const theirs = note(
      line('a', 'Le premier paragraphe dit une chose légère.'),
      line('b', 'Repris par elle.'),
    )
    const differences = compare(base, mine, theirs, true)
    expect(stateOf(differences)).toBe('conflict')
    const [passage] = differences.filter(one => one.conflict)
    expect(fieldLabel(passage!.name, passage!.theirs)).toBe('Passage écrit des deux côtés')
    expect([passage!.mine, passage!.theirs].map(one => readable(passage!.name, one, id => id))).toEqual([
      expect.stringContaining('grave'),
      expect.stringContaining('légère'),
    ])
    expect(texts(settle(mine, differences))).toEqual([
      'Le premier paragraphe dit une chose grave.',
      'Repris par elle.',
      'Ajouté ici.',
    ])
    const received = texts(settle(mine, differences, { [passage!.name]: 'theirs' }))
    expect(received[0]).toContain('légère')
    expect(received).toContain('Ajouté ici.')
    expect(texts(settle(mine, differences, 'take'))[0]).toContain('légère')
  })
})
