import type { Gathered } from '../../../src/shared/drafts/gathered.ts'
import type { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import type { Letterhead } from '../../../src/shared/word/letterhead.ts'
import { aDraft, aParty } from '../../fixtures/builders.ts'
import { aPng } from '../texts/gallery.ts'
import { dossier, exhibits } from './filing.ts'
import { maker, text } from './parts.ts'
import { citation, reference, shelf } from './shelf.ts'

const [pngHash, jpegHash] = ['b'.repeat(64), 'c'.repeat(64)]

/** Who writes, over the texts that ask for it, under a logo higher than the margin. */
export const letterhead: Letterhead = {
  logo: { hash: pngHash, type: 'png', size: { width: 320, height: 180 }, alt: 'Un œil barré', height: 42 },
  name: 'Claire Durand',
  lines: 'Avocate au barreau de Grenoble\n3 place de la Mairie, 38000 Grenoble',
  footer: 'Membre d’une association agréée',
}

const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** The bytes of the pictures of these drafts. */
export const pictures = new Map<string, Uint8Array>([
  [pngHash, aPng(320, 180)],
  [jpegHash, jpeg],
])

const comment = (id: string, words: string, quote: string): Draft['comments'][number] => ({
  id,
  author: 'Nour Haddad',
  at: '2025-03-20T09:30:00Z',
  text: words,
  quote,
  replies: [{ id: `${id}-r`, author: 'Claire Durand', at: '2025-03-21T10:00:00Z', text: 'C’est fait.' }],
  resolved: id === 'avis-2',
})

/** Pictures, merged cells over a page, comments, titles in figures, names that run from right to left, references of every form. */
export function illustrated(style: Draft['style'], title: string): Gathered {
  const { words, heading, paragraph, quote, note, table, generated, id } = maker(
    style === 'parliament' ? 77 : 76,
  )
  const first = heading(1, 'Le dispositif')
  const second = heading(2, 'Ce que filment les caméras')
  const target = paragraph(words(2))
  const footnote = note([
    text('V. '),
    { kind: 'cut', hidden: [text('la commune')], shown: 'la ville' },
    text(' et '),
    citation(3, 1),
    text('.'),
  ])
  const picture = (hash: string, given: object): Block => ({
    kind: 'image',
    id: id('image'),
    hash,
    type: hash === jpegHash ? 'jpeg' : 'png',
    size: hash === jpegHash ? { width: 400, height: 400 } : { width: 320, height: 180 },
    alt: 'Un mât et quatre caméras',
    caption: [],
    width: 100,
    ...given,
  })
  const leads = [undefined, 'named', 'cf'] as const
  const referring = (form: 'number' | 'paragraph' | 'page' | 'note', to: string): Inline[] =>
    leads.flatMap(lead => [
      { kind: 'ref', target: to, form, ...(lead && { lead }) } as const,
      text('\u00a0; '),
    ])
  const filled = (count: number): Inline[][] => Array.from({ length: count }, () => [text(words(1))])
  const blocks: Block[] = [
    ...(style === 'parliament' ? [generated('briefing-title')] : [generated('cover')]),
    generated('contents'),
    first,
    second,
    target,
    picture(pngHash, {
      caption: [
        text('Le mât de la place', 'italic'),
        text(', photographié ('),
        { kind: 'exhibit', exhibit: 'piece-2', page: '1' },
        text('\u00a0; '),
        { kind: 'ref', target: second.id, form: 'page', lead: 'named' },
        text(') devant '),
        { kind: 'slot', key: 'court.name' },
        text(', '),
        citation(1, 1),
      ],
      width: 58,
    }),
    paragraph([
      text('Deux témoins, M. محمد علي et Mme שרה כהן', 'bold'),
      text(', ont vu '),
      { kind: 'text', text: 'le mât', comments: ['avis-1'] },
      text(' avant '),
      { ...citation(1, 1), comments: ['avis-1', 'avis-2'] },
      footnote,
      text('.'),
    ]),
    picture(jpegHash, { width: 30 }),
    paragraph(
      [
        ...referring('number', second.id),
        ...referring('page', second.id),
        ...referring('note', footnote.id),
        ...(style === 'association' ? referring('paragraph', target.id) : []),
        { kind: 'slot', key: 'court.name', marks: ['bold'], comments: ['avis-3'] },
        text(', '),
        { kind: 'exhibit', exhibit: 'piece-2', page: '3', comments: ['avis-3'] },
        text(', '),
        { kind: 'link', url: 'https://exemple.org/plan', text: 'le plan', comments: ['avis-3'] },
        text(', '),
        { kind: 'ref', target: first.id, form: 'number', lead: 'named', comments: ['avis-3'] },
        { ...note(words(1)), comments: ['avis-3'] },
        text('.'),
      ],
      'plain',
    ),
    quote(
      [
        text('La commune '),
        { kind: 'cut', hidden: [text('du Valmont')], shown: '', comments: ['avis-4'] },
        text(' ne produit '),
        text('aucune étude', 'bold'),
        text('.'),
      ],
      reference(2, 1),
    ),
    { ...quote(words(1), reference(4)), repairs: ['espaces'] } as Block,
    table(
      [
        [[text('Quartier')], [text('Caméras')], [], [text('Coût')]],
        [[], [text('fixes')], [text('mobiles')], []],
        ...Array.from({ length: 26 }, (_, row): Inline[][] => [
          row === 0
            ? [text('Centre, de '), text('نور', 'italic'), text(' à la gare')]
            : row < 20
              ? []
              : [text(words(1))],
          ...filled(2),
          [text(`${137 * (row + 1)}\u00a0€`)],
        ]),
      ],
      {
        caption: [text('Caméras par quartier, '), citation(3), text(' et '), text('passim', 'italic')],
        widths: [3, 4, 4, 2],
        aligns: ['left', 'left', 'center', 'right'],
        spans: [
          { row: 0, column: 0, rows: 2, columns: 1 },
          { row: 0, column: 1, rows: 1, columns: 2 },
          { row: 0, column: 3, rows: 2, columns: 1 },
          { row: 2, column: 0, rows: 20, columns: 1 },
        ],
      },
    ),
    heading(2, 'Ce qu’elles coûtent'),
    paragraph(words(3)),
    heading(1, 'Ce que dit le droit'),
    ...[2, 3, 4, 5].map(level => heading(level, `Titre de niveau ${level}`)),
    paragraph([text(words(2)), text(' ('), citation(5, 1), text(').')], 'request'),
    generated('signature'),
    generated('inventory'),
    generated('authorities'),
  ]
  const told = dossier(title)
  return {
    draft: aDraft({
      id: 'brouillon',
      dossier: 'dossier',
      title,
      style,
      numbering: 'decimal',
      profile: style === 'parliament' ? 'reflex' : 'pretoire',
      letterhead: true,
      blocks,
      comments: [
        comment('avis-1', 'Quelle date ?\nÀ vérifier.', 'le mât'),
        comment('avis-2', 'Bien.', 'CE'),
        comment('avis-3', 'Tout cela tient ?', 'tribunal'),
        comment('avis-4', 'Coupure utile ?', '[…]'),
      ],
    }),
    dossier: {
      ...told,
      facts: {
        ...told.facts,
        'briefing.title': title,
        'bill.title': 'Projet de loi relatif aux jeux de 2030',
      },
      parties: [
        aParty({
          id: 'ma',
          type: 'person',
          civility: 'M.',
          firstName: 'محمد',
          name: 'علي',
          representative: '',
        }),
        ...told.parties.slice(1),
      ],
    },
    exhibits: exhibits(4),
    sources: [...shelf],
  }
}
