import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document } from 'mupdf'
import { expect, test } from 'vitest'
import { findOffice } from '../../../../src/main/kernel/office/find-office.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import type { Inline } from '../../../../src/shared/drafts/model.ts'
import { fileAt, type Program, placeAt } from '../../../contract/program.ts'
import { aPdf } from '../../../fixtures/files.ts'
import { claimAndUrgent, type FilingDesk, openEachTest } from './desk.ts'

let here: Program
let place: FilingDesk['place']
const office = findOffice()
openEachTest(opened => {
  ;({ here, place } = opened)
})

/** Words that a bundle of the claim has no reason to hold, each where it lies; the last is in the claim itself. */
const PLANTED = {
  privateNote: 'Zibelineprivee',
  dossierNotes: 'Zibelinenotes',
  otherText: 'Zibelinerefere',
  otherCase: 'Zibelineaffaire',
  otherExhibit: 'Zibelinepiece',
  otherFile: 'Zibelinefichier',
  sourceNote: 'Zibelinesource',
  colleague: 'Zibelineconfrere',
} as const
const SENT = 'Zibelinedeposee'

async function planted() {
  const { call } = here
  const sample = await claimAndUrgent(here)
  const { dossier, claim, urgent, affaire } = sample
  const write = async (id: string, ...inlines: Inline[]) => {
    const draft = await call['drafts.get']({ id })
    const block = { kind: 'paragraph' as const, id: `p-${id}`, style: 'body' as const, inlines }
    const at = draft.blocks.findLastIndex(one => one.kind === 'paragraph')
    await call['drafts.save']({ draft: { ...draft, blocks: draft.blocks.toSpliced(at, 0, block) } })
  }
  await write(
    claim,
    { kind: 'text', text: `Un mot ${SENT}.` },
    { kind: 'private', id: 'n', text: PLANTED.privateNote },
  )
  await write(urgent, { kind: 'text', text: PLANTED.otherText })
  const exhibit = await call['exhibits.add']({
    ...{ dossier, affaire, label: PLANTED.otherExhibit },
    file: fileAt(place.file('autre.pdf', aPdf(PLANTED.otherFile))),
  })
  expect(exhibit.label).toBe(PLANTED.otherExhibit)
  await call['affaires.save']({
    dossier,
    affaire: { id: affaire, title: PLANTED.otherCase, court: '', caseNumber: '' },
  })
  await call['dossiers.save']({
    dossier: { ...(await call['dossiers.get']({ id: dossier })), notes: PLANTED.dossierNotes },
  })
  const [source] = (await call['drafts.gather']({ id: claim })).sources
  if (source) await call['library.save']({ source: { ...source, notes: PLANTED.sourceNote } })
  await call['settings.save']({
    values: { office: JSON.stringify({ ...LAWYER, colleagues: [{ ...LAWYER, name: PLANTED.colleague }] }) },
  })
  return sample
}

const LAWYER = {
  ...{ firstName: 'Claire', name: 'Durand', gender: 'f', bar: '', number: '', address: '' },
  ...{ phone: '', email: '' },
}

/** All that a file says: its bytes, its parts or its unpacked objects, and the words of its pages. */
function sayingsOf(path: string): string {
  const bytes = readFileSync(path)
  if (path.endsWith('.docx')) {
    const parts = openPackage(bytes)
    return parts.names.map(name => `${name}\n${parts.text(name) ?? ''}`).join('\n')
  }
  if (!path.endsWith('.pdf')) return bytes.toString('utf8')
  const document = Document.openDocument(bytes, 'application/pdf')
  const pages = Array.from({ length: document.countPages() }, (_, at) =>
    document.loadPage(at).toStructuredText('preserve-whitespace').asText(),
  )
  const unpacked = document.asPDF()?.saveToBuffer('decompress').asUint8Array() ?? []
  return [bytes.toString('latin1'), Buffer.from(unpacked).toString('latin1'), ...pages].join('\n')
}

async function lookInto(claim: string) {
  const to = join(place.folder, 'depot')
  await here.call['bundles.make']({
    ...{ drafts: [claim], run: 'r', to: placeAt(to) },
    ...{ stamp: true, pageNumbers: true, merged: true, annex: true, word: true },
  })
  const names = readdirSync(to, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const files = names.map(one => ({ name: one.name, text: sayingsOf(join(one.parentPath, one.name)) }))
  expect(files.length).toBeGreaterThan(5)
  for (const { name, text } of files)
    for (const word of Object.values(PLANTED))
      expect(`${name}\n${text}`.toLowerCase().includes(word.toLowerCase()), `${word} in ${name}`).toBe(false)
  return files
}

test('the bundle of a claim holds no word of the other case, of a private note, of the firm, in any byte', async () => {
  const { claim } = await planted()
  const files = await lookInto(claim)
  expect(files.some(({ text }) => text.includes(SENT))).toBe(true)
})

test.skipIf(!office)('nor do the PDFs that LibreOffice prints of it', { timeout: 180_000 }, async () => {
  if (office) process.env.PRETOIRE_SOFFICE = office
  const { claim } = await planted()
  const files = await lookInto(claim)
  const saying = files.filter(({ text }) => text.includes(SENT)).map(one => one.name.split('.').at(-1))
  expect(new Set(saying)).toEqual(new Set(['docx', 'pdf']))
})
