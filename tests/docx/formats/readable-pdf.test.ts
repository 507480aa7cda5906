import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { mupdf } from '../../../src/main/exhibits/mupdf.ts'
import { printWord } from '../../../src/main/word/print-word.ts'
import { readablePdf } from '../../../src/main/word/readable-pdf.ts'
import { writeDocx } from '../../../src/main/word/write/write-docx.ts'
import { assemble } from '../../../src/shared/drafts/assemble/assemble.ts'
import { everything } from '../corpus/others.ts'
import { missingPrinter } from '../office.ts'

test('a PDF of another build comes back as it is', () => {
  for (const pdf of ['%PDF-1.7\n', '%PDF-1.7\ntrailer\n<</Size 1>>\nstartxref\n3\n%%EOF\n'])
    expect(readablePdf(Buffer.from(pdf)).toString()).toBe(pdf)
})

describe.skipIf(missingPrinter)('the PDF of a text, for who does not see it', () => {
  const links: { page: number; description: string; leadsTo: number | string }[] = []
  const languages = new Set<string>()
  let words = ''

  beforeAll(async () => {
    const gathered = everything()
    const draft = { ...gathered.draft, hyphenated: true }
    const file = await writeDocx(assemble({ ...gathered, draft }), {
      final: false,
      author: '',
      at: new Date('2025-03-25T10:00:00Z'),
    })
    const folder = mkdtempSync(join(tmpdir(), 'pretoire-pdf-'))
    try {
      const { pdf: bytes } = await printWord(file, { folder, archive: true })
      const { Document } = await mupdf()
      const pdf = Document.openDocument(bytes, 'application/pdf').asPDF()!
      const pageIds = Array.from({ length: pdf.countPages() }, (_, page) => pdf.findPage(page).asIndirect())
      for (let page = 0; page < pdf.countPages(); page += 1) {
        words += pdf.loadPage(page).toStructuredText('').asText()
        const annotations = pdf.findPage(page).get('Annots')
        for (let at = 0; at < annotations.length; at += 1) {
          const link = annotations.get(at)
          const contents = link.get('Contents')
          const target = link.get('Dest').isArray()
            ? pageIds.indexOf(link.get('Dest').get(0).asIndirect())
            : link.get('A').get('URI').asString()
          links.push({
            page,
            description: contents.isNull() ? '' : contents.asString(),
            leadsTo: typeof target === 'number' ? target + 1 : target,
          })
        }
      }
      for (let number = 1; number < pdf.countObjects(); number += 1) {
        const element = pdf.newIndirect(number).resolve()
        if (element.isDictionary() && element.get('Lang').isString())
          languages.add(element.get('Lang').asString().trim())
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 300_000)

  test('each link says where it leads', () => {
    expect(links.length).toBeGreaterThan(20)
    for (const { description, leadsTo } of links)
      expect(description).toBe(typeof leadsTo === 'number' ? `Aller à la page ${leadsTo}` : leadsTo)
  })

  test('no words are of no language', () => {
    expect([...languages].filter(language => !/^fr(?:-FR)?$/.test(language))).toEqual([])
  })

  test('no blank follows the number of a paragraph that is referred to', () => {
    expect(words).toMatch(/§\s\d+\)/)
    expect(words).not.toMatch(/§\s\d+\s+[),]/)
  })
})
