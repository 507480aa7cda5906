import { expect, test } from 'vitest'
import { UsageError } from '../../../../src/main/cli/args.ts'
import { runs } from '../../../../src/main/cli/dossiers/filings.ts'

/** The limit that the bundle is asked for, in megabytes, when the command line says `size`. */
async function limitFor(size: string | undefined): Promise<unknown> {
  const wishes: { limit?: number }[] = []
  const cli = {
    options: { out: 'depot-absent.zip', size },
    during: (_run: string, work: () => Promise<unknown>) => work(),
    call: {
      'bundles.make': async (wish: { limit?: number }) => {
        wishes.push(wish)
        return { files: [], lines: [] }
      },
    },
    print: () => undefined,
  }
  await runs.bundle(cli as never, ['texte'])
  return wishes[0]?.limit
}

test.each([
  ['1', 1],
  ['2000', 2000],
  ['8,5', 8.5],
  ['12.25', 12.25],
  [undefined, undefined],
])('bundle --size %s is %s megabytes', async (size, limit) => {
  expect(await limitFor(size)).toBe(limit)
})

test.each(['0', '0,99', '2000,1', '-5', 'trente', ''])('bundle --size « %s » is refused', async size => {
  await expect(limitFor(size)).rejects.toThrow(UsageError)
})
