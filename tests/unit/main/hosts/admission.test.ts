import { afterEach, expect, test, vi } from 'vitest'
import { createAdmission } from '../../../../src/main/hosts/admission.ts'

afterEach(() => vi.useRealTimers())

test('a ticket opens one browser, then nothing to anybody', () => {
  const admission = createAdmission()
  const ended = vi.fn()
  const ticket = admission.issue({ onEnd: ended })
  const session = admission.redeem(ticket, 'browser')
  expect(session && admission.holds(session, 'browser')).toBe(true)
  expect(session && admission.holds(session, 'program')).toBe(false)
  expect(ended).toHaveBeenCalledExactlyOnceWith('used')
  expect(admission.redeem(ticket, 'browser')).toBeUndefined()
  expect(admission.redeem(ticket, 'program')).toBeUndefined()
})

test('a program that previews an address leaves it to the person, once', () => {
  const admission = createAdmission()
  const ticket = admission.issue()
  expect(admission.redeem(ticket, 'program')).toBeDefined()
  expect(admission.redeem(ticket, 'program')).toBeUndefined()
  expect(admission.redeem(ticket, 'browser')).toBeDefined()
  expect(admission.redeem(ticket, 'browser')).toBeUndefined()
})

test('a ticket nobody used dies, and says so to what holds it', () => {
  vi.useFakeTimers()
  const admission = createAdmission()
  const ended = vi.fn()
  const ticket = admission.issue({ lifeMs: 1000, onEnd: ended })
  vi.advanceTimersByTime(1001)
  expect(ended).toHaveBeenCalledExactlyOnceWith('expired')
  expect(admission.redeem(ticket, 'browser')).toBeUndefined()
})

test('neither a ticket nor a hash of one is a session', () => {
  const admission = createAdmission()
  const ticket = admission.issue()
  const session = admission.redeem(ticket, 'program') ?? ''
  expect(admission.holds(ticket, 'program')).toBe(false)
  expect(admission.holds('', 'program')).toBe(false)
  expect(admission.redeem(session, 'browser')).toBeUndefined()
})

test('closing ends the tickets that wait', () => {
  const admission = createAdmission()
  const ended = vi.fn()
  const ticket = admission.issue({ onEnd: ended })
  admission.close()
  expect(ended).toHaveBeenCalledExactlyOnceWith('expired')
  expect(admission.redeem(ticket, 'browser')).toBeUndefined()
})
