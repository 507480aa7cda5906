import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { program, temporary } from '../../../../contract/program.ts'
import { starter } from '../../../shared/drafts/gathered.ts'

const place = temporary()
afterAll(() => place.remove())

test('a note of three shipped measures and four arguments fills its two pages, and is one to send', async () => {
  const { call, close } = program(place.folder)
  const chosen = ['ARG-NAR-05', 'ARG-NAR-03-B', 'ARG-NAR-04', 'ARG-NAR-01']
  const cited = starter.flatMap(one =>
    one.kind === 'argument' && chosen.includes(one.id)
      ? [one.id, ...one.authorities.map(each => each.source)]
      : [],
  )
  for (const source of starter) if (cited.includes(source.id)) await call['library.save']({ source })
  const { bills } = JSON.parse(readFileSync('resources/packs/narcotrafic.json', 'utf8'))
  await call['bills.save']({ bill: { ...bills[0], revision: 0, updatedAt: '' } })
  const { draft } = await call['briefs.create']({
    template: 'note-parlementaires',
    choice: {
      bill: 'narcotrafic',
      stage: 'loi',
      measures: ['narcotrafic-art-8', 'narcotrafic-art-15-ter', 'narcotrafic-art-16'],
      arguments: chosen,
    },
    facts: { 'briefing.title': 'Trois mesures', contact: 'Camille Roy', 'sender.association': 'Œil ouvert' },
  })
  const { pages, gaps, problems } = await call['drafts.export']({ id: draft, final: true })
  expect(pages).toBe(2)
  expect(gaps).toBe(0)
  expect(problems.filter(one => one.severity === 'blocking')).toEqual([])
  close()
})
