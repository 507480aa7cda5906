import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fuzz } from '../../fuzz/fuzz.ts'

/** « npm run fuzz » goes on where this one stops. */
const CASES = 160

test('damaged files are refused in French or taken; nothing falls, and the library stays sound', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pretoire-fuzz-'))
  try {
    const { cases, refused, faults } = await fuzz({ folder, seed: 1, goesOn: cases => cases < CASES })
    expect(faults).toEqual([])
    expect(cases).toBe(CASES)
    expect(refused).toBeGreaterThan(CASES / 4)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
