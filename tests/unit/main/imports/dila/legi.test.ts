import { describe, expect, it, test } from 'vitest'
import { readArticle } from '../../../../../src/main/imports/dila/legi.ts'
import { legalText, printedNumber, sectionTitle } from '../../../../../src/main/imports/dila/legi-names.ts'
import { anArticleXml } from '../../../../fixtures/import/records.ts'

const textOf = (content: string) => readArticle(anArticleXml({ content })).versions[0]?.text

describe('an article of LEGI', () => {
  it('is read with its code, its sections at its date, and its version', () => {
    expect(readArticle(anArticleXml(), '2026-03-27')).toMatchObject({
      of: {
        nature: 'code',
        title: 'code de la sécurité intérieure',
        short: 'CSI',
        cid: 'LEGITEXT000025503132',
      },
      number: 'L. 252-1',
      path: ['Titre V : Vidéoprotection', 'Chapitre II'],
      provenance: [{ licence: 'Licence Ouverte 2.0', asOf: '2026-03-27' }],
      versions: [
        {
          id: 'LEGIARTI000099000001',
          from: '2024-03-01',
          to: undefined,
          status: 'VIGUEUR',
          text: "L'installation est subordonnée à une autorisation.",
        },
      ],
    })
  })

  it('keeps a real end and never 2999', () => {
    const version = readArticle(anArticleXml({ from: '2999-01-01', to: '2020-01-01', status: 'ABROGE' }))
      .versions[0]
    expect(version).toMatchObject({ from: undefined, to: '2020-01-01', status: 'ABROGE' })
  })

  it('takes its number, state and dates from its own description alone', () => {
    const text = '<NUM>L999-9</NUM><ETAT>ABROGE</ETAT><DATE_DEBUT>1990-01-01</DATE_DEBUT>'
    expect(readArticle(anArticleXml({ text }))).toMatchObject({
      number: 'L. 252-1',
      versions: [{ from: '2024-03-01', status: 'VIGUEUR' }],
    })
  })

  it('knows the first day of its number by the list of its wordings, though they are not here', () => {
    const link = (number: string, from: string) =>
      `<VERSION etat="MODIFIE"><LIEN_ART debut="${from}" etat="MODIFIE" fin="2024-03-01" id="LEGIARTI000099000008" num="${number}" origine="LEGI"/></VERSION>`
    const versions = [link('L252-1', '2019-01-01'), link('L252-1', '2012-05-01'), link('L10-1', '1995-01-21')]
    expect(readArticle(anArticleXml({ versions: versions.join('') })).since).toBe('2012-05-01')
    expect(readArticle(anArticleXml()).since).toBeUndefined()
    expect(readArticle(anArticleXml({ versions: link('L252-1', '2999-01-01') })).since).toBeUndefined()
  })

  it('has the same id whichever version is read', () => {
    const other = readArticle(
      anArticleXml({ id: 'LEGIARTI000099000002', from: '2012-05-01', to: '2024-03-01' }),
    )
    expect(other.id).toBe(readArticle(anArticleXml()).id)
  })

  it.each([
    ['<p>Un.</p><p>Deux.</p>', 'Un.\nDeux.'],
    ['Un.<br/>Deux.<p/>', 'Un.\nDeux.'],
    ['<p>a\n  b <b>c</b></p>', 'a b c'],
    [
      '<table><tr><th>Code</th><th>Sens</th></tr><tr><td><p>1</p></td><td>Oui</td></tr></table>',
      'Code | Sens\n1 | Oui',
    ],
    ['<p>art. <a href="/x">L. 251-2</a>.</p>', 'art. L. 251-2.'],
    ['<p>deux &amp;amp; trois&amp;nbsp;; &amp;#233;t&amp;eacute;</p>', 'deux & trois ; ét&eacute;'],
    ['<p>mot\u00ad cé\u00a0sure</p>', 'mot cé sure'],
    ['<p>a : &lt;br/&gt;<br/>&lt;br/&gt; 1° b &lt;div align="left"&gt;c&lt;/div&gt;</p>', 'a :\n1° b\nc'],
    ['<p>x &lt; y</p>', 'x < y'],
    ['', ''],
  ])('%s becomes text', (content, text) => {
    expect(textOf(content)).toBe(text)
  })

  it.each([
    ['L251-2', 'L. 251-2'],
    ['L. 1', 'L. 1'],
    ['R*123-4', 'R.* 123-4'],
    ['LO142-1', 'LO 142-1'],
    [' D123-4-1\u00a0', 'D. 123-4-1'],
    ['L146 A', 'L. 146 A'],
    ['706-73', '706-73'],
    ["Annexe à l'article D9-1", 'Annexe à l’article D9-1'],
    ['1er', '1er'],
  ])('prints the number %s', (raw, printed) => {
    expect(printedNumber(raw)).toBe(printed)
  })

  it('takes a law apart', () => {
    const title = "Loi n° 78-17 du 6 janvier 1978 relative à l'informatique, aux fichiers et aux libertés"
    expect(
      legalText({ nature: 'LOI', title, number: '', date: undefined, cid: 'JORFTEXT000000886460' }),
    ).toMatchObject({
      nature: 'loi',
      number: '78-17',
      date: '1978-01-06',
      title: 'relative à l’informatique, aux fichiers et aux libertés',
    })
  })

  it.each([
    ['<Document/>', 'pas un article'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><ARTICLE>&x;</ARTICLE>', 'DTD'],
    ['<ARTICLE/>', 'identifiant'],
    [`<ARTICLE>${'<a>'.repeat(5000)}`, 'emboîte'],
    [anArticleXml().slice(0, -30), 'mal formé'],
    ['', 'mal formé'],
  ])('refuses with a reason', (xml, reason) => {
    expect(() => readArticle(xml)).toThrow(reason)
  })
})

test.each([
  ['Livre ii', 'Livre II'],
  ['Chapitre ier', 'Chapitre Ier'],
  ["Titre v : Vidéoprotection et l'image", 'Titre V : Vidéoprotection et l’image'],
  ['LIVRE IV bis', 'LIVRE IV bis'],
  ['Partie legislative', 'Partie législative'],
  ['Titre vidéo', 'Titre vidéo'],
  ['Section 1', 'Section 1'],
])('the section « %s » is printed « %s »', (raw, printed) => expect(sectionTitle(raw)).toBe(printed))
