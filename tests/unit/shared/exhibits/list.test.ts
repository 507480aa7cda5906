import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dossier } from '../../../../src/shared/dossiers/model.ts'
import { assemble } from '../../../../src/shared/drafts/assemble/assemble.ts'
import { Draft } from '../../../../src/shared/drafts/model.ts'
import { fileName, listExhibits, MAX_NAME_CHARS } from '../../../../src/shared/exhibits/list.ts'
import { Exhibit } from '../../../../src/shared/exhibits/model.ts'

const exhibits = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,6}$/),
    label: fc.string({ unit: 'grapheme', maxLength: 140 }),
    author: fc.string({ maxLength: 20 }),
    series: fc.boolean(),
    confidential: fc.boolean(),
  }),
  { selector: one => one.id, maxLength: 30 },
)
const made = (all: readonly object[]) => all.map(one => Exhibit.parse({ dossier: 'd', ...one }))
const numberIn = (text: string) => Number(/(\d+)/.exec(text)?.[1])

describe('one list', () => {
  test('calls, inventory, stamps, files and bookmarks cannot disagree, whatever the exhibits and their order', () =>
    fc.assert(
      fc.property(exhibits, fc.infiniteStream(fc.nat()), (given, draws) => {
        const list = made(given).toSorted(() => ((draws.next().value ?? 0) % 3) - 1)
        const listed = listExhibits(list)
        const printed = assemble({
          dossier: Dossier.parse({ id: 'd', type: 'recourse', title: '' }),
          sources: [],
          exhibits: list,
          draft: Draft.parse({
            id: 't',
            dossier: 'd',
            title: '',
            blocks: [
              {
                kind: 'paragraph',
                id: 'p',
                style: 'body',
                inlines: list.map(({ id }) => ({ kind: 'exhibit', exhibit: id })),
              },
              { kind: 'generated', id: 'i', what: 'inventory' },
            ],
          }),
        })
        const called = printed.blocks.flatMap(block =>
          block.kind === 'paragraph' ? block.line.flatMap(one => (one.kind === 'exhibit' ? [one] : [])) : [],
        )
        const rows = printed.blocks.flatMap(block => (block.kind === 'inventory' ? block.rows : []))
        for (const [at, { exhibit, number, title, stamp, bookmark }] of listed.entries()) {
          expect(number).toBe(at + 1)
          expect(called[at]).toMatchObject({ exhibit: exhibit.id, number })
          expect(rows[at]).toMatchObject({ exhibit: exhibit.id, number, label: title })
          expect(numberIn(stamp)).toBe(number)
          expect(bookmark).toBe(`${stamp} – ${title}`)
          for (const naming of ['PJ', 'number'] as const)
            expect(numberIn(fileName({ exhibit, number }, naming))).toBe(number)
        }
        expect([called.length, rows.length]).toEqual([list.length, list.length])
      }),
    ))

  test('a file’s name is what Télérecours takes, its parts apart', () =>
    fc.assert(
      fc.property(exhibits, fc.constantFrom('PJ' as const, 'number' as const), (given, naming) => {
        const listed = listExhibits(made(given))
        const names = listed.flatMap(one => [
          fileName(one, naming),
          fileName(one, naming, { part: '1sur2' }),
          fileName(one, naming, { extension: 'xlsx' }),
        ])
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(MAX_NAME_CHARS)
          expect(name).toMatch(/^(?:PJ)?[1-9]\d*_[A-Za-z0-9-]+\.[a-z]+$/)
        }
        expect(new Set(names).size).toBe(names.length)
      }),
    ))

  test.each([
    [
      'Délibération du 14 décembre 2018 lançant l’expérimentation',
      'PJ1_Deliberation-du-14-decembre-2018-lancant-l-experimentation.pdf',
    ],
    ['%/&.', 'PJ1_piece.pdf'],
    ['Œuvre n° 4 — « été »', 'PJ1_OEuvre-n-4-ete.pdf'],
  ])('%s', (label, name) => expect(fileName(listExhibits(made([{ id: 'a', label }]))[0]!, 'PJ')).toBe(name))
})
