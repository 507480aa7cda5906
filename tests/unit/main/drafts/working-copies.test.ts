import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findExport } from '../../../../src/main/kernel/files/exports.ts'
import { openPackage } from '../../../../src/main/word/package/package.ts'
import { findUnfinished } from '../../../../src/shared/campaign/publishing/privacy.ts'
import type { Client } from '../../../../src/shared/contract/contract.ts'
import { markedWorking } from '../../../../src/shared/drafts/checks/working-mark.ts'
import type { Block, NoteInline } from '../../../../src/shared/drafts/model.ts'
import { TextFormat } from '../../../../src/shared/word/keep.ts'
import { aFiling } from '../../../docx/texts/filing.ts'
import { inLibrary } from '../../../docx/texts/samples.ts'
import { anAmendment } from '../../../fixtures/amendments/builder.ts'

const marks = fc.constantFrom(
  'le [à compléter : la date]',
  'texte n° [à vérifier]',
  'la loi (Sénat, à préciser)',
  'son numéro à vérifier',
  '[source introuvable]',
  '[pièce à joindre : statuts]',
)
/** Each place of a text where words may be marked as still to be found. */
const places: Readonly<Record<string, (line: NoteInline[]) => Block>> = {
  paragraph: inlines => ({ kind: 'paragraph', id: 'm', style: 'body', inlines }),
  heading: inlines => ({ kind: 'heading', id: 'm', level: 2, numbered: true, inlines }),
  item: inlines => ({ kind: 'list', id: 'm', style: 'bullet', items: [{ id: 'i', level: 0, inlines }] }),
  note: inlines => ({
    kind: 'paragraph',
    id: 'm',
    style: 'body',
    inlines: [
      { kind: 'text', text: 'Voir' },
      { kind: 'note', id: 'n', inlines },
    ],
  }),
  cell: inlines => ({
    kind: 'table',
    id: 'm',
    header: false,
    caption: [],
    widths: [],
    aligns: [],
    spans: [],
    rows: [[inlines]],
  }),
  caption: caption => ({
    kind: 'table',
    id: 'm',
    header: false,
    caption,
    widths: [],
    aligns: [],
    spans: [],
    rows: [[[{ kind: 'text', text: 'Mots' }]]],
  }),
}
const marked = fc.tuple(fc.constantFrom(...Object.keys(places)), marks)
const WORKING = /Copie de travail\u00a0?\s?: il reste (?:un|\d+) passages? à compléter/

/** The words of a file of any kind, as they read. */
function wordsIn(folder: string, id: string): string {
  const { path, name } = findExport(folder, id)
  const bytes = readFileSync(path)
  const text = name.endsWith('.docx')
    ? (openPackage(bytes).text('word/document.xml') ?? '')
    : bytes.toString()
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replaceAll('**', '')
}

describe('a text where something is marked as still to be found', () => {
  /** Every way out of a text that is not chosen as working or final. */
  const copies: Readonly<Record<string, (call: Client, id: string) => Promise<{ id: string }>>> = {
    ...Object.fromEntries(
      TextFormat.options.map(format => [
        format,
        (call: Client, id: string) => call['drafts.text']({ id, format }),
      ]),
    ),
    pseudonymised: (call, id) => call['drafts.pseudonymise']({ id, masks: [] }),
  }
  const finals: typeof copies = {
    word: (call, id) => call['drafts.export']({ id, final: true }),
    pdf: (call, id) => call['drafts.pdf']({ id, final: true, run: 'essai' }),
  }

  test('is refused as a final file, and said to be a working copy wherever nobody chose', () =>
    inLibrary(async ({ call, folder }) => {
      const { id: dossier } = await call['dossiers.sample']({ type: 'advocacy' })
      const [listed] = await call['drafts.list']({ dossier })
      const id = listed?.id ?? ''
      const first = await call['drafts.get']({ id })
      let { revision } = first
      const save = async (blocks: Block[]) => {
        const saved = await call['drafts.save']({ draft: { ...first, revision, blocks } })
        revision = saved.revision
      }
      await save([
        { kind: 'paragraph', id: 'm', style: 'body', inlines: [{ kind: 'text', text: 'Tout est dit.' }] },
      ])
      for (const copy of Object.values(copies))
        expect(wordsIn(folder, (await copy(call, id)).id)).not.toContain('Copie de travail')
      await fc.assert(
        fc.asyncProperty(marked, async ([place, words]) => {
          const make = places[place]
          if (!make) throw new Error(place)
          await save([make([{ kind: 'text', text: words }])])
          for (const [kind, copy] of Object.entries(copies))
            expect(wordsIn(folder, (await copy(call, id)).id), `${kind}, ${place}`).toMatch(WORKING)
          for (const final of Object.values(finals))
            await expect(final(call, id)).rejects.toMatchObject({ code: 'refused' })
        }),
        { numRuns: 12 },
      )
    }))

  test('an amendment to be completed is said to be a working copy, one that is whole is not', () =>
    inLibrary(async ({ call, folder }) => {
      const words = async (dispositif: string) => {
        const { id } = await call['amendments.save']({
          amendment: anAmendment({ id: dispositif, dispositif, expose: 'Il est inutile.' }),
        })
        return wordsIn(folder, (await call['amendments.export']({ ids: [id] })).id)
      }
      expect(await words('Supprimer cet article.')).not.toContain('Copie de travail')
      expect(await words('Supprimer l’article [à compléter : lequel].')).toMatch(WORKING)
    }))
})

test('a cover keeps its place: the mark of a working copy stands under its title', () => {
  const drawn = aFiling({ seed: 2, grounds: 1, paragraphs: 1, exhibits: 1 })
  // its signature is still to be completed
  expect(JSON.stringify(markedWorking(drawn).blocks[0])).toMatch(WORKING)
  const filing = { ...drawn, blocks: drawn.blocks.filter(block => block.kind !== 'signature') }
  expect(markedWorking(filing)).toBe(filing)
  const gap = { kind: 'paragraph', id: 'g', style: 'body', line: [{ kind: 'gap', text: '[date]' }] } as const
  const [cover] = markedWorking({ ...filing, blocks: [...filing.blocks, gap] }).blocks
  expect(cover?.kind === 'cover' && JSON.stringify(cover.cover.subtitle)).toMatch(WORKING)
})

test('a page that says what is still to be found is not published', () => {
  fc.assert(
    fc.property(
      marks.filter(words => words.endsWith(']')),
      words => {
        const file = { path: 'index.html', title: 'Accueil', text: `<p>Ici, <b>${words}</b></p>` }
        expect(findUnfinished([file])).toMatchObject([{ path: 'index.html' }])
        expect(findUnfinished([{ ...file, text: '<p>Numéros à vérifier.</p>' }])).toEqual([])
      },
    ),
  )
})
