import { afterAll, expect, test } from 'vitest'
import { type Block, Block as BlockSchema } from '../../../../../src/shared/drafts/model.ts'
import { embedTexts } from '../../../../../src/shared/drafts/templates/embed.ts'
import { plainText } from '../../../../../src/shared/drafts/walk.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { anAmendment } from '../../../../fixtures/amendments/builder.ts'
import { aBill } from '../../../../fixtures/builders.ts'

const place = temporary()
afterAll(() => place.remove())

test('the bench book takes in the amendments of the campaign, in the order of the liasse, not those imported', async () => {
  const { call, close } = program(place.folder)
  const bill = await call['bills.save']({ bill: aBill() })
  const keep = (id: string, article: string, given = {}) =>
    call['amendments.save']({
      amendment: anAmendment({
        id,
        bill: bill.id,
        target: { kind: 'article', article },
        reasons: { does: `Ce que fait ${id}.`, why: '', origin: '', sources: [] },
        ...given,
      }),
    })
  await keep('second', '9')
  await keep('premier', '8 ter', { dispositif: 'Supprimer cet article.' })
  await keep('autre', '8', { origin: 'imported' })
  await keep('nu', '10', { reasons: { does: '', why: '', origin: '', sources: [] } })
  await keep('sous', '10', { parent: 'nu', number: '12' })
  const choice = {
    bill: bill.id,
    stage: bill.stages[0]!.key,
    measures: [bill.measures[0]!.id],
    arguments: [],
  }
  const facts = {
    'request.vote': 'voter contre l’article 9',
    contact: 'Camille Roy, 01 00 00 00 00',
    'sender.association': 'Œil ouvert',
    'briefing.title': 'Ce que nous demandons',
    version: '1',
  }
  const later = { ...choice, stage: bill.stages[1]!.key }
  const mail = await call['briefs.create']({ template: 'courriel', choice: later, facts })
  // its author keeps what asks nothing more of them: the e-mail is finished
  const written = await call['drafts.get']({ id: mail.draft })
  const isRequest = (block: Block) =>
    block.kind === 'paragraph' && block.slot !== 'subject' && JSON.stringify(block).includes('"request.vote"')
  await call['drafts.save']({ draft: { ...written, blocks: written.blocks.filter(isRequest) } })
  // a note that is finished: what its author left to be found is out
  const finish = async ({ draft: id }: { draft: string }) => {
    const note = await call['drafts.get']({ id })
    const keeps = (block: Block) =>
      /L’essentiel|equest\.vote"/.test(JSON.stringify(block)) && !JSON.stringify(block).includes('"contact"')
    await call['drafts.save']({ draft: { ...note, blocks: note.blocks.filter(keeps) } })
    return id
  }
  const first = await finish(await call['briefs.create']({ template: 'note-parlementaires', choice, facts }))
  const { measures } = bill
  const other = { ...measures[0]!, id: 'm10', article: '10' }
  await call['bills.save']({ bill: { ...bill, measures: [...measures, other] } })
  await finish(
    await call['briefs.create']({
      template: 'note-parlementaires',
      choice: { ...choice, measures: ['m10'] },
      facts,
    }),
  )
  await finish(
    await call['briefs.create']({
      template: 'note-parlementaires',
      choice: { ...choice, measures: [measures[0]!.id], audience: { group: 'X' } },
      facts,
    }),
  )
  const { draft: unfinished } = await call['briefs.create']({
    template: 'question-ecrite',
    choice,
    facts: {},
  })
  const { draft: leaflet } = await call['briefs.create']({ template: 'tract', choice, facts })
  const { draft } = await call['briefs.create']({
    template: 'dossier-banc',
    choice: { ...choice, audience: { group: 'AUTRE' } },
    facts: {},
  })
  const { blocks } = await call['drafts.get']({ id: draft })
  const lines = blocks.flatMap(one => ('inlines' in one ? [plainText(one.inlines)] : []))
  const at = lines.indexOf('Les amendements')
  expect(at).toBeGreaterThan(0)
  expect(lines.slice(at + 1, at + 4)).toEqual([
    'Article\u00a08\u00a0ter, Assemblée nationale',
    'Supprimer cet article.',
    'Ce que fait premier.',
  ])
  expect(lines.slice(at + 4, at + 7).map(line => line.replace(/\n.*/s, ''))).toEqual([
    'Article\u00a09, Assemblée nationale',
    expect.any(String),
    'Ce que fait second.',
  ])
  expect(lines.join('\n')).not.toContain('Ce que fait autre.')
  // what is not said is shown as a gap, a sous-amendement says to what it is
  const last = blocks.filter(one => one.slot === 'amendments').slice(-6)
  expect(JSON.stringify(last[2])).toContain('exposé de cet amendement')
  expect(JSON.stringify(last[3])).toContain('sous-amendement n°\u00a012 à l’amendement n°\u00a0…')
  // a text taken in says what its own dossier answers
  expect(lines.join('\n')).toMatch(/voter contre l’article 9/i)
  // an e-mail or a question that still says what is to be found is left out, and told with the reason
  expect(blocks.filter(one => one.id.includes(unfinished))).toEqual([])
  // a leaflet is for everybody
  expect(blocks.filter(one => one.id.includes(leaflet))).toEqual([])
  const told = (await call['drafts.check']({ id: draft })).filter(one => one.code === 'texts-left-out')
  expect(told.map(one => one.message)).toEqual([
    expect.stringMatching(/^Hors de ce dossier, car il y reste [^«]*«\u00a0Question écrite[^»]*»\. /),
    expect.stringMatching(/^Hors de ce dossier, car écrit pour le public[^«]*«\u00a0Tract/),
    expect.stringMatching(/^Hors de ce dossier, car écrit pour une autre étape[^«]*«\u00a0Courriel/),
  ])
  // under one title, the notes first, nothing of another stage
  const titles = blocks.flatMap(one => (one.kind === 'heading' ? [[one.level, plainText(one.inlines)]] : []))
  const texts = titles.findIndex(([, title]) => title === 'Les textes de la campagne')
  expect(titles.slice(texts, texts + 3)).toEqual([
    [1, 'Les textes de la campagne'],
    [2, 'Note aux parlementaires (article 8)'],
    [3, 'L’essentiel'],
  ])
  expect(titles.filter(([, title]) => /^Note/.test(String(title))).map(([, title]) => title)).toEqual([
    'Note aux parlementaires (article 8)',
    'Note aux parlementaires (article 8)',
    'Note aux parlementaires (article 10)',
  ])
  expect(titles.some(([, title]) => /^Courriel/.test(String(title)))).toBe(false)
  // the book is of the words its texts had: a note changed since does not change it
  const changed = await call['drafts.get']({ id: first })
  await call['drafts.save']({ draft: { ...changed, blocks: changed.blocks.slice(0, 2) } })
  expect((await call['drafts.get']({ id: draft })).blocks).toEqual(blocks)
  await close()
})

test('a gap of a text is never filled by the facts of the book that quotes it', () => {
  const slot = (key: string) => ({ kind: 'slot', key }) as const
  const paragraph = { kind: 'paragraph', id: 'p', inlines: [slot('request.vote'), slot('commune')] }
  const [, , quoted] = embedTexts(
    [{ id: 'note', title: 'Note sur les drones', blocks: [BlockSchema.parse(paragraph)] }],
    'book',
    'Textes',
  ).slice(1)
  const keys = JSON.stringify(quoted).match(/"key":"[^"]*"/g) ?? []
  expect(keys).toHaveLength(2)
  for (const key of keys) expect(key).toMatch(/, dans «\u00a0Note sur les drones\u00a0»/)
})

test('the first citation of a source in a quoted text is full, whatever the book cited before it', () => {
  const cites = BlockSchema.parse({
    kind: 'paragraph',
    id: 'p',
    inlines: [1, 2].map(() => ({ kind: 'citation', source: { kind: 'decision', id: 'CE-1' } })),
  })
  const forms = (id: string) =>
    embedTexts([{ id, title: id, blocks: [cites] }], 'book').flatMap(block =>
      'inlines' in block ? block.inlines.flatMap(one => (one.kind === 'citation' ? one.form : [])) : [],
    )
  expect(forms('a')).toEqual(['full', 'auto'])
})
