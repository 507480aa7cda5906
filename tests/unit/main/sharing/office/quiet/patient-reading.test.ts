import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { patientReading } from '../../../../../../src/main/sharing/office/quiet/patient-reading.ts'

/** Readings that end when the test says so. */
function heldReadings() {
  const ends: ((value: string) => void)[] = []
  const reading = patientReading(() => new Promise<string>(resolve => ends.push(resolve)), 1)
  return { ...reading, ends }
}

test('a reading that lasts is answered by the one before, and its outcome told once it is something else', async () => {
  const { soon, ends } = heldReadings()
  const first = soon()
  ends[0]?.('avant')
  expect(await first).toBe('avant')
  const others: string[] = []
  expect(await soon(value => others.push(value))).toBe('avant')
  expect(others).toEqual([])
  ends[1]?.('après')
  await nextTurn()
  expect(others).toEqual(['après'])
})

test('a reading that lasts and says the same tells nobody', async () => {
  const { soon, ends } = heldReadings()
  const first = soon()
  ends[0]?.('avant')
  await first
  const others: string[] = []
  await soon(value => others.push(value))
  ends[1]?.('avant')
  await nextTurn()
  expect(others).toEqual([])
})

test('whoever asks during a reading is told what one that begins later says, the same for all', async () => {
  const { whole, ends } = heldReadings()
  const first = whole()
  const later = [whole(), whole()]
  expect(ends).toHaveLength(1)
  ends[0]?.('avant')
  expect(await first).toBe('avant')
  await nextTurn()
  expect(ends).toHaveLength(2)
  ends[1]?.('après')
  expect(await Promise.all(later)).toEqual(['après', 'après'])
})

test('a reading that failed is told to who asked, and another is made for the next', async () => {
  let count = 0
  const { whole } = patientReading(async () => {
    count += 1
    if (count === 1) throw new Error('la base est occupée')
    return count
  }, 1)
  const [failed, next] = [whole(), whole()]
  await expect(failed).rejects.toThrow('la base est occupée')
  expect(await next).toBe(2)
})
