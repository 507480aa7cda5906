import { describe, expect, test } from 'vitest'
import type { Assembled, Line, PrintedBlock } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { htmlBody, htmlPage } from '../../../../../src/shared/drafts/text/html.ts'
import { markdown } from '../../../../../src/shared/drafts/text/markdown.ts'
import { plainText } from '../../../../../src/shared/drafts/text/plain.ts'
import { aFiling } from '../../../../docx/texts/filing.ts'

const run = (text: string, ...marks: ('bold' | 'italic')[]): Line[number] => ({ kind: 'run', text, marks })
const draft = (...blocks: PrintedBlock[]): Assembled => ({
  title: 'Un <essai>',
  style: 'association',
  footer: '',
  blocks,
  problems: [],
})
const paragraph = (...line: Line): PrintedBlock => ({ kind: 'paragraph', id: 'p', style: 'plain', line })

const everything = draft(
  { kind: 'heading', id: 'h', level: 1, label: 'I.', number: 'I', numbered: true, line: [run('Discussion')] },
  {
    kind: 'paragraph',
    id: 'p1',
    style: 'body',
    number: 12,
    line: [
      run('En droit,', 'bold'),
      run(' voir '),
      {
        kind: 'citation',
        first: true,
        source: { kind: 'decision', id: 'x' },
        runs: [
          { text: 'CE, 8 juin 2016, n°\u202f394348' },
          { text: ', ' },
          { text: 'Assoc. X', marks: ['italic'] },
        ],
      },
      {
        kind: 'note',
        id: 'n',
        number: 1,
        inlines: [run('V. '), { kind: 'link', text: 'le site', url: 'https://exemple.fr/a?b=1&c=2' }],
      },
      run(' et p. '),
      { kind: 'ref', target: 'h', form: 'page', text: '' },
      run('.'),
    ],
  },
  {
    kind: 'quote',
    id: 'q',
    paragraphs: [[run('Nul ne peut')], [run('être inquiété')]],
    source: [{ text: 'CE, pt 5' }],
  },
  {
    kind: 'list',
    id: 'l',
    style: 'decimal',
    items: [
      { id: 'a', level: 0, label: '1.', n: 1, line: [run('un')] },
      { id: 'b', level: 1, label: 'a)', n: 1, line: [run('dessous')] },
      { id: 'c', level: 0, label: '2.', n: 2, line: [run('deux')] },
    ],
  },
  {
    kind: 'table',
    id: 't',
    header: true,
    widths: [1, 1],
    caption: [{ kind: 'run', text: 'Coûts' }],
    rows: [
      [[run('Poste')], [run('Somme')]],
      [[run('A | B')], []],
    ],
    spans: [{ row: 1, column: 0, rows: 1, columns: 2 }],
  },
  {
    kind: 'list',
    id: 'cl',
    style: 'claims',
    items: [{ id: 'd', level: 0, label: '1°)', n: 1, line: [run('annuler')] }],
  },
)
const pageOf = () => 7

test('plain text', () =>
  expect(plainText(everything, { pageOf })).toMatchInlineSnapshot(`
  "I. DISCUSSION

  12. En droit, voir CE, 8 juin 2016, n° 394348, Assoc. X [1] et p. 7.

      « Nul ne peut
      « être inquiété »
      (CE, pt 5)

  1. un
    a) dessous
  2. deux

  Coûts
  Poste | Somme
  A | B | 

  1°) annuler

  Notes
  [1] V. le site <https://exemple.fr/a?b=1&c=2>
  "
`))
test('Markdown', () =>
  expect(markdown(everything, { pageOf })).toMatchInlineSnapshot(`
  "## I. Discussion

  12\\. **En droit,** voir CE, 8 juin 2016, n° 394348, *Assoc. X*[^1] et p. 7.

  > « Nul ne peut
  >
  > « être inquiété »
  >
  > (CE, pt 5)

  1. un
      - dessous
  2. deux

  **Coûts**

  | Poste | Somme |
  | --- | --- |
  | A \\| B |  |

  1°) annuler

  [^1]: V. [le site](<https://exemple.fr/a?b=1&c=2>)
  "
`))
test('HTML', () =>
  expect(htmlBody(everything, { pageOf })).toMatchInlineSnapshot(`
    "<h2>I. Discussion</h2>
    <p>12. <strong>En droit,</strong> voir CE, 8 juin 2016, n° 394348, <em>Assoc. X</em><sup>1</sup> et p. 7.</p>
    <blockquote><p>« Nul ne peut</p><p>« être inquiété »</p><p>(CE, pt 5)</p></blockquote>
    <ol><li>un<ol type="a"><li>dessous</li></ol></li><li>deux</li></ol>
    <table border="1" cellspacing="0" cellpadding="4"><caption>Coûts</caption><tr><th align="left">Poste</th><th align="left">Somme</th></tr><tr><td rowspan="1" colspan="2" align="left">A | B</td></tr></table>
    <p>1°) annuler</p>
    <hr>
    <p><sup>1</sup> V. <a href="https://exemple.fr/a?b=1&amp;c=2">le site</a></p>"
  `))

test('the letterhead stands around a page of HTML, as on paper, and is no part of a body', () => {
  const letterhead = {
    logo: {
      hash: 'a1'.repeat(32),
      type: 'png',
      size: { width: 400, height: 200 },
      alt: 'Une "clé"',
      height: 20,
    },
    name: 'Me Anne <Durand>',
    lines: 'Avocate au barreau\n3 place de la Mairie\n',
    footer: 'Toque 12',
  } as const
  const given = { ...draft(paragraph(run('Bonjour.'))), letterhead }
  const page = htmlPage(given, { logo: 'QUJD' })
  expect(page.slice(page.indexOf('<body>'))).toMatchInlineSnapshot(`
    "<body>
    <p><img src="data:image/png;base64,QUJD" alt="Une &quot;clé&quot;" width="152" height="76"></p>
    <p><strong>Me Anne &lt;Durand&gt;</strong><br>Avocate au barreau<br>3 place de la Mairie</p>
    <hr>
    <p>Bonjour.</p>
    <hr>
    <p><small>Toque 12</small></p>
    </body>
    </html>
    "
  `)
  expect(htmlPage(given)).not.toContain('<img')
  expect(htmlPage({ ...given, letterhead: { name: '', lines: ' ', footer: '' } })).toBe(
    htmlPage({ ...given, letterhead: undefined }),
  )
  expect(htmlBody(given)).toBe('<p>Bonjour.</p>')
})

describe('what would be taken for markup', () => {
  const nasty = draft(paragraph(run('1. <script>alert(1)</script> & *pas* #gras `x` [a](b) | _')))
  test('is text in HTML', () => {
    expect(htmlPage(nasty)).toContain('1. &lt;script&gt;alert(1)&lt;/script&gt; &amp; *pas*')
    expect(htmlPage(nasty)).toContain('<title>Un &lt;essai&gt;</title>')
  })
  test('is text in Markdown', () =>
    expect(markdown(nasty)).toBe(
      '1\\. \\<script\\>alert(1)\\</script\\> & \\*pas\\* #gras \\`x\\` \\[a\\](b) \\| \\_\n',
    ))
  test('an address that runs something is not a link', () => {
    const link = draft(paragraph({ kind: 'link', text: 'ici', url: 'javascript:alert(1)' }))
    expect(htmlBody(link)).toBe('<p>ici</p>')
  })
})

test('every paragraph of a long filing is in each format, its notes after it', () => {
  const filing = aFiling({ seed: 3, grounds: 3, paragraphs: 4, exhibits: 8 })
  const words = (text: string) => text.replace(/[^\p{L}\d]/gu, '').toLocaleLowerCase('fr')
  const formats = [
    plainText(filing),
    markdown(filing),
    htmlBody(filing)
      .replace(/<[^>]*>/g, '')
      .replace(/&\w+;/g, ''),
  ].map(words)
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading') continue
    for (const inline of block.line)
      if (inline.kind === 'run') for (const format of formats) expect(format).toContain(words(inline.text))
  }
})
