import type { Assembled, PrintedBlock, PrintedInline } from '../../../src/shared/drafts/assemble/assembled.ts'

const run = (text: string, ...marks: ('bold' | 'italic')[]): PrintedInline =>
  marks.length > 0 ? { kind: 'run', text, marks } : { kind: 'run', text }

const paragraph = (id: string, style: 'body' | 'box' | 'request' | 'right', text: string): PrintedBlock => ({
  kind: 'paragraph',
  id,
  style,
  line: [run(text)],
})
const heading = (id: string, text: string): PrintedBlock => ({
  kind: 'heading',
  id,
  level: 1,
  label: '',
  number: '',
  numbered: false,
  line: [run(text)],
})

/** A two-page note to the members of the assembly: box, table, figures with their source, requests. */
export function aBriefing(): Assembled {
  const blocks: PrintedBlock[] = [
    {
      kind: 'briefing-title',
      id: 'titre',
      title: [run('Contre la légalisation de la vidéosurveillance algorithmique')],
      subtitle: [run('Proposition de loi n° 1234, première lecture')],
      dateLine: [run('Note aux député·es, 25 mars 2025')],
    },
    paragraph(
      'b1',
      'box',
      'L’article 2 prolonge de trois ans une expérimentation dont l’évaluation conclut à l’inefficacité.',
    ),
    paragraph(
      'b2',
      'box',
      'Aucun garde-fou ne limite le nombre de personnes filmées, ni les lieux où elles le sont.',
    ),
    paragraph('b3', 'box', 'Nous demandons la suppression de l’article 2.'),
    heading('h1', 'Ce que prévoit le texte'),
    paragraph(
      'p1',
      'body',
      'Le texte reconduit le dispositif jusqu’en 2027 et l’étend aux abords de tous les bâtiments ouverts au public, sans définir cette notion.',
    ),
    {
      kind: 'table',
      id: 't1',
      header: true,
      widths: [2, 5, 5],
      rows: [
        [[run('Article')], [run('Mesure')], [run('Risque')]],
        [
          [run('Art. 2')],
          [run('Prolongation de l’expérimentation jusqu’au 31 décembre 2027')],
          [run('Accoutumance ; absence de bilan contradictoire')],
        ],
        [
          [run('Art. 4')],
          [run('Partage des images avec les transporteurs')],
          [run('Détournement de finalité')],
        ],
      ],
    },
    heading('h2', 'Ce que disent les chiffres'),
    {
      kind: 'paragraph',
      id: 'p2',
      style: 'body',
      line: [
        run(
          'Sur 270 alertes, 62 seulement étaient justes (rapport du comité d’évaluation, janvier 2025, p. 48).',
        ),
        {
          kind: 'note',
          id: 'n1',
          number: 1,
          inlines: [
            run('Rapport remis au ministre, '),
            {
              kind: 'link',
              text: 'https://www.interieur.gouv.fr/rapport',
              url: 'https://www.interieur.gouv.fr/rapport',
            },
          ],
        },
      ],
    },
    {
      kind: 'list',
      id: 'l1',
      style: 'bullet',
      items: [
        'une efficacité nulle pour les départs de feu ;',
        'des alertes pour un simple changement de lumière ;',
        'un coût de 3 400 € par caméra.',
      ].map((text, index) => ({ id: `l1-${index}`, level: 0, label: '•', n: index + 1, line: [run(text)] })),
    },
    heading('h3', 'Ce que nous demandons'),
    paragraph('r1', 'request', 'Supprimer l’article 2.'),
    paragraph('r2', 'request', 'À défaut, limiter la durée à six mois et publier chaque marché.'),
  ]
  return {
    title: 'Note aux député·es',
    style: 'briefing',
    footer: 'La Quadrature du Net, contact@exemple.org, version 3',
    blocks,
    problems: [],
  }
}
