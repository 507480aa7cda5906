import { expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { PrintedInline } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import type { Block, Inline } from '../../../../../src/shared/drafts/model.ts'
import { citedIds, exhibitIds, sourceIds } from '../../../../../src/shared/drafts/references.ts'
import { counselTitle } from '../../../../../src/shared/drafts/slots/party-names.ts'
import { aDecision, aDossier, aDraft, anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { fromTemplate, sampleOf, starter, templateOf, withBlocks } from '../gathered.ts'

const paragraph = (id: string, ...inlines: Inline[]): Block => ({
  kind: 'paragraph',
  id,
  style: 'body',
  inlines,
})
const cite = (id: string, pin?: string): Inline => ({
  kind: 'citation',
  form: 'auto',
  source: { kind: 'decision', id, ...(pin && { pin }) },
})
const say = (text: string): Inline => ({ kind: 'text', text })
const call = (exhibit: string, page?: string): Inline => ({ kind: 'exhibit', exhibit, ...(page && { page }) })
const texts = (gathered: Parameters<typeof assemble>[0]) =>
  assemble(gathered).blocks.flatMap(linesOf).map(lineText)

const nice = aDecision({
  id: 'nice',
  name: 'Commune de Nice',
  date: '2026-01-30',
  numbers: ['506370'],
  formation: undefined,
})

test('full the first time, précité afterwards, footnotes included, never ibid.', () => {
  const note: Inline = {
    kind: 'note',
    id: 'n',
    inlines: [{ kind: 'citation', form: 'auto', source: { kind: 'decision', id: 'nice' } }],
  }
  const { blocks } = assemble(
    withBlocks([paragraph('a', note), paragraph('b', cite('nice', 'pt 5')), paragraph('c', cite('nice'))], {
      sources: [nice],
    }),
  )
  const first = blocks[0]?.kind === 'paragraph' ? blocks[0].line[0] : undefined
  expect(first?.kind === 'note' && lineText(first.inlines)).toContain('506370')
  const after = blocks.slice(1).flatMap(linesOf).map(lineText)
  for (const text of after) expect(text).toMatch(/précitée/)
  for (const text of after) expect(text).not.toMatch(/ibid/i)
  expect(after[0]).toContain('pt\u00a05')
})

test('two decisions that would be précité in the same words keep their number', () => {
  const other = { ...nice, id: 'other', numbers: ['506371'] }
  const last = texts(
    withBlocks([paragraph('a', cite('nice'), cite('other')), paragraph('b', cite('nice'))], {
      sources: [nice, other],
    }),
  ).at(-1)
  expect(last).toMatch(/506370/)
})

test('« du même code », « même loi » follow the article of a text just named, and no other', () => {
  const said = texts(
    withBlocks(
      [
        paragraph(
          'a',
          cite('CRPA-R311-12'),
          say(' ; '),
          cite('CRPA-R311-13'),
          say('. Le code pénal, '),
          cite('CRPA-L342-1'),
        ),
        paragraph('b', cite('CRPA-L342-1'), say(' ; '), cite('LIL-4'), say(' ; '), cite('LIL-90')),
      ],
      { sources: [...starter] },
    ),
  )
  const words = said.map(one => one.replaceAll('\u00a0', ' '))
  expect(words[0]).toBe(
    'article R.* 311-12 du code des relations entre le public et l’administration ; article R. 311-13 du même code. ' +
      'Le code pénal, article L. 342-1 du code des relations entre le public et l’administration',
  )
  expect(words[1]).toMatch(/libertés, art. 4 ; même loi, art. 90$/)
})

test('a letter is dated once, and goes by its own name: it is not yet a case', () => {
  const letter = fromTemplate(templateOf('demande-cada'), {
    facts: { commune: 'Moirans', place: 'Moirans', 'demande-cada.date': '2026-11-26' },
    parties: [aParty({ name: 'Regards libres' })],
  })
  const { blocks, footer } = assemble(letter, { template: templateOf('demande-cada') })
  const words = blocks.flatMap(linesOf).map(lineText).join('\n')
  expect(words.match(/26\u00a0novembre 2026/g)).toHaveLength(1)
  expect(footer).toBe('Demande de communication de documents administratifs')
})

test('swapping two exhibits renumbers every call and the inventory', () => {
  const [one, two] = [anExhibit({ id: 'one', label: 'Statuts' }), anExhibit({ id: 'two', label: 'Manuel' })]
  const blocks: Block[] = [
    paragraph('a', call('one'), call('two', '12')),
    { kind: 'generated', id: 'i', what: 'inventory' },
  ]
  const before = assemble(withBlocks(blocks, { exhibits: [one, two] }))
  expect(linesOf(before.blocks[0]!).map(lineText)).toEqual(['pièce n°\u00a01pièce n°\u00a02, p.\u00a012'])
  const after = assemble(withBlocks(blocks, { exhibits: [two, one] }))
  expect(linesOf(after.blocks[0]!).map(lineText)).toEqual(['pièce n°\u00a02pièce n°\u00a01, p.\u00a012'])
  expect(after.blocks[1]).toMatchObject({
    rows: [
      { exhibit: 'two', number: 1 },
      { exhibit: 'one', number: 2 },
    ],
  })
})

test('a key of the template stands for the exhibit the dossier names', () => {
  const exhibits = [anExhibit({ id: 'x' })]
  const dossier = aDossier({ facts: { 'exhibit.statuts': 'x' } })
  expect(texts(withBlocks([paragraph('a', call('key:statuts'))], { exhibits, dossier }))).toEqual([
    'pièce n°\u00a01',
  ])
})

test.each([
  ['source-gone', cite('lost'), 'lost'],
  ['exhibit-gone', call('lost'), 'introuvable'],
  ['exhibit-missing', call('key:statuts'), 'statuts'],
  ['slot-empty', { kind: 'slot', key: 'software' }, 'logiciel'],
  ['ref-broken', { kind: 'ref', target: 'lost', form: 'number' }, 'renvoi'],
] as const)('%s is blocking, with a gap in its place', (code, inline, words) => {
  const out = assemble(withBlocks([paragraph('p', inline)]))
  expect(out.problems).toMatchObject([{ severity: 'blocking', code, at: { block: 'p' } }])
  const line = out.blocks[0]?.kind === 'paragraph' ? out.blocks[0].line : []
  expect(line).toMatchObject([{ kind: 'gap' }])
  expect(lineText(line)).toContain(words)
})

test('cross-references follow headings and margin numbers', () => {
  const blocks: Block[] = [
    { kind: 'heading', id: 'h', level: 1, numbered: true, inlines: [] },
    { kind: 'heading', id: 'k', level: 2, numbered: true, inlines: [] },
    { kind: 'heading', id: 'k2', level: 2, numbered: true, inlines: [] },
    paragraph(
      'p',
      { kind: 'ref', target: 'k', form: 'number' },
      { kind: 'text', text: ' / ' },
      { kind: 'ref', target: 'q', form: 'paragraph' },
    ),
    paragraph('q', { kind: 'ref', target: 'h', form: 'page' }),
  ]
  const out = assemble(withBlocks(blocks))
  expect(lineText(linesOf(out.blocks[3]!)[0]!)).toBe('I.A / 2')
  expect(linesOf(out.blocks[4]!)[0]).toEqual([
    expect.objectContaining({ kind: 'ref', target: 'h', form: 'page', text: '' }),
  ])
  expect(out.problems).toEqual([])
})

test('private notes are dropped and leave nothing', () => {
  expect(
    texts(
      withBlocks([
        paragraph('p', { kind: 'private', id: 'x', text: 'secret' }, { kind: 'text', text: 'dit' }),
      ]),
    ),
  ).toEqual(['dit'])
})

test('the table of authorities lists what is cited, with where, even when it stands first', () => {
  const blocks: Block[] = [
    { kind: 'generated', id: 't', what: 'authorities' },
    paragraph('a', cite('nice')),
    paragraph('b'),
    paragraph('c', cite('nice')),
  ]
  const [table] = assemble(withBlocks(blocks, { sources: [nice, aDecision({ id: 'unused' })] })).blocks
  expect(table).toMatchObject({
    groups: [{ entries: [{ source: 'nice', paragraphs: [1, 3], blocks: ['a', 'c'] }] }],
  })
})

test('two records of one authority are one line of the table, cited where either is', () => {
  const blocks: Block[] = [
    { kind: 'generated', id: 't', what: 'authorities' },
    paragraph('a', cite('nice')),
    paragraph('b', cite('other')),
    paragraph('c', cite('again')),
  ]
  const sources = [nice, { ...nice, id: 'again' }, aDecision({ id: 'other' })]
  const [table] = assemble(withBlocks(blocks, { sources })).blocks
  const entries = table?.kind === 'authorities' ? table.groups.flatMap(one => one.entries) : []
  expect(entries).toHaveLength(2)
  expect(entries.find(one => one.source !== 'other')).toMatchObject({
    paragraphs: [1, 3],
    blocks: ['a', 'c'],
    otherRecords: [expect.any(String)],
  })
})

test('the cover numbers several claimants and says what is missing of them', () => {
  const dossier = aDossier({
    parties: [
      aParty({ alias: 'AE' }),
      aParty({ type: 'person', civility: 'M.', gender: 'm', name: 'B.', address: '' }),
    ],
  })
  const [block] = assemble(withBlocks([{ kind: 'generated', id: 'g', what: 'cover' }], { dossier })).blocks
  if (block?.kind !== 'cover') throw new Error('no cover')
  const { parties } = block.cover.producedBy
  expect(parties.map(party => [party.number, lineText(party.name)])).toEqual([
    [1, 'Association Exemple, dite AE'],
    [2, 'M.\u00a0B.'],
  ])
  expect(parties[1]?.details.flat().some(inline => inline.kind === 'gap')).toBe(true)
})

test.each([
  ['Montreuil', 'TRIBUNAL ADMINISTRATIF DE\u00a0MONTREUIL'],
  ['La Guadeloupe', 'TRIBUNAL ADMINISTRATIF DE\u00a0LA\u00a0GUADELOUPE'],
  ['CAA Paris', 'COUR ADMINISTRATIVE D’APPEL DE\u00a0PARIS'],
])('the cover keeps the town of %s on the line of what leads to it', (court, said) => {
  const dossier = aDossier({ facts: { court } })
  const [block] = assemble(withBlocks([{ kind: 'generated', id: 'g', what: 'cover' }], { dossier })).blocks
  expect(block?.kind === 'cover' && lineText(block.cover.court[0] ?? [])).toBe(said)
})

test('the cover writes a day of birth in words, and the number of a lawyer once', () => {
  const dossier = aDossier({
    parties: [
      aParty({ type: 'person', civility: 'Mme', name: 'Huot', birth: '1988-08-01' }),
      aParty({ role: 'counsel', type: 'person', name: 'Sorel', number: 'toque 1234', bar: 'Lyon' }),
    ],
  })
  const [block] = assemble(withBlocks([{ kind: 'generated', id: 'g', what: 'cover' }], { dossier })).blocks
  if (block?.kind !== 'cover') throw new Error('no cover')
  const lines = [...block.cover.producedBy.parties, ...block.cover.counsel!.parties].flatMap(party =>
    party.details.map(lineText),
  )
  expect(lines).toContain('née le 1er\u00a0août 1988')
  expect(lines).toContain('toque 1234')
})

test('the sample recourse has no gap and its footer names the case', () => {
  const out = assemble(sampleOf('recourse'), { template: templateOf('rep-vsa') })
  expect(out.problems).toEqual([])
  expect(out.footer).toBe('RL c. commune de Valmont-sur-Isère')
})

test('what a draft refers to, in order', () => {
  const quote: Block = {
    kind: 'quote',
    id: 'q',
    inlines: [],
    source: { kind: 'decision', id: 'q1' },
    verbatim: true,
    repairs: [],
  }
  const origin = { source: 'arg', revision: 0, variant: 'filing', group: 'g' } as const
  const draft = aDraft({
    blocks: [
      paragraph('a', cite('c1'), call('x')),
      quote,
      { ...paragraph('b', cite('c1'), call('key:y')), origin },
    ],
  })
  expect([citedIds(draft), sourceIds(draft), exhibitIds(draft)]).toEqual([
    ['c1', 'q1'],
    ['c1', 'q1', 'arg'],
    ['x', 'key:y'],
  ])
})

test('work grows with the text: each source is printed a bounded number of times', () => {
  let reads = 0
  const sources = Array.from({ length: 60 }, (_, i) => {
    const source = aDecision({ id: `s${i}`, numbers: [String(100000 + i)], name: `Affaire ${i}` })
    return Object.defineProperty({ ...source }, 'citeAs', {
      enumerable: true,
      get: () => {
        reads += 1
        return undefined
      },
    })
  })
  const make = (n: number) =>
    withBlocks(
      Array.from({ length: n }, (_, i) => paragraph(`p${i}`, cite(`s${i % 60}`))),
      { sources },
    )
  const count = (n: number) => {
    reads = 0
    assemble(make(n))
    return reads
  }
  const [small, large] = [count(600), count(6000)]
  expect(large / small).toBeLessThan(11)
  expect(assemble(make(6000)).blocks).toHaveLength(6000)
})

test('every inline that computes something prints words or a gap', () => {
  const visible = (inline: PrintedInline): boolean => {
    switch (inline.kind) {
      case 'run':
      case 'link':
      case 'gap':
        return inline.text.length > 0
      case 'citation':
        return inline.runs.some(run => run.text.trim() !== '')
      case 'exhibit':
        return inline.number > 0
      case 'note':
        return inline.inlines.every(visible)
      case 'ref':
        return inline.form === 'page' || inline.text !== ''
      case 'linebreak':
        return true
    }
  }
  for (const type of ['recourse', 'advocacy'] as const) {
    const full = sampleOf(type)
    for (const gathered of [
      full,
      { ...full, exhibits: [], sources: [] },
      { ...full, dossier: { ...full.dossier, facts: {}, parties: [] } },
    ]) {
      for (const [i, block] of assemble(gathered).blocks.entries()) {
        const written = gathered.draft.blocks[i]!
        for (const [j, line] of linesOf(block).entries()) {
          expect(line.every(visible)).toBe(true)
          expect(lineText(line).trim(), `${written.id} ${j}`).not.toBe('')
        }
      }
    }
  }
})

test.each([
  ['de Grenoble', 'person', 'avocate au barreau de Grenoble'],
  ['Grenoble', 'person', 'avocate au barreau de Grenoble'],
  ['d’Aix-en-Provence', 'firm', 'avocats au barreau d’Aix-en-Provence'],
  ['Conseil d’État et Cour de cassation', 'person', 'avocate au Conseil d’État et à la Cour de cassation'],
  ['', 'person', ''],
] as const)('a lawyer of the bar « %s » is called by it', (bar, type, title) => {
  expect(counselTitle(aParty({ role: 'counsel', type, bar }))).toBe(title)
})

test('who is born says so once, and a lawyer signs with the bar', () => {
  const lina = aParty({ type: 'person', civility: 'Mme', name: 'Roux', birth: 'née le 4 mars 1981 à Lyon' })
  const me = aParty({ id: 'me', role: 'counsel', type: 'person', name: 'Aubry', bar: 'Grenoble' })
  const blocks = [
    { kind: 'generated' as const, id: 'c', what: 'cover' as const },
    { kind: 'generated' as const, id: 's', what: 'signature' as const },
  ]
  const printed = JSON.stringify(
    assemble(withBlocks(blocks, { dossier: aDossier({ parties: [lina, me] }) })).blocks,
  )
  expect(printed).toContain('"née le 4 mars 1981 à Lyon"')
  expect(printed).toContain('"Avocate au barreau de Grenoble"')
})

test('a text printed again after each edit is what it is printed at once', () => {
  const given = sampleOf('recourse')
  const template = templateOf(given.draft.template)
  let { blocks } = given.draft
  const edits: readonly ((all: Block[]) => Block[])[] = [
    all => all.filter((block, at) => block.kind !== 'paragraph' || at % 7 !== 0),
    // the first citation of each source is another one
    all => all.toReversed(),
    all => all.map(block => (block.kind === 'paragraph' ? { ...block, style: 'plain' as const } : block)),
    all => all.flatMap((block, at) => (at % 5 ? [block] : [paragraph(`new-${at}`, cite('VSA-02')), block])),
    all => all.map(block => (block.kind === 'heading' ? { ...block, numbered: !block.numbered } : block)),
    all => all.toReversed(),
  ]
  for (const edit of edits) {
    blocks = edit(blocks)
    const now = { ...given, draft: { ...given.draft, blocks } }
    expect(assemble(now, { template })).toEqual(assemble(structuredClone(now), { template }))
    expect(check(now, template, '2026-03-10')).toEqual(check(structuredClone(now), template, '2026-03-10'))
  }
})

test('an alias that is the name itself is not said again on the cover', () => {
  const parties = [aParty({ name: 'Faubourg solidaire', alias: 'faubourg solidaire' })]
  const [block] = assemble(
    withBlocks([{ kind: 'generated', id: 'g', what: 'cover' }], { dossier: aDossier({ parties }) }),
  ).blocks
  if (block?.kind !== 'cover') throw new Error('no cover')
  expect(block.cover.producedBy.parties.map(party => lineText(party.name))).toEqual(['Faubourg solidaire'])
})
