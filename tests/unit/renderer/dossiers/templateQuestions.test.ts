import { expect, test } from 'vitest'
import { stepsOf } from '../../../../src/renderer/dossiers/templateQuestions.ts'
import { askedBy } from '../../../../src/shared/drafts/templates/asked-by.ts'
import { Template } from '../../../../src/shared/drafts/templates/template.ts'

const made = (id: string, keys: readonly string[], next: readonly string[] = []) =>
  Template.parse({
    id,
    title: id,
    dossier: 'recourse',
    style: 'association',
    facts: keys.map(key => ({ key, label: key })),
    next: next.map(template => ({ text: 'Ensuite.', template })),
    blocks: [],
  })
const claim = made('claim', ['commune', 'software', 'place'], ['refere', 'reply'])
const refere = made('refere', ['place', 'urgency', 'commune'])
const texts = [claim, refere].map(one => ({ id: one.id, title: '', updatedAt: '', template: one.id }))

test('the questions of all the texts are asked once, those of the dossier’s own first and in its order', () => {
  const asked = askedBy(claim, texts, [refere, claim])?.facts.map(one => one.key)
  expect(asked).toEqual(['commune', 'software', 'place', 'urgency'])
})

test('what comes after the last text is told; a text that is there already is not proposed', () => {
  const follow = (there: typeof texts) => stepsOf(there, [claim, refere]).map(one => one.template)
  expect(follow(texts.slice(0, 1))).toEqual(['refere', 'reply'])
  expect(follow(texts)).toEqual(['', 'reply'])
})

test('the sequel told is that of the text made last, not of the first', () => {
  const reply = made('reply', [], ['judgment'])
  const all = [...texts, { id: 'r', title: '', updatedAt: '', template: 'reply' }]
  expect(stepsOf(all, [claim, refere, reply]).map(one => one.template)).toEqual(['judgment'])
})
