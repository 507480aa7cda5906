import { describe, expect, test } from 'vitest'
import type { Block } from '../../../../../src/shared/drafts/model.ts'
import { readTemplate } from '../../../../../src/shared/drafts/templates/template-file.ts'
import { templateOfDraft } from '../../../../../src/shared/drafts/templates/template-of-draft.ts'
import { parseInlines } from '../../../../../src/shared/drafts/text/markup.ts'
import { writeMarkup } from '../../../../../src/shared/drafts/text/write-markup.ts'
import { aParty } from '../../../../fixtures/builders.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

describe('a line written in our markup', () => {
  test.each([
    'Aux termes de l’[[CSI-L251-2]], {{commune.of}} (#[manuel|12])((voir [[CE-1|pt 5|short]] (a))).',
    '**En droit,** *obiter* **{{software}}** le 1^{er}\nfin',
    'trois \\* signes \\{\\{x}} \\[\\[y]] et \\((z))',
    '**a***b*',
    'Voir [le \\[rapport\\] de *Moirans*](https://exemple.fr/a?b=%28c%29).',
  ])('%s is read as it was', text => {
    const read = parseInlines(text)
    expect(parseInlines(writeMarkup(read))).toEqual(read)
  })
  test('a link is words that lead to an address, and nothing else in square brackets is one', () => {
    const link = { kind: 'link' as const, url: 'https://exemple.fr/a_(b)', text: 'le [rapport]' }
    const markup = writeMarkup([link, { kind: 'text', text: ' [mots](https://exemple.fr)' }])
    expect(parseInlines(markup)).toEqual([
      { ...link, url: 'https://exemple.fr/a_%28b%29' },
      { kind: 'text', text: ' [mots](https://exemple.fr)' },
    ])
    expect(parseInlines('[a](page.html) [b] (https://exemple.fr)')).toHaveLength(1)
    expect(writeMarkup([{ kind: 'link', url: 'page.html', text: 'la page' }])).toBe('la page')
  })
  test('what it has no sign for is left as words', () => {
    expect(
      writeMarkup([
        { kind: 'text', text: ' mot ', marks: ['bold'] },
        { kind: 'ref', target: 'x', form: 'number' },
        { kind: 'private', id: 'n', text: 'secret' },
      ]),
    ).toBe(' **mot** \\[renvoi à refaire]')
  })
})

describe('writings as a template', () => {
  const parties = [aParty({ id: 'rl', name: 'Regards libres', alias: 'RL' })]
  const facts = {
    commune: 'Moirans',
    software: 'VigiScope',
    court: 'Grenoble',
    'mayor.name': 'Jeanne Exemple',
  }
  const template = templateOf('refere-suspension')
  const given = fromTemplate(template, { facts, parties })
  const own: Block[] = [
    {
      kind: 'paragraph',
      id: 'own',
      style: 'body',
      inlines: [{ kind: 'text', text: 'Jeanne Exemple a choisi VigiScope pour Moirans.' }],
    },
    { kind: 'quote', id: 'q', verbatim: true, repairs: [], inlines: [{ kind: 'text', text: 'La loi.' }] },
  ]
  const written = { ...given, template, draft: { ...given.draft, blocks: [...given.draft.blocks, ...own] } }
  const made = templateOfDraft(written, 'le-notre', 'Le nôtre')

  test('facts are slots, their questions are asked, nothing of the dossier is left', () => {
    expect(made.blocks.at(-2)?.text).toBe('{{mayor.name}} a choisi {{software}} pour {{commune}}.')
    expect(made.facts.filter(one => !template.facts.some(other => other.key === one.key))).toMatchObject([
      { key: 'mayor.name' },
    ])
    expect(made.blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '«\u00a0La loi.\u00a0»' })
    expect(JSON.stringify(made)).not.toMatch(/VigiScope|Jeanne|Regards libres/)
  })
  test('it is a template that its own file gives back, and the text made of it has the same blocks', () => {
    const read = readTemplate(JSON.stringify(made), {})
    expect(read.wrong).toBe(undefined)
    expect(made.exhibits).toEqual(template.exhibits)
    const again = fromTemplate(made, { facts, parties }).draft.blocks
    expect(exhibitsIn(again)).toEqual(exhibitsIn(given.draft.blocks))
    expect(exhibitsIn(again).length).toBeGreaterThan(0)
    expect(again.slice(0, -2).map(one => one.kind)).toEqual(given.draft.blocks.map(one => one.kind))
  })
})

const exhibitsIn = (blocks: readonly Block[]) =>
  blocks.flatMap(block =>
    'inlines' in block ? block.inlines.flatMap(one => (one.kind === 'exhibit' ? [one.exhibit] : [])) : [],
  )
