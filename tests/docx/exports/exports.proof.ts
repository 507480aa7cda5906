import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { withoutControls } from '../../../src/main/word/write/without-controls.ts'
import { missingPrinter, printedPdfs } from '../office.ts'
import { wrongsOf } from '../proof.ts'
import { type Export, eachExport, exportCases, markedIn } from './every-export.ts'
import { lineFaults } from './printed-lines.ts'
import { missingValidator, validatorFaults } from './shared-tools.ts'
import { faultsOf } from './validity.ts'

const BATCH = 20

/** Every template in every look, both versions: each part valid, each figure and reference on the page it says, no title alone. */
test.skipIf(missingPrinter)(
  `${exportCases.length} exports are what they say, to LibreOffice`,
  async () => {
    const faults: string[] = []
    const beyond: string[] = []
    const count = { files: 0, incomplete: 0, pages: 0, lines: 0 }
    let batch: Export[] = []
    const check = async () => {
      const files = new Map(batch.map(one => [one.name, one.bytes]))
      if (!missingValidator) faults.push(...validatorFaults(files))
      const pdfs = printedPdfs(Object.fromEntries(batch.map(one => [one.name, withoutControls(one.bytes)])))
      for (const one of batch) {
        // as the program prints its PDFs
        if (lineFaults(one, pdfs[one.name] ?? Buffer.alloc(0)).alone.length > 0)
          Object.assign(pdfs, printedPdfs({ [one.name]: await one.printable(tmpdir()) }))
        const { pages, lines, ...shown } = lineFaults(one, pdfs[one.name] ?? Buffer.alloc(0))
        const say = (fault: string) => `${one.name} : ${fault}`
        faults.push(...[...faultsOf(one.parts), ...wrongsOf(one, pages), ...shown.alone].map(say))
        if (one.final && !one.incomplete) faults.push(...markedIn(one).map(say))
        beyond.push(...shown.beyond.map(say))
        count.files += 1
        count.incomplete += one.incomplete ? 1 : 0
        count.pages += pages.length
        count.lines += lines
      }
      batch = []
    }
    await eachExport(exportCases, async one => {
      batch.push(one)
      if (batch.length === BATCH) await check()
    })
    if (batch.length > 0) await check()
    console.log(
      `${count.files} fichiers, dont ${count.incomplete} à déposer encore incomplets, ${count.pages} pages, ${count.lines} lignes ; ${beyond.length} au-delà de la marge.`,
      missingValidator ?? '',
      beyond.slice(0, 20).join('\n'),
    )
    expect(faults).toEqual([])
  },
  3_600_000,
)
