import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/main/imports/containers/entries.ts'
import { findOffice } from '../../../../src/main/kernel/office/find-office.ts'
import { openDocumentFile } from '../../../../src/main/library/open-document-file.ts'
import type { Source } from '../../../../src/shared/library/model.ts'
import { openDocumentParts } from '../../../../src/shared/library/references/open-document.ts'
import { aDecision, anArticle } from '../../../fixtures/builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'pretoire-odt-'))
afterAll(() => rmSync(folder, { recursive: true }))

const all: readonly Source[] = [
  aDecision({
    certainty: 'to-verify',
    notes: 'Note privée',
    text: [
      { section: 'header', text: 'Vu la procédure  suivante\t: <b> & "fin"\u0007' },
      { section: 'reasons', n: 1, text: 'Premier point.\nSecond alinéa.' },
    ],
    provenance: [{ publisher: 'Essai', licence: 'Licence Ouverte 2.0', url: 'https://exemple.fr/?a=1&b=2' }],
  }),
  anArticle({
    number: 'L. 100-1',
    versions: [
      { id: 'a', from: '2012-05-01', to: '2014-03-20', status: 'MODIFIE', text: 'Ancien texte.' },
      { id: 'b', from: '2014-03-20', status: 'VIGUEUR', text: 'Texte nouveau.', nota: 'Une note.' },
    ],
  }),
]

test('sources are written as an OpenDocument text, without private notes', () => {
  const xml = new Map(openDocumentParts(all)).get('content.xml') ?? ''
  expect(xml).toContain('<text:span text:style-name="Fort">1.</text:span> Premier point.</text:p>')
  expect(xml).toContain('procédure <text:s text:c="1"/>suivante<text:tab/>: &lt;b&gt; &amp; &quot;fin&quot;<')
  expect(xml).toContain('xlink:href="https://exemple.fr/?a=1&amp;b=2"')
  expect(xml).toMatch(/Depuis le 20.mars 2014.*Texte nouveau.*Nota.: Une note.*Du 1er.mai 2012/s)
  expect(xml.match(/Source_20_suivante/g)).toHaveLength(1)
  expect(xml).not.toContain('Note privée')
})

test('the file is read back by the importer, in its order', async () => {
  const path = join(folder, 'sources.odt')
  writeFileSync(path, await openDocumentFile(all))
  const texts: string[] = []
  for await (const group of entriesOf({ path, name: 'sources.odt', size: 1, direct: true }, () => undefined))
    for (const entry of group) texts.push('bytes' in entry ? entry.bytes.toString() : JSON.stringify(entry))
  expect(texts.join('')).toMatch(/Premier point\..*Second alinéa\..*Texte nouveau\..*Ancien texte\./s)
})

const office = findOffice()
test.skipIf(!office)('LibreOffice opens it and finds every paragraph', async () => {
  const path = join(folder, 'office.odt')
  writeFileSync(path, await openDocumentFile(all))
  execFileSync(office ?? '', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'txt:Text',
    '--outdir',
    folder,
    path,
  ])
  const text = readFileSync(join(folder, 'office.txt'), 'utf8')
  expect(text).toMatch(
    /À vérifier.*procédure {2}suivante\t: <b> & "fin".*1\. Premier point\.\n+Second alinéa\..*Nota.: Une note\./s,
  )
})
