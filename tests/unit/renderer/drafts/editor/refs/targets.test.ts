import { expect, test } from 'vitest'
import { openLabels } from '../../../../../../src/renderer/drafts/editor/cards/labels.ts'
import { matchingTargets, targetsOf } from '../../../../../../src/renderer/drafts/editor/refs/targets.ts'
import type { Block } from '../../../../../../src/shared/drafts/model.ts'
import { aDecision, aDossier, aDraft, anExhibit } from '../../../../../fixtures/builders.ts'

test('a place is told by what it prints: the facts, the citations and the exhibits of it too', () => {
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      id: 'p',
      style: 'body',
      inlines: [
        { kind: 'text', text: 'Par décision, ' },
        { kind: 'slot', key: 'commune' },
        { kind: 'text', text: ' (' },
        { kind: 'exhibit', exhibit: 'e' },
        { kind: 'text', text: ') ; ' },
        { kind: 'citation', form: 'auto', source: { kind: 'decision', id: 'nice' } },
      ],
    },
  ]
  const gathered = {
    draft: aDraft({ blocks }),
    dossier: aDossier({ facts: { commune: 'Moirans' } }),
    exhibits: [anExhibit({ id: 'e', label: 'Lettre' })],
    sources: [aDecision({ id: 'nice', numbers: ['506370'] })],
  }
  const { labels, begin } = openLabels(gathered)
  begin(gathered.draft)
  const targets = targetsOf(blocks, labels)
  expect(targets[0]?.words).toMatch(/^Par décision, Moirans \(.*n°\s1\) ; .*506370/)
  expect(matchingTargets(targets, 'moirans').map(one => one.id)).toEqual(['p'])
  // nothing is noted as cited above by having been looked at
  expect([...labels.context.state.citations.keys()]).toEqual([])
})
