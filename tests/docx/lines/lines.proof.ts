import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { agreement, type LineProof, proveLines } from './printed-lines.ts'
import { templateNames, templateTexts } from './template-texts.ts'

/** Files printed by one LibreOffice. */
const BATCH = 16

test.skipIf(missingPrinter)(
  'every template in every look: no line past the margin, lines where they were estimated',
  async () => {
    const texts = await templateTexts(templateNames)
    const proofs: LineProof[] = []
    for (let from = 0; from < texts.length; from += BATCH)
      proofs.push(...(await proveLines(texts.slice(from, from + BATCH))))
    const lines = proofs.reduce((sum, one) => sum + one.lines, 0)
    console.log(
      `${proofs.length} fichiers, ${lines} lignes ; ${(100 * agreement(proofs)).toFixed(2)} % des lignes estimées sont imprimées telles.`,
    )
    expect(proofs.flatMap(one => one.past)).toEqual([])
    expect(agreement(proofs)).toBeGreaterThan(0.97)
  },
  1_200_000,
)
