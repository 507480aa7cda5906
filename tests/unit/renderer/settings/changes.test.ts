import { expect, test } from 'vitest'
import { saveInTurn, type Values } from '../../../../src/renderer/settings/changes.ts'

/** A program that answers after a moment, and refuses what it is told to. */
function program(refuse: (values: Values) => boolean = () => false) {
  let kept: Values = { words: 'un' }
  const moment = () => new Promise(done => setTimeout(done, 2))
  const failures: unknown[] = []
  const change = saveInTurn(
    {
      'settings.get': async () => {
        await moment()
        return kept
      },
      'settings.save': async ({ values }) => {
        await moment()
        if (refuse(values)) throw new Error('refused')
        kept = { ...kept, ...values }
        return kept
      },
    },
    error => failures.push(error),
  )
  return { change, kept: () => kept, failures }
}
const add =
  (word: string) =>
  ({ words }: Values): Values => ({ words: `${words} ${word}` })

test('two additions to a list within a moment are both kept', async () => {
  const { change, kept } = program()
  await Promise.all([change(add('deux')), change(add('trois')), change({ author: 'A. B.' })])
  expect(kept()).toEqual({ words: 'un deux trois', author: 'A. B.' })
})

test('a change that is refused is said, and takes no other with it', async () => {
  const { change, kept, failures } = program(({ words }) => words?.endsWith('deux') ?? false)
  await Promise.all([change(add('deux')), change(add('trois'))])
  expect(kept()).toEqual({ words: 'un trois' })
  expect(failures).toHaveLength(1)
})
