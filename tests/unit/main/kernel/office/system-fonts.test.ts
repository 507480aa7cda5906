import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemFamilies } from '../../../../../src/main/kernel/office/system-fonts.ts'
import { resource } from '../../../../../src/main/kernel/places.ts'
import { temporary } from '../../../../contract/program.ts'

test('the families of fonts are read in their tables of names, in lower case', async () => {
  expect([...(await systemFamilies([resource('fonts')]))].sort()).toEqual([
    'caladea',
    'liberation mono',
    'liberation sans',
    'liberation serif',
  ])
})

test('a damaged font and a folder that is not there are passed over', async () => {
  const place = temporary()
  try {
    mkdirSync(join(place.folder, 'sous'))
    for (const [name, bytes] of [
      ['vide.ttf', ''],
      ['abimee.otf', 'OTTO\u0000\u0009\u0000\u0000\u0000\u0000\u0000\u0000name'],
      ['collection.ttc', 'ttcf\u0000\u0001\u0000\u0000\uffff\uffff\uffff\uffff'],
    ] as const)
      writeFileSync(join(place.folder, 'sous', name), bytes)
    expect(await systemFamilies([place.folder, join(place.folder, 'absent')])).toEqual(new Set())
  } finally {
    place.remove()
  }
})
