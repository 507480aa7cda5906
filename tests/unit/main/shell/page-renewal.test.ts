import { expect, test } from 'vitest'
import { EMPTY, emptyPage, pageRenewal } from '../../../../src/main/shell/page-renewal.ts'
import { HOME } from '../../../../src/main/shell/restrictions.ts'

/** A window that notes where it goes, and a lock that ends when the test says so. */
function renewing() {
  const acts: string[] = []
  const renewal = pageRenewal(
    async address => void acts.push(address),
    () => void acts.push('forget'),
  )
  let onOver = () => {}
  const over = new Promise<void>(resolve => {
    onOver = resolve
  })
  return { acts, renewal, over, onOver }
}

test('a page that comes back in the middle of a lock waits for its end, then is loaded in a process of its own', async () => {
  const { acts, renewal, over, onOver } = renewing()
  renewal.lock(over)
  const answer = renewal.hold(HOME)
  await new Promise(done => setImmediate(done))
  expect(acts).toEqual([])
  onOver()
  expect((await answer)?.status).toBe(204)
  await expect.poll(() => acts).toEqual([EMPTY, 'forget', HOME])
})

test('a page that comes back twice in one lock is renewed once, and again at the next lock', async () => {
  const { acts, renewal, over, onOver } = renewing()
  renewal.lock(over)
  const answers = [renewal.hold(HOME), renewal.hold(HOME)]
  onOver()
  await Promise.all(answers)
  await expect.poll(() => acts).toHaveLength(3)
  expect(renewal.hold(HOME)).toBeUndefined()
  renewal.lock(Promise.resolve())
  await renewal.hold(HOME)
  await expect.poll(() => acts).toHaveLength(6)
})

test('a page that was still saving when the lock ended is renewed when it comes back', async () => {
  const { acts, renewal, over, onOver } = renewing()
  renewal.lock(over)
  onOver()
  await over
  expect((await renewal.hold(HOME))?.status).toBe(204)
  await expect.poll(() => acts).toEqual([EMPTY, 'forget', HOME])
})

test('nothing else is held: another address meanwhile, or the page without a lock', () => {
  const { renewal, over } = renewing()
  expect(renewal.hold(HOME)).toBeUndefined()
  renewal.lock(over)
  expect(renewal.hold(`${HOME}call/drafts.save`)).toBeUndefined()
})

test('the page in between holds nothing, and runs nothing', async () => {
  const page = emptyPage()
  expect(await page.text()).not.toMatch(/<script|<body/)
  expect(page.headers.get('Content-Security-Policy')).toBe("default-src 'none'")
})
