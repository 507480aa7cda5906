import { describe, expect, test } from 'vitest'
import { openWord } from '../../../src/main/word/read/open-word.ts'
import { settle } from '../../../src/main/word/read/settle.ts'
import { recover } from '../../../src/main/word/recover/recover.ts'
import { aPng } from '../texts/gallery.ts'
import { spannedTable } from '../texts/spanned-table.ts'
import { odt, odtContent } from './odt.ts'

const p = (text: string, style = 'Text_20_body') => `<text:p text:style-name="${style}">${text}</text:p>`
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'id' ? undefined : inner)))
const recovered = (file: Buffer, accepted = true) => {
  const { story } = openWord(file)
  return recover(
    undefined,
    settle(story, () => accepted),
    new Set(story.comments.map(one => one.id)),
  )
}
const blocksOf = (file: Buffer, accepted = true) => withoutIds(recovered(file, accepted).blocks)
const linesOf = (file: Buffer, accepted = true) =>
  recovered(file, accepted).blocks.map(block =>
    'inlines' in block ? block.inlines.map(one => ('text' in one ? one.text : '')).join('') : block.kind,
  )
const text = (words: string) => ({ kind: 'text', text: words })
const body = (...inlines: unknown[]) => ({ kind: 'paragraph', style: 'body', inlines })

const sample =
  '<text:h text:style-name="Heading_20_1" text:outline-level="1">I. Faits</text:h>' +
  p(
    'La commune   a\n <text:span text:style-name="Strong_20_Emphasis">décidé</text:span>' +
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Voir le rapport.</text:p></text:note-body></text:note>' +
      ' seule le 1<text:span text:style-name="T1">er</text:span><text:s text:c="2"/>mars.',
  ) +
  p('Le texte cité.', 'Quotations') +
  p('<text:a xlink:href="https://example.org/loi">la loi</text:a>') +
  p('<text:a xlink:href="javascript:alert(1)">sans lien</text:a>')

test('an OpenDocument text keeps its titles, notes, marks, quotations and links', async () => {
  const file = await odt(sample)
  expect(openWord(file).story.title).toBe('Note de synthèse')
  expect(blocksOf(file)).toEqual([
    { kind: 'heading', level: 1, numbered: true, inlines: [text('Faits')] },
    body(
      text('La commune a '),
      { ...text('décidé'), marks: ['bold'] },
      { kind: 'note', inlines: [text('Voir le rapport.')] },
      text(' seule le 1'),
      { ...text('er'), marks: ['superscript'] },
      text('  mars.'),
    ),
    { kind: 'quote', inlines: [text('Le texte cité.')], verbatim: false, repairs: [] },
    body({ kind: 'link', url: 'https://example.org/loi', text: 'la loi' }),
    body(text('sans lien')),
  ])
})

test('its prefixes are those its file declares', async () => {
  const content = odtContent('<t:p>Bonjour.</t:p>', '').replace('xmlns:text=', 'xmlns:t=')
  expect(blocksOf(await odt('', { 'content.xml': content }))).toEqual([body(text('Bonjour.'))])
})

test('its lists keep their levels, signs and first number, and a page break by hand is one', async () => {
  const item = (inner: string, start = '') => `<text:list-item${start}>${inner}</text:list-item>`
  const list =
    `<text:list text:style-name="Puces">${item(`${p('un')}<text:list>${item(p('dedans'))}</text:list>`)}${item(p('deux'))}</text:list>` +
    `<text:list text:style-name="Nombres" xml:id="L">${item(p('quatre'))}</text:list>` +
    p('Entre.') +
    `<text:list text:style-name="Nombres" text:continue-list="L">${item(p('cinq'))}</text:list>` +
    p('Ensuite.', 'P1')
  expect(blocksOf(await odt(list))).toEqual([
    {
      kind: 'list',
      style: 'bullet',
      items: [
        { level: 0, inlines: [text('un')] },
        { level: 1, inlines: [text('dedans')] },
        { level: 0, inlines: [text('deux')] },
      ],
    },
    { kind: 'list', style: 'decimal', start: 4, items: [{ level: 0, inlines: [text('quatre')] }] },
    body(text('Entre.')),
    { kind: 'list', style: 'decimal', start: 'continue', items: [{ level: 0, inlines: [text('cinq')] }] },
    { kind: 'break' },
    body({ ...text('Ensuite.'), marks: ['italic'] }),
  ])
})

test('its tables keep their heading row and the cells that span several', async () => {
  const cell = (words: string, spans = '') =>
    `<table:table-cell${spans}>${words === '' ? '<text:p/>' : p(words)}</table:table-cell>`
  const covered = '<table:covered-table-cell/>'
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
  const file = await odt(
    `<table:table><table:table-column table:style-name="C" table:number-columns-repeated="2"/>` +
      `<table:table-header-rows>${row(cell('Lots', ' table:number-columns-spanned="2"'), covered)}</table:table-header-rows>` +
      row(cell('1', ' table:number-rows-spanned="2"'), cell('a')) +
      row(covered, cell('b')) +
      '</table:table>',
  )
  expect(blocksOf(file)).toEqual([spannedTable([1440, 1440])])
})

const region = (id: string, kind: string, content = '') =>
  `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>Me Durand</dc:creator><dc:date>2026-03-02T10:00:00</dc:date></office:change-info>${content}</text:${kind}></text:changed-region>`
const change = (what: string, id: string) => `<text:change${what} text:change-id="${id}"/>`

test('its tracked changes are shown one by one, and accepted or refused as those of Word', async () => {
  const file = await odt(
    `<text:tracked-changes>${region('a', 'insertion')}${region('b', 'deletion', p('Retiré, ') + p('puis coupé'))}${region('c', 'deletion')}${region('f', 'format-change')}</text:tracked-changes>` +
      p(`Avant ${change('-start', 'a')}ajouté`) +
      p(`et plus${change('-end', 'a')} loin.`) +
      p(`Ici ${change('', 'b')} la fin.`) +
      p(`Un ${change('-start', 'c')}grand ${change('-end', 'c')}mot.`),
  )
  const { story } = openWord(file)
  expect(story.revisions.map(one => [one.kind, one.author, one.at])).toEqual([
    ['insertion', 'Me Durand', '2026-03-02T10:00:00'],
    ['deletion', 'Me Durand', '2026-03-02T10:00:00'],
    ['deletion', 'Me Durand', '2026-03-02T10:00:00'],
  ])
  expect(linesOf(file, true)).toEqual(['Avant ajouté', 'et plus loin.', 'Ici  la fin.', 'Un mot.'])
  expect(linesOf(file, false)).toEqual([
    'Avant  loin.',
    'Ici Retiré, ',
    'puis coupé la fin.',
    'Un grand mot.',
  ])
  expect(story.leftOut).toEqual([
    'les changements de mise en forme suivis\u00a0: ils sont pris comme acceptés',
  ])
})

test('its comments are read with their author, their words and what they are about', async () => {
  const comment =
    '<office:annotation office:name="n1"><dc:creator>Claire Morel</dc:creator><dc:date>2026-03-02T10:00:00.5</dc:date><text:p>À vérifier</text:p><text:p>avant lundi</text:p></office:annotation>'
  const file = await odt(p(`Le maire ${comment}a signé<office:annotation-end office:name="n1"/> seul.`))
  expect(openWord(file).story.comments).toEqual([
    {
      id: 'n1',
      author: 'Claire Morel',
      at: '2026-03-02T10:00:00',
      text: 'À vérifier\navant lundi',
      isResolved: false,
    },
  ])
  const { comments, blocks } = recovered(file)
  expect(comments).toHaveLength(1)
  expect(linesOf(file)).toEqual(['Le maire a signé seul.'])
  expect(JSON.stringify(blocks)).not.toContain('lundi')
})

test('a formula keeps its signs and is said, another object is said', async () => {
  const frame = (object: string) =>
    `<draw:frame><draw:object xlink:href="./${object}"/><draw:image xlink:href="./ObjectReplacements/${object}"/></draw:frame>`
  const math =
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow><annotation>a=2 toto</annotation></semantics></math>'
  const file = await odt(p(`Soit ${frame('Object 1')}.`) + p(frame('Object 2')), {
    'Object 1/content.xml': math,
    'Object 2/content.xml': odtContent(''),
  })
  expect(linesOf(file)[0]).toBe('Soit a=2.')
  expect(recovered(file).leftOut).toEqual([
    'la formule «\u00a0a=2\u00a0»\u00a0: non reprise comme formule, ses signes sont mis à la suite dans le texte',
    'un objet incorporé (graphique, tableur ou autre)',
  ])
})

test('a picture is taken from the file, a table of contents is not text', async () => {
  const file = await odt(
    '<text:table-of-content><text:index-body><text:index-title><text:p>Sommaire</text:p></text:index-title><text:p>I. Faits 2</text:p></text:index-body></text:table-of-content>' +
      p(
        '<draw:frame svg:width="2in"><draw:image xlink:href="Pictures/1.png"/><svg:desc>Un plan</svg:desc></draw:frame>',
      ),
    { 'Pictures/1.png': aPng(2, 2) },
  )
  const { story, part } = openWord(file)
  expect(part('Pictures/1.png')).toEqual(Buffer.from(aPng(2, 2)))
  expect(story.pieces.at(-1)).toMatchObject({
    bits: [{ kind: 'image', alt: 'Un plan', part: 'Pictures/1.png', width: 1_828_800 }],
  })
  expect(story.pieces.filter(one => one.kind === 'para' && one.isGenerated)).toHaveLength(2)
})

describe('a hostile file is refused in a sentence, or bounded', () => {
  const bodyRefused = (message: RegExp) => async (content: string) => {
    const file = await odt('', { 'content.xml': content })
    expect(() => openWord(file)).toThrow(message)
  }
  test('an entity that unfolds', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    await bodyRefused(/définition de type/)(odtContent(p('&b;')).replace('?>', `?>${doctype}`))
  })
  test('elements nested without end', async () => {
    await bodyRefused(/emboîte/)(odtContent('<text:section>'.repeat(5000) + '</text:section>'.repeat(5000)))
  })
  test('a content cut short', async () => {
    await bodyRefused(/ne peut pas être lu/)(odtContent(p('Bonjour')).slice(0, -40))
  })
  test('a part that swells when it is unpacked', async () => {
    const file = await odt('', { 'content.xml': odtContent(p(' '.repeat(40 * 2 ** 20))) })
    expect(() => openWord(file)).toThrow(/anormalement compressé/)
  })
  test('cells, columns and spaces repeated a million times', async () => {
    const many = (name: string) => `table:number-${name}-repeated="1000000"`
    const file = await odt(
      `<table:table><table:table-column ${many('columns')}/><table:table-row ${many('rows')}><table:table-cell ${many('columns')}>${p('a')}</table:table-cell></table:table-row></table:table>` +
        p('<text:s text:c="1000000000"/>fin'),
    )
    const [table] = openWord(file).story.pieces
    expect(table?.kind === 'table' && [table.rows.length, table.rows[0]?.cells.length]).toEqual([50, 200])
  })
  test('styles that rest on each other in a circle', async () => {
    const circle =
      '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    const file = await odt('', { 'content.xml': odtContent(p('Bonjour.', 'A'), circle) })
    expect(linesOf(file)).toEqual(['Bonjour.'])
  })
  test('a deletion that is taken out of itself', async () => {
    const file = await odt(
      `<text:tracked-changes>${region('a', 'deletion', p(`x${change('', 'a')}`))}</text:tracked-changes>${p(change('', 'a'))}`,
    )
    expect(linesOf(file, false)).toEqual(['x'])
  })
  test('deletions that hold each other twice, forty deep', async () => {
    const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)
    const regions = ids.map((id, at) =>
      region(id, 'deletion', p(`x${change('', `d${at + 1}`)}${change('', `d${at + 1}`)}`)),
    )
    const file = await odt(
      `<text:tracked-changes>${regions.join('')}</text:tracked-changes>${p(change('', 'd0'))}`,
    )
    expect(linesOf(file, false)).toEqual(['x'.repeat(40)])
  })
  test('a file under a password, and a spreadsheet', async () => {
    const locked = await odt('', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' })
    expect(() => openWord(locked)).toThrow(/mot de passe/)
    const sheet = await odt('', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })
    expect(() => openWord(sheet)).toThrow(/classeur/)
  })
})
