/** Every kind of document of a campaign, in every format: what is refused as final in one is refused in all. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { program, temporary } from '../../../contract/program.ts'
import { aBill } from '../../../fixtures/builders.ts'

const place = temporary()
const { call, close } = program(place.folder)
afterAll(async () => {
  await close()
  place.remove()
})

const FORMATS = ['docx', 'txt', 'md', 'html'] as const
const drafts = new Map<string, string>()

beforeAll(async () => {
  const bill = await call['bills.save']({ bill: aBill() })
  const choice = {
    bill: bill.id,
    stage: bill.stages[0]!.key,
    measures: [bill.measures[0]!.id],
    arguments: [],
  }
  for (const template of (await call['templates.list']({})).filter(one => one.brief)) {
    const { draft } = await call['briefs.create']({ template: template.id, choice, facts: {} })
    drafts.set(template.brief!.name, draft)
  }
})

const outcome = async (id: string, format: (typeof FORMATS)[number]): Promise<string> => {
  const asked =
    format === 'docx'
      ? call['drafts.export']({ id, final: true, author: '', comments: false, keep: {} })
      : call['drafts.text']({ id, format, final: true })
  return asked.then(
    () => 'written',
    (cause: { code?: string }) => cause.code ?? 'thrown',
  )
}

test('a document with gaps is refused as final in every format, and still written as a working copy', async () => {
  expect(drafts.size).toBeGreaterThan(7)
  for (const [kind, id] of drafts) {
    const problems = (await call['drafts.check']({ id })).filter(one => one.severity === 'blocking')
    const expected = problems.length > 0 ? 'refused' : 'written'
    for (const format of FORMATS)
      expect([kind, format, await outcome(id, format)]).toEqual([kind, format, expected])
    expect((await call['drafts.text']({ id, format: 'txt' })).bytes).toBeGreaterThan(0)
  }
  expect(await outcome(drafts.get('note') ?? '', 'txt')).toBe('refused')
})
