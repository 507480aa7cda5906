import { expect, test, vi } from 'vitest'
import { type Acts, deskActions } from '../../../../src/renderer/desk/deskActions.ts'

const names = [
  'outline',
  'side',
  'show',
  'page',
  'find',
  'again',
  'export',
  'spelling',
  'look',
  'grounds',
  'typography',
  'citations',
  'focus',
  'zoom',
] as const satisfies readonly (keyof Acts)[]
const spies = () =>
  Object.fromEntries(names.map(name => [name, vi.fn()])) as {
    [K in keyof Acts]: Acts[K] & ReturnType<typeof vi.fn>
  }
const run = (acts: Acts, id: string) =>
  deskActions(() => acts)
    .find(one => one.id === id)
    ?.run()

test('every act of an open text can be reached, each under its own name and keys', () => {
  const acts = spies()
  vi.stubGlobal('window', { print: vi.fn() })
  const actions = deskActions(() => acts)
  for (const action of actions) action.run()
  for (const name of names) expect(acts[name], name).toHaveBeenCalled()
  for (const part of ['id', 'label', 'keys'] as const) {
    const values = actions.flatMap(one => one[part] ?? [])
    expect(new Set(values).size, part).toBe(values.length)
  }
  vi.unstubAllGlobals()
})

test('the keys of panels, of results and of size go where they say', () => {
  const acts = spies()
  for (const id of ['side-checks', 'next', 'previous', 'zoom-in', 'zoom-out', 'zoom-whole', 'replace'])
    run(acts, id)
  expect(acts.show.mock.calls).toEqual([['checks']])
  expect(acts.again.mock.calls).toEqual([[1], [-1]])
  expect(acts.zoom.mock.calls).toEqual([[1], [-1], [0]])
  expect(acts.find.mock.calls).toEqual([['replace']])
  const panels = deskActions(() => acts).filter(one => one.id.startsWith('side-'))
  expect(panels.map(one => one.keys)).toEqual(['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5'])
})

test('an action runs the act as it is when it is run, not as it was when it was listed', () => {
  let acts = spies()
  const actions = deskActions(() => acts)
  const first = acts
  acts = spies()
  actions.find(one => one.id === 'look')?.run()
  expect(first.look).not.toHaveBeenCalled()
  expect(acts.look).toHaveBeenCalled()
})
