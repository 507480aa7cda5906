import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { temporary } from '../../../contract/program.ts'
import { commented, corrected } from '../../../docx/texts/colleague.ts'
import { aLetter, aModel } from '../../../fixtures/models.ts'
import { commandsOn } from '../commands.ts'

const place = temporary()
afterAll(() => place.remove())

const run = commandsOn(place.folder)

const at = (name: string) => join(place.folder, name)
const documentOf = (name: string) => openPackage(readFileSync(at(name))).text('word/document.xml') ?? ''
let [dossier, draft] = ['', '']

beforeAll(async () => {
  const made = (await run('dossier', 'sample', 'recourse', '--json')).json()
  dossier = made.id
  draft = (await run('draft', 'list', dossier, '--json')).json()[0].id
})

describe('draft open', () => {
  beforeAll(async () => {
    await run('export', draft, '--out', at('travail.docx'))
    const back = commented(
      corrected(readFileSync(at('travail.docx')), [
        { strike: 'exploite un réseau', put: 'exploite depuis 2019 un réseau' },
      ]),
      'aucun arrêté ni aucun',
      'À vérifier en mairie.',
    )
    writeFileSync(at('retour.docx'), back)
  })
  const open = (...more: string[]) => run('draft', 'open', at('retour.docx'), '--dossier', dossier, ...more)

  test('says what a file is and what was changed in it, and writes nothing', async () => {
    const { code, out } = await open()
    expect(code).toBe(0)
    expect(out).toMatch(/^Copie de travail «\u00a0.+\u00a0» \(.+\)\.$/m)
    expect(out).toContain('[-exploite un réseau-]{+exploite depuis 2019 un réseau+}')
    expect(out).toMatch(/À vérifier en mairie\. \(sur «\u00a0délibération, aucun arrêté/)
    expect((await run('draft', 'show', draft)).out).not.toContain('depuis 2019')
  })

  test('asks what becomes of the changes before it writes', async () => {
    const { code, err } = await open('--as', 'draft')
    expect([code, err]).toEqual([1, expect.stringMatching(/1 modification suivie : rien n’a été écrit/)])
    expect((await open('--as', 'autre')).code).toBe(2)
    expect((await open('--all', 'peut-être')).code).toBe(2)
  })

  test('puts them in the text they come from, or in a new one, accepted or refused', async () => {
    expect((await open('--as', 'draft', '--all', 'accept')).out).toMatch(/a repris le fichier Word/)
    expect((await run('draft', 'show', draft)).out).toContain('exploite depuis 2019 un réseau')
    const made = (await open('--as', 'new', '--all', 'refuse', '--json')).json()
    expect((await run('draft', 'show', made.id)).out).not.toContain('depuis 2019')
    expect((await run('draft', 'list', dossier, '--json')).json()).toHaveLength(2)
  })

  test('refuses what is no Word file, in one sentence', async () => {
    writeFileSync(at('faux.docx'), 'rien')
    const { code, err } = await run('draft', 'open', at('faux.docx'), '--dossier', dossier)
    expect([code, err.trim()]).toEqual([1, expect.stringMatching(/^[^\n]+\.$/)])
  })
})

test('draft redline: what changed between two versions, as tracked changes', async () => {
  const keep = async (title: string) =>
    (await run('draft', 'keep', draft, '--title', title, '--json')).json().id as string
  const before = await keep('Avant')
  await run('draft', 'write', draft, '--text', 'un mot a.')
  const between = await keep('Entre')
  await run('draft', 'write', draft, '--text', 'un mot b.')
  const redline = (...more: string[]) =>
    run('draft', 'redline', draft, '--from', before, '--out', at('compare.docx'), '--author', 'Nour', ...more)
  expect((await redline('--date', '2025-03-25')).code).toBe(0)
  expect(documentOf('compare.docx')).toMatch(/w:author="Nour" w:date="2025-03-25T/)
  const added = () => ['un mot a.', 'un mot b.'].filter(one => documentOf('compare.docx').includes(one))
  expect(added()).toHaveLength(2)
  await redline('--to', between)
  expect(added()).toEqual(['un mot a.'])
  await run('draft', 'redline', draft, '--from', at('travail.docx'), '--out', at('compare.docx'))
  expect(documentOf('compare.docx')).toMatch(/<w:ins /)
  expect((await run('draft', 'redline', draft, '--out', at('x.docx'))).code).toBe(2)
  expect((await redline('--to', 'rien')).code).toBe(1)
})

test('export --final: what the file says of itself is chosen', async () => {
  const made = async (...choices: string[]) => {
    await run('export', draft, '--out', at('depot.docx'), '--final', ...choices)
    const { text } = openPackage(readFileSync(at('depot.docx')))
    const document = text('word/document.xml') ?? ''
    const core = text('docProps/core.xml') ?? ''
    return {
      references: document.includes('<w:sdt>'),
      fields: document.includes('PAGEREF'),
      title: !core.includes('<dc:title></dc:title>'),
      hour: !core.includes('T00:00:00Z'),
    }
  }
  expect(await made()).toEqual({ references: false, fields: true, title: true, hour: false })
  expect(
    await made('--with', 'references', '--with', 'hour', '--without', 'fields', '--without', 'title'),
  ).toEqual({ references: true, fields: false, title: false, hour: true })
  const wrong = await run('export', draft, '--out', at('x.docx'), '--final', '--with', 'musique')
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringContaining('references, fields, comments, title, hour'),
  ])
  expect((await run('export', draft, '--out', at('x.docx'), '--with', 'hour')).code).toBe(2)
})

test('a letter is read before it is taken, and the part of a paragraph is said', async () => {
  writeFileSync(at('Lettre.docx'), aModel({ body: aLetter, styles: '' }))
  expect((await run('model', 'read', at('Lettre.docx'))).out).toMatch(/^ {2}3 {2}titre {6}Mise en demeure$/m)
  const { out } = await run('model', 'read', at('Lettre.docx'), '--role', '3=titre1', '--role', '0=rien')
  expect(out).toMatch(/^ {2}0 {2}rien {7}Cabinet Aubry$/m)
  expect(out).toMatch(/ce que la lettre ne montre pas \(titre du document/)
  const added = (await run('model', 'add', at('Lettre.docx'), '--role', '3=titre1', '--json')).json()
  expect(added.report.taken.at(-1)).not.toContain('titre du document')
  const wrong = await run('model', 'add', at('Lettre.docx'), '--role', '3=zut')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('adresse, date, titre, titre1')])
})
