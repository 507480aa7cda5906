import { expect, test, vi } from 'vitest'
import { watchMissedChanges } from '../../../../src/renderer/kernel/missedChanges.ts'

test('a change told between the first answer and the events has the window read again, once', () => {
  const readAgain = vi.fn()
  const missed = watchMissedChanges(readAgain)
  missed.answered(3)
  missed.answered(4)
  expect(readAgain).not.toHaveBeenCalled()
  missed.begun(4)
  missed.answered(3)
  expect(readAgain).toHaveBeenCalledTimes(1)
})

test('an answer made before that change may come after the events begin', () => {
  const readAgain = vi.fn()
  const missed = watchMissedChanges(readAgain)
  missed.begun(4)
  missed.answered(5)
  expect(readAgain).not.toHaveBeenCalled()
  missed.answered(3)
  expect(readAgain).toHaveBeenCalledTimes(1)
})

test('events that begin anew are not compared: the program says itself that some were missed', () => {
  const readAgain = vi.fn()
  const missed = watchMissedChanges(readAgain)
  missed.begun(0)
  missed.answered(0)
  missed.begun(7)
  missed.answered(7)
  expect(readAgain).not.toHaveBeenCalled()
})
