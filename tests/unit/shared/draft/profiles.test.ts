import { describe, expect, test } from 'vitest'
import { check, rulesByName } from '../../../../src/shared/draft/check.ts'
import { anExhibit, aParty } from '../../../fixtures/builders.ts'
import { fromTemplate, templateOf } from './gathered.ts'

const facts = {
  commune: 'Moirans',
  court: 'Grenoble',
  'decision.type': 'expresse',
  'decision.date': '2026-09-10',
  'decision.notified': '2026-09-12',
  software: 'VigiScope',
  'filing.date': '2026-10-01',
  place: 'Grenoble',
}
const parties = [aParty({ id: 'rl', name: 'Regards libres', alias: 'RL' })]

/** What each kind of text must say, and one thing it is refused for. */
const profiles: Readonly<
  Record<string, { says: readonly RegExp[]; never: readonly RegExp[]; refused: string }>
> = {
  'recours-gracieux': {
    says: [/recours gracieux/i, /de retirer ou d’abroger/, /silence gardé pendant deux mois/, /l’interrompt/],
    never: [/PAR CES MOTIFS/, /L\. 761-1/],
    refused: 'no-domicile',
  },
  'demande-cada': {
    says: [/communication/, /silence gardé pendant un mois/, /analyse d’impact/, /n’a pas à être motivée/],
    never: [/annuler/, /PAR CES MOTIFS/],
    refused: 'no-domicile',
  },
  'saisine-cada': {
    says: [/saisir la commission de ce refus/, /avis favorable/],
    never: [/annuler/, /PAR CES MOTIFS/],
    refused: 'no-domicile',
  },
  'refere-suspension': {
    says: [/^RÉFÉRÉ\./m, /suspendre, sur le fondement de l’article L\. 521-1/, /urgence/, /doute sérieux/],
    never: [/^annuler/m],
    refused: 'no-main-claim',
  },
  'memoire-replique': {
    says: [/aux mêmes fins que la requête/, /annuler/],
    never: [/suspendre/],
    refused: 'no-domicile',
  },
  'memoire-ampliatif': {
    says: [
      /requête sommaire enregistrée/,
      /plaise au Conseil d’État/,
      /annuler .*, avec toutes conséquences de droit/,
    ],
    never: [/plaise au tribunal/, /astreinte/],
    refused: 'no-domicile',
  },
}

describe.each(Object.entries(profiles))('%s', (id, { says, never, refused }) => {
  const template = templateOf(id)
  const homeless = parties.map(party => ({ ...party, address: '' }))
  const codes = (...given: Parameters<typeof fromTemplate> extends [unknown, ...infer Rest] ? Rest : never) =>
    check(fromTemplate(template, ...given), template, '2026-10-01')
      .filter(one => one.severity === 'blocking')
      .map(one => one.code)

  test('has its own mentions and conclusions, and not those of another', () => {
    const { draft } = fromTemplate(template, { facts, parties })
    const words = JSON.stringify(draft.blocks.map(textOf), null, 1)
      .replaceAll('\\n', '\n')
      .split('\n')
      .map(line => line.trim().replace(/^"|",?$/g, ''))
      .join('\n')
    for (const one of says) expect(words).toMatch(one)
    for (const one of never) expect(words).not.toMatch(one)
  })
  test('names checks that exist', () => {
    expect(template.checks?.filter(name => !rulesByName[name])).toEqual([])
  })
  test(`is refused for ${refused}, and for that alone where all else is told`, () => {
    expect(codes({ facts, parties: homeless })).toContain(refused)
    const requete = [anExhibit({ id: 'r', label: 'Requête en annulation' })]
    expect(codes({ facts, parties }, requete)).not.toContain(refused)
  })
})

function textOf(block: ReturnType<typeof fromTemplate>['draft']['blocks'][number]): unknown {
  const words = (inlines: readonly object[]) =>
    inlines.map(one => ('text' in one ? one.text : 'key' in one ? `{${String(one.key)}}` : '')).join('')
  if ('inlines' in block) return words(block.inlines)
  if (block.kind === 'list') return block.items.map(item => words(item.inlines))
  return ''
}
