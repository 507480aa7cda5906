import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printWord } from '../../../src/main/word/print-word.ts'
import { withoutControls } from '../../../src/main/word/write/without-controls.ts'
import { missingPrinter } from '../office.ts'
import { paragraphsOf, partsOf } from '../package.ts'
import { type Export, eachExport } from './every-export.ts'
import { pdfPages } from './printed-lines.ts'

const copy = { template: 'requete-liberte', style: 'lawyer', final: false } as const

async function workingCopy(): Promise<Export> {
  const made: Export[] = []
  await eachExport([copy], one => void made.push(one))
  return made[0]!
}

test('a working copy without its controls says the same, with its fields and bookmarks', async () => {
  const { bytes, parts, body } = await workingCopy()
  expect(parts.get('word/document.xml')).toContain('<w:sdt>')
  const bare = await partsOf(withoutControls(bytes))
  expect(bare.get('word/document.xml')).not.toContain('w:sdt')
  expect(paragraphsOf(bare.get('word/document.xml') ?? '')).toEqual(body)
})

test.skipIf(missingPrinter)(
  `a working copy is printed with every word${missingPrinter ? ` (${missingPrinter})` : ''}`,
  async () => {
    const { bytes } = await workingCopy()
    const folder = mkdtempSync(join(tmpdir(), 'pretoire-controls-'))
    try {
      const { pdf } = await printWord({ bytes, faces: [] }, { folder, archive: false })
      expect(pdfPages(pdf).join(' ').replace(/\s+/g, ' ')).toContain('4 096 € à verser aux exposantes')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
