import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { check } from '../../../../../src/shared/drafts/checks/check.ts'
import type { Gathered } from '../../../../../src/shared/drafts/gathered.ts'
import type { Block, Draft, Inline } from '../../../../../src/shared/drafts/model.ts'
import type { Holdings } from '../../../../../src/shared/drafts/verify/holdings.ts'
import { verify } from '../../../../../src/shared/drafts/verify/verify.ts'
import { standingOf } from '../../../../../src/shared/library/authority.ts'
import { keysOf } from '../../../../../src/shared/library/keys.ts'
import type { Source } from '../../../../../src/shared/library/model.ts'
import { aDecision, aDossier, aDraft, anArticle, anExhibit, aParty } from '../../../../fixtures/builders.ts'

const today = '2026-11-26'
const text = 'La transmission des images est autorisée par le préfet seul, après avis de la commission.'
const versions = [{ id: 'v', from: '2012-05-01', status: 'VIGUEUR', text }]
const sources: readonly Source[] = [
  aDecision({ id: 'd1', numbers: ['506370'], text: [{ n: 1, section: 'reasons', text }] }),
  aDecision({ id: 'd2', numbers: ['506371'], certainty: 'to-verify' }),
  aDecision({ id: 'd3', numbers: ['2105328'], court: 'TA', city: 'Grenoble', date: '2025-01-24' }),
  anArticle({ id: 'a1', number: 'L. 251-2', versions }),
  anArticle({ id: 'a2', number: 'L. 252-1', versions }),
]
const words = [
  'Rien n’est cité ici. ',
  'Selon l’article L. 251-2 du code de la sécurité intérieure, « La transmission des images est autorisée par le préfet ». ',
  'L’article L. 252-1 du même code exige une autorisation. ',
  'Le tribunal administratif de Grenoble, par jugement du 24 janvier 2025, n° 2105328, l’a dit. ',
  'Ce jugement du 24 janvier 2025 est définitif. ',
  'La loi n° 78-17 du 6 janvier 1978 et son article 88 ; la loi du 6 janvier 1978 aussi. ',
  'CE, 30 janvier 2026, Commune de Nice, n° 506370, pt 1. ',
  'Le 31 avril 2025, l’Association Regrads libres a écrit (pièce n° 7). ',
  'Au titre de l’article L. 761-1, 1 500 € ; L. 761-1 : 2 000 €. ',
]

interface Turn {
  readonly act: number
  readonly at: number
  readonly what: number
}
const turn = fc.record({
  act: fc.nat({ max: 15 }),
  at: fc.nat({ max: 400 }),
  what: fc.nat({ max: 400 }),
})

const inline = (what: number): Inline => {
  const said = words[what % words.length]!
  const source = sources[what % sources.length]!
  const cite = {
    kind: 'citation' as const,
    source: { kind: source.kind, id: source.id },
    form: 'auto' as const,
  }
  switch (what % 8) {
    case 0:
      return { kind: 'note', id: `n${what}`, inlines: [{ kind: 'text', text: said }, cite] }
    case 1:
      return { kind: 'slot', key: what % 2 ? 'commune' : 'claimants.names' }
    case 2:
      return { kind: 'ref', target: `b${what % 12}`, form: what % 3 ? 'number' : 'paragraph', lead: 'cf' }
    case 3:
      return { kind: 'exhibit', exhibit: `e${what % 3}` }
    case 4:
      return { kind: 'citation', source: { kind: 'decision', id: 'gone' }, form: 'auto' }
    case 5:
    case 6:
      return cite
    default:
      return { kind: 'text', text: said }
  }
}

function block(id: string, what: number): Block {
  const inlines: Inline[] = [
    { kind: 'text', text: words[what % words.length]! },
    inline(what),
    inline(what * 7 + 5),
  ]
  switch (what % 7) {
    case 0:
      return { kind: 'heading', id, level: 1 + (what % 3), numbered: what % 5 > 0, inlines: [inlines[0]!] }
    case 1:
      return {
        kind: 'list',
        id,
        style: what % 2 ? 'claims' : 'decimal',
        ...(what % 3 === 0 && { start: 'continue' as const }),
        items: [0, 1].map(n => ({ id: `${id}i${n}`, level: n, inlines })),
      }
    case 2:
      return {
        kind: 'quote',
        id,
        inlines: [{ kind: 'text', text }],
        source: { kind: 'decision', id: what % 2 ? 'd1' : 'd2' },
        verbatim: true,
        repairs: [],
      }
    case 3:
      return {
        kind: 'table',
        id,
        header: true,
        widths: [],
        rows: [[inlines, [inlines[1]!]]],
        spans: [],
        aligns: [],
        caption: [],
      }
    default:
      return { kind: 'paragraph', id, style: what % 4 ? 'body' : 'plain', inlines }
  }
}

/** Acts on a text, one at a time: the blocks it leaves alone stay the same objects. */
function edited(given: Gathered, { act, at, what }: Turn, n: number): Gathered {
  const { draft, dossier } = given
  const blocks = [...draft.blocks]
  const place = at % (blocks.length + 1)
  const there = blocks[place]
  const withDraft = (more: Partial<Draft>): Gathered => ({ ...given, draft: { ...draft, ...more } })
  switch (act) {
    case 0:
      return withDraft({ numbering: draft.numbering === 'roman' ? 'decimal' : 'roman' })
    case 1:
      return withDraft({ style: draft.style === 'association' ? 'lawyer' : 'association' })
    case 2:
      return withDraft({ profile: draft.profile === 'pretoire' ? 'reflex' : 'pretoire' })
    case 3:
      return { ...given, dossier: { ...dossier, facts: { ...dossier.facts, commune: `Ville ${what}` } } }
    case 4:
      return {
        ...given,
        sources: given.sources.map((one, rank) =>
          rank === at % 5 ? { ...one, withdrawn: '2026-01-01' } : one,
        ),
      }
    case 5:
    case 6:
      return withDraft({ blocks: blocks.toSpliced(place, 1) })
    case 7:
      return withDraft({ blocks: there ? [there, ...blocks.toSpliced(place, 1)] : blocks })
    case 8:
    case 9:
    case 10:
      return withDraft({ blocks: blocks.toSpliced(place, 0, block(`b${n}`, what)) })
    default: {
      if (!there || !('inlines' in there)) return given
      const typed = { ...there, inlines: [...there.inlines, inline(act === 11 ? what : 7 + 8 * what)] }
      return withDraft({ blocks: blocks.toSpliced(place, 1, typed) })
    }
  }
}

const held = (all: readonly Source[]): Holdings => {
  const byKey = new Map(all.flatMap(source => keysOf(source).map(key => [key, source] as const)))
  return {
    resolve: keys => keys.flatMap(key => byKey.get(key) ?? [])[0],
    byId: id => all.find(one => one.id === id),
    holds: () => false,
    points: () => undefined,
    official: () => undefined,
    lookalikes: () => all.filter(one => one.kind === 'decision'),
    undoings: () => [],
    stateOf: source => standingOf(source, undefined, '').state,
    acts: () => [],
    missingFrom: () => undefined,
    neighbours: () => [],
    citedElsewhere: () => [],
    extentOf: () => undefined,
  }
}

const begun: Gathered = {
  dossier: aDossier({
    facts: { commune: 'Moirans', 'decision.date': '2025-03-12' },
    parties: [aParty({ role: 'claimant', type: 'association', name: 'Association Regards libres' })],
  }),
  draft: aDraft({
    blocks: [
      ...[6, 0, 11, 4, 8, 5, 12, 9].map((what, n) => block(`b${n}`, what)),
      { kind: 'generated', id: 'table', what: 'authorities' },
    ],
  }),
  exhibits: [anExhibit({ id: 'e0' }), anExhibit({ id: 'e1' })],
  sources: [...sources],
}

test('a text checked and printed again after each edit gives what it gives when it is read for the first time', () => {
  fc.assert(
    fc.property(fc.array(turn, { minLength: 5, maxLength: 15 }), turns => {
      let now = begun
      let library = { of: now.sources, held: held(now.sources) }
      for (const [n, one] of turns.entries()) {
        now = edited(now, one, n + 100)
        if (now.sources !== library.of) library = { of: now.sources, held: held(now.sources) }
        const again = {
          printed: assemble(now, { today }),
          problems: check(now, undefined, today),
          cited: verify(now.draft, now.dossier, library.held, today),
        }
        // none of these objects has been seen before, nor, now and then, any text of this name
        const id = n % 3 === 2 ? `${n}` : now.draft.id
        const fresh = { ...now, draft: { ...structuredClone(now.draft), id } }
        expect(again).toEqual({
          printed: assemble(fresh, { today }),
          problems: check(fresh, undefined, today),
          cited: verify(fresh.draft, fresh.dossier, held(now.sources), today),
        })
      }
    }),
    { numRuns: 4 },
  )
})

test('a block in which nothing has changed is printed as the same object, though others have', () => {
  const before = assemble(begun, { today })
  // going to another text and back costs nothing
  assemble({ ...begun, draft: aDraft({ id: 'other', blocks: [block('b1', 4)] }) }, { today })
  const typed = edited(begun, { act: 12, at: 2, what: 0 }, 0)
  const after = assemble(typed, { today })
  const same = after.blocks.flatMap((one, at) => (one === before.blocks[at] ? [one.id] : []))
  expect(typed.draft.blocks[2]).not.toBe(begun.draft.blocks[2])
  expect(same.length).toBeGreaterThan(3)
  expect(same).not.toContain('b2')
})

test('a paragraph that only takes another number keeps its line; a citation more leaves the other blocks as they were', () => {
  const paragraph = (id: string, inline: Inline): Block => ({
    kind: 'paragraph',
    id,
    style: 'body',
    inlines: [inline],
  })
  const cite = (id: string): Inline => ({ kind: 'citation', source: { kind: 'decision', id }, form: 'auto' })
  const of = (blocks: Block[], cited: string[]): Gathered => ({
    ...begun,
    draft: { ...begun.draft, blocks },
    sources: sources.filter(one => cited.includes(one.id)),
  })
  const [called, citing] = [paragraph('p1', { kind: 'exhibit', exhibit: 'e0' }), paragraph('p2', cite('d1'))]
  const lines = (given: Gathered) =>
    assemble(given, { today }).blocks.map(one => (one.kind === 'paragraph' ? one : undefined))
  const before = lines(of([called, citing], ['d1']))
  const after = lines(of([called, citing, paragraph('p3', cite('d3'))], ['d1', 'd3']))
  expect(after.slice(0, 2).map((one, n) => one === before[n])).toEqual([true, true])
  const moved = lines(of([paragraph('p0', { kind: 'linebreak' }), called, citing], ['d1']))
  expect(moved.map(one => one?.number)).toEqual([1, 2, 3])
  expect(moved.slice(1).map((one, n) => one?.line === before[n]?.line)).toEqual([true, true])
})
