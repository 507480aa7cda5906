import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { agreement, proveLines } from './printed-lines.ts'
import { drawn, templateNames, templateTexts } from './template-texts.ts'

/** Templates and looks of this run, of the hundred and more that `npm run proof -- lines` prints. */
const SAMPLE = { count: 6, seed: 23 }

test.skipIf(missingPrinter)(
  'no line of a template goes past the margin, and its lines break where they were estimated',
  async () => {
    const proofs = await proveLines(await templateTexts(drawn(templateNames, SAMPLE.count, SAMPLE.seed)))
    expect(proofs.flatMap(one => one.past)).toEqual([])
    expect(agreement(proofs)).toBeGreaterThan(0.97)
  },
  180_000,
)
