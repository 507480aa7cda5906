import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withParts } from '../../../src/main/word/package/zip-parts.ts'
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

test('a fact without text has no control, and the words around it stay', async () => {
  const made: Export[] = []
  await eachExport([{ ...copy, template: 'pourvoi-cassation' }], one => void made.push(one))
  const { bytes, parts, body } = made[0]!
  expect(parts.get('word/document.xml')).not.toContain('<w:sdtContent/>')
  const bare = await partsOf(withoutControls(bytes))
  expect(paragraphsOf(bare.get('word/document.xml') ?? '')).toEqual(body)
  expect(body.map(one => one.text).join(' ')).toContain('L’arrêt attaqué a été notifié le')
})

test('an empty control that another program wrote leaves without the words after it', async () => {
  const { bytes } = await workingCopy()
  const xml = (await partsOf(bytes)).get('word/document.xml') ?? ''
  const empty = '<w:sdt><w:sdtPr><w:tag w:val="s|rien"/></w:sdtPr><w:sdtContent/></w:sdt>'
  const filled = withParts(bytes, {
    'word/document.xml': xml.replace(
      '<w:body>',
      `<w:body><w:p>${empty}<w:r><w:t>Ces mots restent.</w:t></w:r></w:p>`,
    ),
  })
  const bare = (await partsOf(withoutControls(filled))).get('word/document.xml')
  expect(bare).toContain('Ces mots restent.')
  expect(bare).not.toContain('w:sdt')
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
