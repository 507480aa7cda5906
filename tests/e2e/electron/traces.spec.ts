import { expect, test } from '../fixture.ts'
import { plant, sealAndLock, traces } from '../safekeeping/planted.ts'
import { ended } from '../shell.ts'
import { shellBehind } from './native.ts'

test('a sealed library that is locked leaves no word in the profile of Electron, its caches, nor the log', async ({
  page,
  folder,
  errors,
}) => {
  await plant(page)
  expect((await traces(folder)).length).toBeGreaterThan(0)
  await sealAndLock(page)
  expect(await traces(folder)).toEqual([])
  // what Chromium writes as it ends
  const child = shellBehind(page).process()
  await shellBehind(page).evaluate(({ BrowserWindow }) =>
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()),
  )
  expect(await ended(child)).toBe(0)
  expect(await traces(folder)).toEqual([])
  // the page asked for something while it was being emptied
  errors.splice(0, errors.length, ...errors.filter(one => !one.includes('503')))
})
