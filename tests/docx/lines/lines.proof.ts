import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { agreement, type LineProof, proveLines } from './printed-lines.ts'
import { hyphenated, templateNames, templateTexts } from './template-texts.ts'

/** Files printed by one LibreOffice. */
const BATCH = 16

test.skipIf(missingPrinter)(
  'every template in every look, words cut and not: no line past the margin, lines and pages where they were estimated',
  async () => {
    const whole = await templateTexts(templateNames)
    const texts = [...whole, ...whole.map(hyphenated)]
    const proofs: LineProof[] = []
    for (let from = 0; from < texts.length; from += BATCH)
      proofs.push(...(await proveLines(texts.slice(from, from + BATCH))))
    const [uncut = 0, cut = 0] = [false, true].map(isCut =>
      agreement(proofs.filter(one => one.name.endsWith('/coupé') === isCut)),
    )
    const lines = proofs.reduce((sum, one) => sum + one.lines, 0)
    console.log(
      `${proofs.length} fichiers, ${lines} lignes ; ${(100 * uncut).toFixed(2)} % des lignes estimées sont imprimées telles, ${(100 * cut).toFixed(2)} % où les mots sont coupés.`,
    )
    expect(proofs.flatMap(one => one.past)).toEqual([])
    expect(proofs.filter(one => one.pages.estimated !== one.pages.printed)).toEqual([])
    expect(agreement(proofs)).toBeGreaterThan(0.97)
  },
  2_400_000,
)
