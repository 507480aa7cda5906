import { describe, expect, it } from 'vitest'
import { cutText } from '../../../../../src/shared/campaign/bills/cut.ts'

const bill = `PROPOSITION DE LOI
visant à un exemple,

TITRE Ier
DES OUTILS
Article 1er

Le code de la sécurité intérieure est ainsi modifié :
1° Après l’article L. 851-3, il est inséré un article L. 851-3-1 ainsi rédigé :
« Art. L. 851-3-1. – I. – Des traitements peuvent être autorisés.
« II. – Un décret précise le présent article. » ;
2° L’article L. 871-1 est abrogé.

Article 2 bis A (nouveau)
(Supprimé)
Chapitre II – De la preuve
Article 8 ter
I. - Le code de procédure pénale est ainsi modifié :
a) À l’article 706-95, le mot : « peut » est supprimé ;
Article 16 de la loi du 29 juillet 1881 est abrogé.
Délibéré en séance publique, à Paris, le 1er avril 2025.
La Présidente,
Signé : Prénom Nom`

describe('a bill pasted whole', () => {
  const { title, articles, remarks } = cutText(bill)
  it('is cut at its headings, divisions apart', () => {
    expect(title).toBe('PROPOSITION DE LOI visant à un exemple')
    expect(articles.map(one => [one.kind, one.designation, one.state, one.alineas.length])).toEqual([
      ['title', 'TITRE Ier', undefined, 1],
      ['article', '1er', undefined, 5],
      ['article', '2 bis A', 'nouveau, Supprimé', 0],
      ['title', 'Chapitre II', undefined, 1],
      ['article', '8 ter', undefined, 3],
    ])
  })

  it('counts the headings of quoted articles, and an article named inside a sentence is not a heading', () => {
    expect(articles[1]?.alineas[2]).toBe('« Art. L. 851-3-1. – I. – Des traitements peuvent être autorisés.')
    expect(articles[4]?.alineas[2]).toBe('Article 16 de la loi du 29 juillet 1881 est abrogé.')
    expect(remarks).toEqual(['Ce qui suit le dernier article (date, signatures) n’a pas été gardé.'])
  })

  it('names each article of a heading that stands for several, a range whole', () => {
    const { articles: few } = cutText(
      'Articles 19 à 24\n(Conformes)\nArticle 3 bis AAA et 3 bis AA\n(Supprimés)\nArticles 1er, 2 et 4 ter (supprimés)\nArticle 5\nTexte.',
    )
    expect(few.map(one => [one.designation, one.state])).toEqual([
      ['19 à 24', 'Conformes'],
      ['3 bis AAA', 'Supprimés'],
      ['3 bis AA', 'Supprimés'],
      ['1er', 'supprimés'],
      ['2', 'supprimés'],
      ['4 ter', 'supprimés'],
      ['5', undefined],
    ])
    expect(cutText('Article 1er\nArticles 2 à 4 de la loi.').articles[0]?.alineas).toEqual([
      'Articles 2 à 4 de la loi.',
    ])
  })

  it('is the same with Windows line ends, hard spaces and page numbers', () => {
    const dirty = bill
      .replace('Article 1er', '– 12 –\nArticle\u00a01er')
      .replaceAll('\n', '\r\n')
      .replaceAll(' :', '\u00a0:')
    expect(cutText(dirty).articles).toEqual(articles)
  })
})

/** The alinéas of an article without its heading. */
const cutArticle = (text: string) => cutText(`Article 1er\n${text}`).articles[0]?.alineas

describe('alinéas', () => {
  it('are those the printed numbers say, lines cut at a margin put together', () => {
    expect(
      cutArticle(`① Le code est ainsi modifié :
② 1° Au premier alinéa, les mots : « à titre
expérimental » sont supprimés ;
③ 2° Le second alinéa est
supprimé.`),
    ).toEqual([
      'Le code est ainsi modifié :',
      '1° Au premier alinéa, les mots : « à titre expérimental » sont supprimés ;',
      '2° Le second alinéa est supprimé.',
    ])
    expect(cutArticle('(1) Un.\n(2) Deux.\n(3) Trois.')).toEqual(['Un.', 'Deux.', 'Trois.'])
    // a numbering that is the text's own stays in it
    expect(cutArticle('(2) Deux.\n(5) Cinq.')).toEqual(['(2) Deux.', '(5) Cinq.'])
  })

  it('number on past twenty and thirty-five', () => {
    const marks = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲']
    expect(cutArticle(marks.map((mark, at) => `${mark} Alinéa ${at + 1}.`).join('\n'))).toHaveLength(37)
  })

  it('are put together without printed numbers where the text was cut at a margin', () => {
    const lines = [
      'Le livre VIII du code de la sécurité intérieure est ainsi modifié dans les',
      'conditions prévues au présent article et sous réserve des dispositions qui',
      'suivent :',
      '1° À l’article L. 851-3, après le mot : « terrorisme », sont insérés les mots : « et de',
      'la criminalité organisée, dans les conditions fixées par un décret en Conseil',
      'd’État pris après avis de la Commission nationale de contrôle des techniques',
      'de renseignement » ;',
      '2° Le même article est complété par un alinéa ainsi rédigé :',
      '« Un rapport est remis chaque année au Parlement. »',
    ]
    const cut = cutArticle(lines.join('\n'))
    expect(cut).toHaveLength(4)
    expect(cut?.[1]).toMatch(/^1° .* renseignement » ;$/)
  })
})

it('says so where nothing can be cut, or where an article is there twice or empty', () => {
  expect(cutText('').remarks).toEqual(['Le texte est vide.'])
  expect(cutText('Une phrase.').remarks[0]).toContain('rien n’a été découpé')
  expect(cutText('Article 1er\nUn.\nArticle 1er\nDeux.\nArticle 2').remarks).toEqual([
    'L’article 1er est là deux fois : vérifiez le collage.',
    'Sans texte : article 2. Est-il supprimé ?',
  ])
})
