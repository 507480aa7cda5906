import { expect, test } from 'vitest'
import { link } from '../../../../src/main/hosts/core/link.ts'
import type { Wants } from '../../../../src/main/hosts/core/orders.ts'
import { type CoreProcess, supervise } from '../../../../src/main/hosts/core/supervisor.ts'
import { ways } from './ways.ts'

/** A core of the test: what it begins with, the pages given to it, and its end. */
interface Core {
  readonly wants: ReturnType<typeof link<Wants>>
  readonly pages: string[]
  end(): void
}

/** A supervisor of cores that open, or end before they did. */
function supervised({ opens = true } = {}) {
  const cores: Core[] = []
  const refused: string[] = []
  const windows: number[] = []
  let givenUp = 0
  const spawn = (): CoreProcess<string> => {
    const [post, theirs] = ways()
    let isOver = false
    const hears: ((how: string) => void)[] = []
    const end = () => {
      if (isOver) return
      isOver = true
      for (const hear of hears) hear('SIGKILL')
    }
    const pages: string[] = []
    const begin = () => (opens ? { refusal: undefined } : new Promise(() => setImmediate(end)))
    cores.push({ wants: link<Wants>(theirs, { begin, close: end }), pages, end })
    return {
      post,
      give: (page, onFailure) => (isOver ? onFailure() : void pages.push(page)),
      onEnd: hear => void hears.push(hear),
      kill: end,
    }
  }
  const supervisor = supervise<string>({
    spawn,
    start: {
      folder: 'bibliotheque',
      window: 'fenetre',
      means: { showFolder: false, chooseFolder: false, keyring: false, desktop: false },
    },
    wants: { windows: count => void windows.push(count) },
    log: { note: () => undefined },
    refuse: page => void refused.push(page),
    onGivenUp: () => {
      givenUp += 1
    },
  })
  return { supervisor, cores, refused, windows, givenUp: () => givenUp }
}

test('a page that comes between two cores is for the second', async () => {
  const { supervisor, cores, refused } = supervised()
  await supervisor.opened
  cores[0]?.end()
  supervisor.give('page')
  await expect.poll(() => cores[1]?.pages).toEqual(['page'])
  expect(refused).toEqual([])
})

test('pages are sent away, and none is kept, once cores end before they open', async () => {
  const { supervisor, cores, refused, windows, givenUp } = supervised({ opens: false })
  await expect(supervisor.opened).rejects.toThrow()
  expect([cores.length, givenUp()]).toEqual([3, 1])
  supervisor.give('page')
  expect(refused).toEqual(['page'])
  expect(windows.at(-1)).toBe(0)
})

test('a page that comes while the program closes is sent away', async () => {
  const { supervisor, refused } = supervised()
  await supervisor.opened
  await supervisor.close()
  supervisor.give('page')
  expect(refused).toEqual(['page'])
})

test('the windows of a core that ended are counted by the next one, not by what it said', async () => {
  const { supervisor, cores, windows } = supervised()
  await supervisor.opened
  cores[0]?.wants.tell('windows', 1)
  await expect.poll(() => windows.at(-1)).toBe(1)
  cores[0]?.end()
  await expect.poll(() => windows.at(-1)).toBe(0)
})
