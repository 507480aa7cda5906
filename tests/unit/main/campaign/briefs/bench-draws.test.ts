import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { program, temporary } from '../../../../contract/program.ts'
import { drawer } from '../../../../fixtures/amendments/drawn.ts'
import { anArgument } from '../../../../fixtures/builders.ts'
import { billAt, situations, TODAY } from '../../../shared/campaign/cells/courses.ts'
import { bills } from '../../../shared/campaign/stages/documents-at-stage.ts'

const SEED = 20_261_203
const CAMPAIGNS = 5
const DOCUMENTS = 7
/** Words that only the book answers: none may stand in a text it quotes. */
const OWN = 'réponse propre au dossier de banc'
const TOLD_TITLES = 6

const place = temporary()
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T12:00:00`) })
})
afterAll(() => {
  vi.useRealTimers()
  place.remove()
})

const PUBLIC = ['tract', 'message', 'petition']
const KINDS = ['note-parlementaires', 'courriel', 'lettre', 'question-ecrite', 'communique-presse', ...PUBLIC]
const ANSWERS = {
  'bill.number': '907',
  'briefing.title': 'Ce que nous demandons',
  contact: 'Camille Roy',
  'sender.association': 'Œil ouvert',
  'sender.name': 'Camille Roy',
  'sender.commune': 'Évreux',
  'sender.address': '12, rue de la République\n27000 Évreux',
  opening: 'Vous avez visité le commissariat d’Évreux.',
  version: '1',
  minister: 'M. le ministre',
  'question.heading': 'droits',
  'question.subject': 'les fichiers',
  'question.ask': 'combien de personnes',
  'press.title': 'Titre',
  'leaflet.title': 'Titre',
  'petition.title': 'Titre',
  'member.first': 'Ada',
  'member.last': 'Exemple',
  'member.civility': 'Mme',
  'member.department': 'Eure',
  'member.constituency': '1',
  'member.group': 'Groupe',
}

test('a bench book quotes the whole texts of its step as they were made, and tells the others', async () => {
  const { call, close } = program(place.folder)
  const draw = drawer(SEED)
  const [model] = bills
  const { id: argument } = await call['library.save']({
    source: anArgument({ id: 'argument', variants: { mail: 'Une phrase.', briefing: 'Un paragraphe.' } }),
  })
  const outcomes = { quoted: 0, unfinished: 0, public: 0, otherStep: 0 }
  for (let n = 0; n < CAMPAIGNS; n++) {
    const later = situations.filter(({ stages, positions }) => stages.length > 3 && positions.length === 1)
    const situation = later[draw(later.length)]!
    const { bill, measure } = billAt(situation, model!, model!.measures[draw(5)]!, 'in')
    const { id, stages } = await call['bills.save']({ bill: { ...bill, id: `loi-${n}`, revision: 0 } })
    const steps = stages.slice(-2).map(({ key }) => key)
    const choiceAt = (stage: string) => ({
      ...{ bill: id, stage, measures: [measure.id], arguments: [argument] },
      audience: { chamber: 'an' as const, group: '', member: '' },
    })
    const texts: { draft: string; title: string; stage: string; kind: string; gaps: number }[] = []
    for (let m = 0; m < DOCUMENTS; m++) {
      const kind = KINDS[draw(KINDS.length)]!
      const stage = steps[draw(2)]!
      const isAnswered = draw(3) > 0
      const { draft } = await call['briefs.create']({
        template: kind,
        choice: choiceAt(stage),
        facts: isAnswered ? { ...ANSWERS, 'request.vote': 'voter contre l’ensemble du texte' } : {},
        title: `Texte ${n}-${m}`,
      })
      const { gaps } = await call['drafts.export']({ id: draft })
      texts.push({ draft, title: `Texte ${n}-${m}`, stage, kind, gaps })
    }
    const stage = steps[1]!
    const facts = Object.fromEntries(Object.keys(ANSWERS).map(key => [key, OWN]))
    const { draft: book } = await call['briefs.create']({
      template: 'dossier-banc',
      choice: choiceAt(stage),
      facts: { ...facts, 'request.vote': OWN },
    })
    const { blocks } = await call['drafts.get']({ id: book })
    const told = (await call['drafts.check']({ id: book }))
      .filter(({ code }) => code === 'texts-left-out')
      .map(({ message }) => message)
    const leftOut = texts.filter(text => {
      const quoted = blocks.filter(block => block.id.includes(text.draft))
      const reason =
        text.stage !== stage
          ? 'otherStep'
          : PUBLIC.includes(text.kind)
            ? 'public'
            : text.gaps > 0
              ? 'unfinished'
              : 'quoted'
      outcomes[reason]++
      expect({ ...text, isQuoted: quoted.length > 0 }).toEqual({ ...text, isQuoted: reason === 'quoted' })
      return reason !== 'quoted'
    })
    // each is told by its title, under its reason; a long list says how many more
    expect(leftOut.length).toBeLessThanOrEqual(3 * TOLD_TITLES)
    for (const { title } of leftOut) expect(told.filter(message => message.includes(title))).toHaveLength(1)
    // what its author changes since, and what its own dossier answers, stay out of it
    const quotedIds = texts.filter(text => !leftOut.includes(text)).map(({ draft }) => draft)
    const { id: file } = await call['drafts.text']({ id: book, format: 'txt' })
    expect(file).not.toBe('')
    const inQuotes = blocks.filter(block => quotedIds.some(draft => block.id.includes(draft)))
    expect(JSON.stringify(inQuotes)).not.toContain(OWN)
    expect(JSON.stringify(inQuotes)).not.toMatch(/"kind":"slot","key":"(?!page|numpages)[a-z.]+"/)
    for (const draft of quotedIds) {
      const text = await call['drafts.get']({ id: draft })
      await call['drafts.save']({ draft: { ...text, blocks: text.blocks.slice(0, 1) } })
    }
    expect((await call['drafts.get']({ id: book })).blocks).toEqual(blocks)
  }
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(0)
  await close()
}, 120_000)
