import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples } from '../../../../src/main/cli/examples/all.ts'
import { allVerbs } from '../../../../src/main/cli/table.ts'
import { temporary } from '../../../contract/program.ts'
import { layFiles } from '../../../fixtures/walk/material.ts'
import { NEEDS, prepare } from '../../../fixtures/walk/prepare.ts'
import { beginWalk } from '../../../fixtures/walk/walk.ts'

const place = temporary()
const walk = beginWalk(place.folder, {
  '/media/cle': join(place.folder, 'media'),
  '~/': `${join(place.folder, 'maison')}/`,
})
const former = { folder: process.cwd(), env: { ...process.env } }
beforeAll(async () => {
  process.chdir(place.folder)
  mkdirSync(join(place.folder, 'maison/.config/fish/completions'), { recursive: true })
  await layFiles(walk)
})
afterAll(() => {
  process.chdir(former.folder)
  for (const key of Object.keys(process.env)) if (!(key in former.env)) delete process.env[key]
  Object.assign(process.env, former.env)
  place.remove()
})

test('every verb has an example, and no example is of none', () =>
  expect(Object.keys(examples).toSorted()).toEqual(allVerbs.map(({ name }) => name).toSorted()))

const all = Object.entries(examples).flatMap(([name, ofVerb]) =>
  ofVerb.map(([line, shows, endsWith = 0], at) => ({
    name,
    line,
    shows,
    endsWith,
    key: at === 0 ? name : `${name} ${at + 1}`,
  })),
)
for (const { name, line, shows, endsWith, key } of all) {
  const need = NEEDS.find(({ pattern }) => pattern.test(line))
  test.skipIf(need)(need ? `${line} (il y faut ${need.why})` : line, async () => {
    const more = await prepare[key]?.(walk)
    if (more) walk.name(more)
    const { code, shown } = await walk.type(line)
    expect({ name, code, shown }).toEqual({ name, code: endsWith, shown: expect.stringContaining(shows) })
  })
}
