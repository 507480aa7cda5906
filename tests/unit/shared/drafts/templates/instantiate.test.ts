import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { Block } from '../../../../../src/shared/drafts/model.ts'
import { sourceIds } from '../../../../../src/shared/drafts/references.ts'
import { PREPOSITION } from '../../../../../src/shared/drafts/slots/prepositions.ts'
import { argumentIds, holds, instantiate } from '../../../../../src/shared/drafts/templates/instantiate.ts'
import { aDossier } from '../../../../fixtures/builders.ts'
import { fromTemplate, sampleOf, starter, templateOf } from '../gathered.ts'

describe.each([
  'rep-vsa',
  'note-deputes',
  'recours-gracieux',
  'demande-cada',
  'saisine-cada',
  'refere-suspension',
  'memoire-replique',
  'memoire-ampliatif',
  'memoire-complementaire',
])('%s', id => {
  const template = templateOf(id)

  test.each(['revelee', 'expresse', 'implicite'])(
    'with the single fact and a %s decision: valid blocks, own ids, all sources known',
    type => {
      const { draft } = fromTemplate(template, { facts: { commune: 'Moirans', 'decision.type': type } })
      for (const block of draft.blocks) Block.parse(block)
      const ids = draft.blocks.flatMap(block =>
        block.kind === 'list' ? [block.id, ...block.items.map(item => item.id)] : [block.id],
      )
      expect(new Set(ids).size).toBe(ids.length)
      const known = new Set(starter.map(source => source.id))
      expect(sourceIds(draft).filter(source => !known.has(source))).toEqual([])
    },
  )

  test('asks for nothing it does not use, and uses nothing it does not ask', () => {
    const asked = new Set([...template.facts.map(fact => fact.key), ...Object.keys(template.answers)])
    const used = JSON.stringify(template.blocks)
    const slots = [...used.matchAll(/\{\{([^}]+)\}\}/g)].map(([, key]) => key!.replace(PREPOSITION, ''))
    const computed =
      /^(document\.|cassation\.(e|which)$|claimant|defendant|decision|deadline|recourse|court|counsel|penalty\.clause|[a-zà-ÿ’ ]+$)/i
    expect(slots.filter(key => !asked.has(key) && !computed.test(key))).toEqual([])
  })

  test('is the same twice', () => {
    expect(fromTemplate(template).draft.blocks).toEqual(fromTemplate(template).draft.blocks)
  })
})

test('a working copy from one fact names every gap by its question', () => {
  const template = templateOf('rep-vsa')
  const { problems } = assemble(fromTemplate(template, { facts: { commune: 'Moirans' } }), { template })
  expect(problems.length).toBeGreaterThan(10)
  for (const problem of problems) expect(problem.message).not.toMatch(/:\s[a-z]+\.[a-z]+\./)
})

test('the sample recourse has the thirteen blocks', () => {
  const { draft } = sampleOf('recourse')
  const slots = new Set(draft.blocks.map(block => block.slot))
  for (const slot of [
    'facts',
    'admissibility',
    'ground-external',
    'ground-internal',
    'injunction',
    'costs',
    'claims',
  ])
    expect(slots).toContain(slot)
  const made = draft.blocks.flatMap(block => (block.kind === 'generated' ? [block.what] : []))
  expect(made).toEqual(['cover', 'contents', 'signature', 'inventory', 'authorities'])
})

test('an argument is inserted linked, its blocks in one group', () => {
  const blocks = fromTemplate(templateOf('rep-vsa')).draft.blocks.filter(
    block => block.origin?.source === 'INT-BASE',
  )
  expect(blocks[0]).toMatchObject({ kind: 'heading', level: 3, slot: 'ground-internal' })
  expect(blocks.length).toBeGreaterThan(3)
  expect(new Set(blocks.map(block => block.origin?.group)).size).toBe(1)
})

test('an argument the library lacks leaves a gap, never nothing', () => {
  const template = templateOf('rep-vsa')
  expect(argumentIds(template)).toContain('INT-BASE')
  const dossier = aDossier({ facts: { commune: 'Moirans' } })
  const draft = { ...fromTemplate(template).draft, blocks: instantiate(template, dossier, new Map()) }
  const { problems } = assemble({ draft, dossier, exhibits: [], sources: [] }, { template })
  expect(problems.some(problem => problem.message.includes('INT-BASE'))).toBe(true)
})

test('conditions', () => {
  const dossier = aDossier({ facts: { a: 'x', b: '' } })
  expect(holds(undefined, dossier)).toBe(true)
  expect(holds({ fact: 'a', not: false }, dossier)).toBe(true)
  expect(holds({ fact: 'a', is: ['y'], not: false }, dossier)).toBe(false)
  expect(holds({ fact: 'b', not: true }, dossier)).toBe(true)
  expect(holds({ fact: 'decision.type', is: ['revelee'], not: false }, dossier, templateOf('rep-vsa'))).toBe(
    true,
  )
})
