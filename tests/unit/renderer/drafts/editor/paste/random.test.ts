import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHtml } from '../../../../../../src/renderer/drafts/editor/paste/registerReading.ts'
import { Block, type Inline } from '../../../../../../src/shared/drafts/model.ts'
import { paragraphsOf, plainLines } from '../../../../../../src/shared/drafts/paste/plain.ts'
import { readTree } from '../../../../../../src/shared/drafts/paste/read-tree.ts'
import { linesOf } from '../../../../../../src/shared/drafts/walk.ts'

let n = 0
const newId = () => `id-${++n}`
const read = (html: string) => readTree(parseHtml(html), newId).blocks

const shown = (inline: Inline): string => {
  if (inline.kind === 'text' || inline.kind === 'link') return inline.text
  return inline.kind === 'note' ? inline.inlines.map(shown).join(' ') : ' '
}
const wordsOf = (blocks: readonly Block[]): string[] =>
  blocks
    .flatMap(block => linesOf(block).map(line => line.map(shown).join('')))
    .join(' ')
    .match(/mot\d+/g) ?? []

const word = fc.integer({ min: 1, max: 99_999 }).map(number => `mot${number} `)
const inline = fc.constantFrom('b', 'i', 'span', 'sup', 'font', 'a', 'o:p', 'code', 'del', 'q', 'st1:place')
const block = fc.constantFrom('p', 'div', 'h1', 'h4', 'blockquote', 'section', 'pre', 'center', 'figure')
const style = fc.constantFrom(
  '',
  ' style="font-weight:700"',
  " style='mso-list:l0 level2 lfo1'",
  ' class=MsoListParagraph',
  ' class=MsoQuote',
  ' style="white-space:pre-wrap"',
  ' href="https://exemple.fr/"',
  ' onclick=x() role=presentation',
)
const html = fc.letrec<{ node: string; line: string; list: string; table: string }>(tie => ({
  line: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.constant('<br>'),
    fc
      .tuple(inline, style, fc.array(tie('line'), { maxLength: 3 }))
      .map(([tag, more, inside]) => `<${tag}${more}>${inside.join('')}</${tag}>`),
  ),
  list: fc
    .tuple(fc.constantFrom('ul', 'ol', 'ol start=7'), fc.array(tie('node'), { maxLength: 3 }))
    .map(([tag, items]) => `<${tag}>${items.map(item => `<li>${item}</li>`).join('')}</${tag.slice(0, 2)}>`),
  table: fc
    .array(
      fc.array(fc.tuple(fc.constantFrom('td', 'th', 'td colspan=2', 'td rowspan=2'), tie('node')), {
        maxLength: 3,
      }),
      { maxLength: 3 },
    )
    .map(
      rows =>
        `<table>${rows.map(row => `<tr>${row.map(([tag, cell]) => `<${tag}>${cell}</${tag.slice(0, 2)}>`).join('')}</tr>`).join('')}</table>`,
    ),
  node: fc.oneof(
    { depthSize: 'small' },
    tie('line'),
    tie('list'),
    tie('table'),
    fc
      .tuple(block, style, fc.array(tie('line'), { maxLength: 4 }))
      .map(([tag, more, inside]) => `<${tag}${more}>${inside.join('')}</${tag}>`),
    fc
      .tuple(fc.constantFrom('div', 'article'), fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, inside]) => `<${tag}>${inside.join('')}</${tag}>`),
  ),
}))

test('every word of a page is there, in its order, in blocks that are valid', () => {
  fc.assert(
    fc.property(fc.array(html.node, { maxLength: 6 }), nodes => {
      const page = nodes.join('')
      const blocks = read(page)
      for (const one of blocks) expect(Block.safeParse(one).success).toBe(true)
      expect(wordsOf(blocks)).toEqual(page.match(/mot\d+/g) ?? [])
    }),
    { numRuns: 400 },
  )
})

const debris = fc.constantFrom(
  '<',
  '>',
  '</',
  '<p',
  '<p>',
  '</p>',
  '<li>',
  '</ul>',
  '<td>',
  '<tr>',
  '<table>',
  '</table>',
  '<a href=#x>1</a>',
  '<p id=x>',
  '<a name=x href=#y>',
  '<!--',
  '-->',
  '<![if !x]>',
  '<![endif]>',
  '<![CDATA[',
  ']]>',
  '&nbsp;',
  '&#0;',
  '&#x1F600;',
  '&lt;',
  '<script>',
  '</script>',
  '<style>',
  '<svg>',
  '</svg>',
  '"',
  "'",
  '=',
  '<ol start=-99999999999>',
  '<textarea>',
  '<plaintext>',
  '<h1>',
  '\ud800',
  '\u0000',
  " style='mso-list:Ignore'>",
  '<br>',
  '<br>',
  'mot',
  '\u00ad',
  '\n',
)
test('debris is read without a complaint', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(debris, fc.string()), { maxLength: 40 }), parts => {
      for (const one of read(parts.join(''))) expect(Block.safeParse(one).success).toBe(true)
    }),
    { numRuns: 600 },
  )
})

test('a plain text keeps its letters, wherever its lines are joined', () => {
  const letters = (text: string) => text.replace(/[\s\u00a0\u202f\u00ad\u2010-]+/g, '')
  const line = fc
    .array(fc.constantFrom('la', 'commune', 'loi', 'article', 'vidéo-', 'C’est', 'fin.', 'Le'), {
      maxLength: 14,
    })
    .map(words => words.join(' '))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), lines => {
      const text = lines.join('\n')
      expect(letters(paragraphsOf(text).join(''))).toBe(letters(text))
      expect(letters(plainLines(text).join(''))).toBe(letters(text))
    }),
  )
})
