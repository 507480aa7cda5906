import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Inline } from '../../../../../src/shared/drafts/model.ts'
import { parseInlines, splitParagraphs } from '../../../../../src/shared/drafts/text/markup.ts'

test('reads every construct of the grammar', () => {
  expect(
    parseInlines(
      '**En droit,** *Nice* [[VSA-02|pt 5]] #[statuts|12] {{commune.of}} 1^{er}((Voir (ici) [[LIL-4]].))',
    ),
  ).toEqual([
    { kind: 'text', text: 'En droit,', marks: ['bold'] },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: 'Nice', marks: ['italic'] },
    { kind: 'text', text: ' ' },
    { kind: 'citation', source: { kind: 'decision', id: 'VSA-02', pin: 'pt 5' }, form: 'auto' },
    { kind: 'text', text: ' ' },
    { kind: 'exhibit', exhibit: 'statuts', page: '12' },
    { kind: 'text', text: ' ' },
    { kind: 'slot', key: 'commune.of' },
    { kind: 'text', text: ' 1' },
    { kind: 'text', text: 'er', marks: ['superscript'] },
    {
      kind: 'note',
      id: 'n1',
      inlines: [
        { kind: 'text', text: 'Voir (ici) ' },
        { kind: 'citation', source: { kind: 'article', id: 'LIL-4' }, form: 'auto' },
        { kind: 'text', text: '.' },
      ],
    },
  ])
})

test.each(['{{', '[[x', '((a', '** seul', '5 * 3 = 15', '#[', '{{}}', '[[|p]]', '^{}', 'a\\'])(
  'keeps unfinished %j as text',
  text => {
    const out = parseInlines(text)
    expect(out.map(inline => (inline.kind === 'text' ? inline.text : `<${inline.kind}>`)).join('')).toBe(text)
  },
)

test('an escaped character is printed as it is', () => {
  expect(parseInlines('\\*mot\\*')).toEqual([{ kind: 'text', text: '*mot*' }])
})

test('a blank line separates paragraphs', () => {
  expect(splitParagraphs('un\r\n\r\ndeux\nsuite\n \n\n trois ')).toEqual(['un', 'deux\nsuite', 'trois'])
})

test('any text gives inlines the model accepts', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '[[',
    ']]',
    '((',
    '))',
    '**',
    '*',
    '#[',
    ']',
    '^{',
    '}',
    '|',
    '\\',
    '\n',
    'mot ',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), parts => {
      for (const inline of parseInlines(parts.join(''))) Inline.parse(inline)
    }),
  )
})
