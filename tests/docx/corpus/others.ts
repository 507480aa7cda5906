import type { Gathered } from '../../../src/shared/drafts/gathered.ts'
import type { Block, BlockOf, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { aDossier, aDraft } from '../../fixtures/builders.ts'
import { dossier, exhibits } from './filing.ts'
import { maker, text } from './parts.ts'
import { citation, reference, shelf } from './shelf.ts'

const gathered = (title: string, blocks: Block[], given: Partial<Draft> = {}): Gathered => ({
  draft: aDraft({ id: 'brouillon', dossier: 'dossier', title, blocks, ...given }),
  dossier: dossier(title),
  exhibits: exhibits(3),
  sources: [...shelf],
})

/** The note to members: two pages, box, table, requests. */
export function briefing(): Gathered {
  const { words, heading, paragraph, list, table, generated } = maker(71)
  const title = 'Ne pas prolonger la vidéosurveillance algorithmique sans bilan'
  const row = (article: string, measure: string): Inline[][] => [
    [text(article, 'bold')],
    [text(measure)],
    [text('Surveillance de tous')],
  ]
  const blocks: Block[] = [
    generated('briefing-title'),
    generated('reading-time'),
    ...[1, 2, 3].map(() => paragraph(words(1), 'box')),
    heading(1, 'Ce que prévoit le texte', false),
    table(
      [
        [[text('Article')], [text('Mesure')], [text('Risque')]],
        row('Article 2', words(1)),
        row('Article 7 bis', words(1)),
      ],
      { widths: [2, 6, 4] },
    ),
    heading(1, 'Pourquoi c’est dangereux', false),
    ...[0, 4, 5].map(n => paragraph([text(words(2)), text(' ('), citation(n, 1), text(').')])),
    list('bullet', [
      [0, words(1)],
      [0, words(1)],
    ]),
    heading(1, 'Ce que nous demandons', false),
    paragraph('Supprimer l’article 2.', 'request'),
    paragraph('À défaut, rétablir l’avis conforme de la CNIL.', 'request'),
  ]
  return {
    ...gathered(title, blocks, { style: 'briefing' }),
    dossier: aDossier({
      id: 'dossier',
      type: 'advocacy',
      template: 'note-deputes',
      title,
      facts: {
        'briefing.title': title,
        'bill.title': 'Projet de loi relatif aux jeux de 2030',
        'bill.number': '1234',
        chamber: 'Assemblée nationale',
        stage: 'première lecture',
        contact: 'contact@exemple.org',
        version: '3',
        'briefing.date': '2025-03-25',
      },
      parties: [],
    }),
  }
}

const every: readonly NonNullable<Extract<Inline, { kind: 'text' }>['marks']>[number][] = [
  'bold',
  'italic',
  'underline',
  'smallcaps',
  'superscript',
  'subscript',
  'mono',
]

/** Every block, every inline, every mark and every style of paragraph. */
export function everything(): Gathered {
  const { words, heading, paragraph, quote, list, note, table, generated, id } = maker(72)
  const first = heading(1, 'DISCUSSION')
  const second = heading(2, [text('Sur '), text('l’article', 'italic'), text(' 8 et '), citation(0)])
  const target = paragraph(words(2))
  const motifs = heading(1, 'PAR CES MOTIFS', false)
  const blocks: Block[] = [
    generated('cover'),
    generated('contents'),
    first,
    second,
    target,
    paragraph(every.flatMap(mark => [text(`mot en ${mark}`, mark), text(', ')])),
    paragraph(every.flatMap(mark => [{ kind: 'slot', key: 'commune', marks: [mark] }, text(', ')])),
    paragraph([
      text('gras italique souligné', 'bold', 'italic', 'underline'),
      { kind: 'linebreak' },
      text('après un saut de ligne'),
    ]),
    paragraph(shelf.flatMap((_, n) => [citation(n, n), text('\u00a0; ')])),
    paragraph([
      { kind: 'citation', source: reference(1), form: 'full' },
      text(', puis '),
      { kind: 'citation', source: reference(1, 1), form: 'short' },
      text(', point '),
      { kind: 'ref', target: second.id, form: 'number' },
      text(', §\u00a0'),
      { kind: 'ref', target: target.id, form: 'paragraph' },
      text(', p.\u00a0'),
      { kind: 'ref', target: second.id, form: 'page' },
      text(', '),
      { kind: 'ref', target: motifs.id, form: 'number', lead: 'cf' },
      text(', '),
      { kind: 'exhibit', exhibit: 'piece-1' },
      text(', '),
      { kind: 'exhibit', exhibit: 'piece-2', page: '12' },
      text(', devant le '),
      { kind: 'slot', key: 'court.name' },
      text(', '),
      { kind: 'link', url: 'https://exemple.org/une?page=1&autre=2', text: 'une adresse' },
      { kind: 'private', id: 'prive', text: 'NOTE PRIVÉE' },
      note([
        text('Une note avec '),
        text('italique', 'italic'),
        text(', '),
        citation(5, 1),
        text(', '),
        { kind: 'exhibit', exhibit: 'piece-3' },
        text('.'),
      ]),
      text('.'),
    ]),
    quote([text(words(1)), { kind: 'linebreak' }, text(words(1))], reference(3, 1)),
    quote(words(1)),
    list('bullet', [
      [0, words(1)],
      [1, 'un'],
      [2, 'deux'],
      [3, 'trois'],
      [4, 'quatre'],
      [0, 'fin'],
    ]),
    list('decimal', [
      [0, 'un'],
      [1, 'un a'],
      [1, 'un b'],
      [0, 'deux'],
    ]),
    table(
      [
        [[text('sans en-tête')], [citation(2)]],
        [[], [text('à gauche, rien')]],
      ],
      { header: false },
    ),
    { kind: 'break', id: id('saut') },
    ...[3, 4, 5].map(level => heading(level, `Titre de niveau ${level}`)),
    ...(['body', 'plain', 'lead', 'box', 'box', 'right', 'request'] as const).map(style =>
      paragraph(words(1), style),
    ),
    motifs,
    list('claims', [
      [0, 'ANNULER la décision\u00a0;'],
      [0, 'ENJOINDRE à la commune de cesser.'],
    ]),
    generated('signature'),
    generated('inventory'),
    generated('authorities'),
  ]
  return gathered('Tout ce qu’un brouillon peut contenir', blocks)
}

/** Lists in lists, numbered and not, one after the other. */
export function lists(): Gathered {
  const { words, heading, paragraph, list } = maker(73)
  const levels = [0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 1, 2, 0, 4, 0]
  const blocks: Block[] = (['decimal', 'bullet', 'decimal', 'claims'] as const).flatMap(style => [
    heading(1, `Liste ${style}`),
    paragraph(words(2)),
    list(
      style,
      levels.map(level => [style === 'claims' ? 0 : level, words(1)] as const),
    ),
    list(style, [
      [0, 'une autre liste recommence à un'],
      [0, 'et continue'],
    ]),
  ])
  const counted = (given: Partial<BlockOf<'list'>>, ...levels: number[]): Block => ({
    ...list(
      given.style ?? 'decimal',
      levels.map(level => [level, words(1)] as const),
    ),
    ...given,
  })
  const own = ['A.', 'I.', '1.', 'i)', '–'] as const
  blocks.push(
    heading(1, 'Listes qui comptent à leur manière'),
    counted({ start: 4 }, 0, 0, 1),
    paragraph(words(1)),
    counted({ start: 'continue' }, 0, 1, 0),
    counted({ levels: [...own] }, 0, 1, 2, 3, 4, 0),
    paragraph(words(1)),
    counted({}, 0, 0),
    counted({ levels: [...own], start: 'continue' }, 1, 0),
    counted({ levels: ['a)', '•', '1°)'], start: 3 }, 0, 1, 2, 0),
    counted({ style: 'claims', start: 'continue' }, 0, 0),
    counted({ levels: ['1.', 'A.'], start: 'continue' }, 0, 1, 0),
    counted({ start: 'continue' }, 0),
    counted({ style: 'bullet', levels: ['–'] }, 0, 1, 0),
  )
  return gathered('Listes dans des listes', blocks)
}

/** Tables that go over several pages, with notes, citations, uneven columns and empty cells. */
export function tables(): Gathered {
  const { words, roll, heading, paragraph, note, table } = maker(74)
  const long = (rows: number, columns: number, widths: number[]): Block =>
    table(
      [
        Array.from({ length: columns }, (_, n) => [text(`Colonne ${n + 1}`)]),
        ...Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (_, n): Inline[] => {
            if (n === 0) return [text(`${row + 1}`, 'bold')]
            if (roll(9) === 0) return []
            return [
              text(words(columns > 4 ? 1 : 1 + roll(2))),
              ...(roll(12) === 0 ? [citation(row)] : []),
              ...(roll(20) === 0 ? [note(words(1))] : []),
            ]
          }),
        ),
      ],
      { widths },
    )
  const blocks: Block[] = [
    heading(1, 'Trois colonnes'),
    paragraph(words(2)),
    long(40, 3, [1, 6, 3]),
    paragraph(words(2)),
    heading(1, 'Deux colonnes'),
    long(25, 2, []),
    heading(1, 'Cinq colonnes'),
    long(15, 5, [1, 2, 2, 2, 2]),
    paragraph(words(1)),
  ]
  return gathered('Longs tableaux', blocks)
}

/** Signs that break files: no character at all, half of a pair, controls, right to left, four bytes, markup. */
export const odd =
  'a\u0000b\u0007c\ufffed\uffffe\ud800f\u202eg 🦉 👩‍⚖️ محمد علي ירושלים <w:p> & " ]]> \u2028 fin'

/** Names, titles, notes and cells written in such signs. */
export function strange(): Gathered {
  const { heading, paragraph, list, quote, note, table, generated } = maker(75)
  const blocks: Block[] = [
    generated('cover'),
    generated('contents'),
    heading(1, `${odd} ${'très long titre '.repeat(14)}`),
    paragraph([text(odd), note(odd), { kind: 'link', url: `https://exemple.org/${odd}`, text: odd }]),
    paragraph('🏛️ M. محمد علي, représenté par Me Łukasz Żółć-Nguyễn, Straße 5, naïveté, œuvre, Ærø.'),
    paragraph(
      `${'anticonstitutionnellement'.repeat(12)} https://exemple.org/${'a/tres/long/chemin/'.repeat(20)}`,
    ),
    quote(odd),
    list('bullet', [
      [0, odd],
      [1, '👁️'],
    ]),
    table([
      [[text(odd)], [text('🦉')]],
      [[text('محمد')], []],
    ]),
    generated('signature'),
    generated('inventory'),
  ]
  const made = gathered(odd, blocks)
  return { ...made, exhibits: made.exhibits.map(one => ({ ...one, label: `${one.label} ${odd}` })) }
}

/** Nothing but the page. */
export const empty = (): Gathered => gathered('', [], {})
