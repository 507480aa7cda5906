import { afterAll, expect, test } from 'vitest'
import { plainText } from '../../../src/shared/draft/walk.ts'
import { program, temporary } from '../../contract/program.ts'
import { anAmendment } from '../../fixtures/amendments/builder.ts'
import { aBill } from '../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

test('the bench book takes in the amendments of the campaign, in the order of the liasse, not those imported', async () => {
  const { call, close } = program(place.folder)
  const bill = await call['bills.save']({ bill: aBill() })
  const keep = (id: string, article: string, given = {}) =>
    call['amendments.save']({
      amendment: anAmendment({
        id,
        bill: bill.id,
        target: { kind: 'article', article },
        reasons: { does: `Ce que fait ${id}.`, why: '', origin: '', sources: [] },
        ...given,
      }),
    })
  await keep('second', '9')
  await keep('premier', '8 ter', { dispositif: 'Supprimer cet article.' })
  await keep('autre', '8', { origin: 'imported' })
  const { draft } = await call['briefs.create']({
    template: 'dossier-banc',
    choice: {
      bill: bill.id,
      stage: bill.stages[0]!.key,
      measures: [bill.measures[0]!.id],
      arguments: [],
    },
    facts: {},
  })
  const { blocks } = await call['drafts.get']({ id: draft })
  const lines = blocks.flatMap(one => ('inlines' in one ? [plainText(one.inlines)] : []))
  const at = lines.indexOf('Les amendements')
  expect(at).toBeGreaterThan(0)
  expect(lines.slice(at + 1, at + 4)).toEqual([
    'Article\u00a08 ter, Assemblée nationale',
    'Supprimer cet article.',
    'Ce que fait premier.',
  ])
  expect(lines.slice(at + 4, at + 7).map(line => line.replace(/\n.*/s, ''))).toEqual([
    'Article\u00a09, Assemblée nationale',
    expect.any(String),
    'Ce que fait second.',
  ])
  expect(lines.join('\n')).not.toContain('Ce que fait autre.')
  await close()
})
