import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { answers } from '../../../../fixtures/answers.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(name =>
  templateOf(name.replace('.json', '')),
)

/** Whether a text of internal grounds alone is advised to raise an external one. */
const isAdvised = (id: string, facts: Record<string, string> = {}, today = '2026-03-16') => {
  const template = templateOf(id)
  const { 'grounds.external': _external, 'reply.external': _reply, ...others } = answers
  const gathered = fromTemplate(template, { facts: { ...others, ...facts } })
  const blocks = gathered.draft.blocks.filter(block => block.slot !== 'ground-external')
  return check({ ...gathered, draft: { ...gathered.draft, blocks } }, template, today).some(
    problem => problem.code === 'one-family',
  )
}

test('the claim alone is advised to raise grounds of both families: no référé, appeal, intervention or letter', () => {
  expect(templates.map(one => one.id).filter(id => isAdvised(id))).toEqual(['rep-vsa', 'requete-annulation'])
})

test('it is not once the time to sue has surely run, nor against a refusal to repeal', () => {
  const known = { 'limits.nature': 'regime-general' }
  expect(isAdvised('requete-annulation', known)).toBe(true)
  expect(isAdvised('requete-annulation', known, '2027-06-01')).toBe(false)
  expect(isAdvised('requete-annulation', { 'decision.type': 'abrogation' })).toBe(false)
})
