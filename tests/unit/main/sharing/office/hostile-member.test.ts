import { expect, test } from 'vitest'
import { temporary } from '../../../../contract/program.ts'
import { attack } from '../../../../fixtures/office/hostile/hostile-member.ts'

const CHANGES = 200

test('a member who sends two hundred changes drawn by a seed stops no desk, and parts none from the others', async () => {
  const place = temporary()
  try {
    const { faults, aside } = await attack(place.folder, { changes: CHANGES, seed: 1 })
    expect(faults).toEqual([])
    expect(Math.min(...aside)).toBeGreaterThan(CHANGES / 4)
  } finally {
    place.remove()
  }
})
