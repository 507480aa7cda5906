import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../../../src/main/imports/containers/entries.ts'
import type { ReadRecord } from '../../../../../src/main/imports/read-record.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'
import { aZip } from '../../../../fixtures/import/archives.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-page-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function read(name: string, bytes: Buffer | string, direct = true): Promise<ReadRecord[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const all: ReadRecord[] = []
  for await (const group of entriesOf({ path, name, direct, size: bytes.length }, () => undefined))
    for (const entry of group)
      all.push(
        ...('reason' in entry
          ? [{ place: entry.path, reason: entry.reason }]
          : 'passed' in entry
            ? []
            : recordsOf(entry, { isNamed: direct && !entry.path, archive: name })),
      )
  return all
}

describe('a page of the web', () => {
  const page = `<!DOCTYPE html><html><head><title>Les caméras &amp; la loi</title><meta name="author" content="Ada Exemple">
<link rel="canonical" href="https://exemple.fr/cameras"><meta property="article:published_time" content="2025-05-15T08:00:00Z"><style>p{}</style></head>
<body><nav>Menu</nav><h1>Caméras</h1><p>Premier <b>point</b> : c&rsquo;est dit.<p>Second.<script>alert("x")</script><img src="https://exemple.fr/pixel"></body></html>`

  it('is a document with what it tells of itself, and nothing of its markup', async () => {
    const found = await read('page.html', page)
    expect(found).toMatchObject([
      {
        source: {
          kind: 'document',
          type: 'web',
          title: 'Les caméras & la loi',
          author: 'Ada Exemple',
          date: '2025-05-15',
          url: 'https://exemple.fr/cameras',
          certainty: 'to-verify',
          text: [{ text: 'Caméras' }, { text: 'Premier point : c’est dit.' }, { text: 'Second.' }],
        },
      },
    ])
    expect(JSON.stringify(found)).not.toMatch(/alert|pixel|Menu/)
  })

  it('is passed over when it is met in a folder', async () => {
    expect(await read('page.html', page, false)).toEqual([])
  })

  it('is refused when it has no text', async () => {
    expect(await read('a.html', '<html><body><script>x</script></body></html>')).toMatchObject([
      { reason: expect.stringContaining('texte') },
    ])
  })
})

describe('a JSON longer than what is held whole', () => {
  it('gives its records one by one, and says where it is cut', async () => {
    const one = (n: number) =>
      JSON.stringify({
        id: `d${n}`,
        jurisdiction: 'cc',
        number: `19-${10 + n}.000`,
        decision_date: '2020-11-18',
        text: 'mot '.repeat(650_000),
      })
    const list = Array.from({ length: 9 }, (_, n) => one(n)).join(',')
    const found = await read('page.json', `{"page":0,"results":[${list}]}`)
    expect(found.map(each => ('source' in each ? each.source.kind : each))).toEqual(Array(9).fill('decision'))
    const cut = await read('coupé.json', `{"page":0,"results":[${list}`)
    expect(cut.slice(-1)).toMatchObject([{ reason: expect.stringContaining('après l’enregistrement 9') }])
  })
})

describe('a text given by itself', () => {
  it('a DOCX is read, its tables in lines', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph('Vu l’article 6 < 7 ;'),
              new Table({ rows: [new TableRow({ children: [cell('a'), cell('b')] })] }),
              new Paragraph('Fin.'),
            ],
          },
        ],
      }),
    )
    expect(await read('Ma note.docx', bytes)).toMatchObject([
      {
        source: {
          kind: 'document',
          type: 'other',
          title: 'Ma note',
          text: [{ text: 'Vu l’article 6 < 7 ;' }, { text: 'a | b' }, { text: 'Fin.' }],
        },
      },
    ])
    expect(await read('dans-un-dossier.docx', bytes, false)).toEqual([])
  })

  const odt = (content: string) =>
    aZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<m/>',
      'content.xml': content,
    })

  it('an ODT is read, remarks in the margin left', async () => {
    const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:text><text:h>Titre</text:h>
<text:p>Un<text:s/>mot &amp; <text:span>deux</text:span><office:annotation><text:p>remarque</text:p></office:annotation><text:line-break/>Suite</text:p></office:text></office:body></office:document-content>`
    expect(await read('Note.odt', await odt(content))).toMatchObject([
      { source: { title: 'Note', text: [{ text: 'Titre' }, { text: 'Un mot & deux' }, { text: 'Suite' }] } },
    ])
  })

  it.each([
    ['mal formé', '<a>'],
    ['DTD', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ])('an ODT that is spoilt says so: %s', async (reason, content) => {
    expect(await read('a.odt', await odt(content))).toMatchObject([
      { reason: expect.stringContaining(reason) },
    ])
  })

  it('a DOCX that is none says so', async () => {
    const bytes = await aZip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<w:document' })
    expect(await read('a.docx', bytes)).toMatchObject([{ reason: expect.stringContaining('Word') }])
  })
})

describe('a PDF given by itself', () => {
  /** One page, its lines in Helvetica; the table of places is left to be found again. */
  const pdf = (lines: readonly string[]) => {
    const stream = `BT /F1 12 Tf 14 TL 50 750 Td ${lines.map(line => `(${line}) Tj T*`).join(' ')} ET`
    return Buffer.from(
      `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${stream.length}>> stream
${stream}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj
trailer <</Root 1 0 R>>
`,
      'latin1',
    )
  }

  it('is read by paragraphs', async () => {
    expect(
      await read('Rapport.pdf', pdf(['Un rapport sur les', 'caméras <augmentées>.', 'Second point.'])),
    ).toMatchObject([
      {
        source: {
          type: 'other',
          title: 'Rapport',
          text: [{ text: 'Un rapport sur les caméras <augmentées>.' }, { text: 'Second point.' }],
        },
      },
    ])
    expect(await read('dans-un-dossier.pdf', pdf(['Un.']), false)).toEqual([])
  })

  it('says when it holds no text, or is damaged', async () => {
    expect(await read('images.pdf', pdf([]))).toMatchObject([{ reason: expect.stringContaining('images') }])
    expect(await read('abîmé.pdf', '%PDF-1.4 et rien')).toMatchObject([
      { reason: expect.stringContaining('abîmé') },
    ])
  })
})
