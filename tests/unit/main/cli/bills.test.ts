import { afterAll, expect, test } from 'vitest'
import { temporary } from '../../../contract/program.ts'
import { assemblyPage, senateAkn, senatePage } from '../../../fixtures/bills.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
afterAll(() => place.remove())
const run = commandsOn(place.folder)

test('a text is shown before it is kept, and goes to the stage named; the way of a bill is read from the Sénat', async () => {
  const made = await run('bill', 'import', place.file('ppl23-735.akn.xml', senateAkn), '--json')
  const { id, stages } = made.json()
  expect(stages).toHaveLength(4)

  const page = place.file('PIONANR5L17B0907.html', assemblyPage)
  const shown = await run('bill', 'import', page, '--into', id)
  expect(shown.out).toContain('art. 2 bis A (nouveau, Supprimé) : 0 alinéa')
  expect(shown.out).toContain('Rien n’a été gardé. Pour le garder : --stage an-transmission')
  expect(shown.err).toContain('tableau')
  expect((await run('bill', 'show', id, '--json')).json().texts).toEqual([])

  expect(await run('bill', 'import', page, '--into', id, '--stage', 'an-transmission')).toMatchObject({
    code: 0,
  })
  expect((await run('bill', 'show', id, '--json')).json().texts).toMatchObject([
    { stage: 'an-transmission', number: '907', date: '2025-02-05', count: 3 },
  ])
  const wrong = await run(
    'bill',
    'import',
    place.file('x.html', senatePage),
    '--into',
    id,
    '--stage',
    'nulle',
  )
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('an-transmission') })
})

test('a step or a fate is verified only where it is said to be, with its source', async () => {
  const [bill] = (await run('bill', 'list', '--json')).json()
  const [{ key }] = (await run('bill', 'show', bill.id, '--json')).json().stages
  const fate = [
    'bill',
    'measure',
    bill.id,
    'm',
    '--title',
    'Une mesure',
    '--stage',
    key,
    '--outcome',
    'adopted',
  ]
  const noted = async (...more: string[]) => {
    await run(...fate, ...more)
    return (await run('bill', 'show', bill.id, '--json')).json().measures[0].fates[0].certainty
  }
  expect(await noted('--source', 'Journal officiel')).toBe('to-verify')
  expect(await noted('--source', 'Journal officiel', '--verified')).toBe('verified')
  expect(await run(...fate, '--verified')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--verified demande --source'),
  })
  expect(await run('bill', 'stage', bill.id, '--kind', 'saisine', '--verified')).toMatchObject({ code: 2 })
})
