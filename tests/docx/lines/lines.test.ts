import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { agreement, proveLines } from './printed-lines.ts'
import { drawn, hyphenated, templateNames, templateTexts } from './template-texts.ts'

/** Templates and looks of this run, of the hundred and more that `npm run proof -- lines` prints. */
const SAMPLE = { count: 6, seed: 23 }

test.skipIf(missingPrinter)(
  'no line of a template goes past the margin, and its lines break where they were estimated',
  async () => {
    const texts = await templateTexts(drawn(templateNames, SAMPLE.count, SAMPLE.seed))
    const proofs = await proveLines(texts.map((one, at) => (at % 2 === 0 ? one : hyphenated(one))))
    expect(proofs.reduce((sum, one) => sum + one.cut, 0)).toBeGreaterThan(0)
    expect(proofs.flatMap(one => one.past)).toEqual([])
    expect(agreement(proofs)).toBeGreaterThan(0.97)
  },
  180_000,
)
