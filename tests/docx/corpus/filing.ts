import type { Gathered } from '../../../src/shared/drafts/gathered.ts'
import type { Block, Draft, Inline } from '../../../src/shared/drafts/model.ts'
import { aDossier, aDraft, anExhibit, aParty } from '../../fixtures/builders.ts'
import { maker, text } from './parts.ts'
import { citation, reference, shelf } from './shelf.ts'

/** The content of a filing of the corpus. The same recipe gives the same draft. */
export interface Recipe {
  readonly title: string
  readonly seed: number
  readonly style: Draft['style']
  readonly grounds: number
  /** paragraphs under each title */
  readonly paragraphs: number
  readonly exhibits: number
  /** footnotes at most */
  readonly notes: number
  /** one ground in so many has a table, a list; none when 0 */
  readonly tables?: number
  readonly cover?: boolean
}

const claims = [
  'Sur l’incompétence de l’auteur de la décision attaquée',
  'Sur l’absence de base légale du traitement, qui ne repose sur aucun texte clair, précis et prévisible au sens de l’article 8 de la Convention',
  'Sur le défaut d’analyse d’impact',
  'Sur le caractère disproportionné du dispositif',
]

/** A filing as a lawyer writes it: cover, contents, facts, grounds in three levels, claims, signature, exhibits, authorities. */
export function filing(recipe: Recipe): Gathered {
  const { roll, words, heading, paragraph, quote, list, note, table, generated } = maker(recipe.seed)
  const targets: string[] = []
  let notes = 0
  let exhibit = 0
  let cited = 0

  function body(): Block {
    const inlines: Inline[] = []
    const opening = ['En droit,', 'En l’espèce,', 'Par conséquent,'][roll(8)]
    if (opening) inlines.push(text(opening, 'bold'), text(' '))
    inlines.push(text(words(1 + roll(4)).replace(/\.$/, '')))
    if (roll(3) === 0) inlines.push(text(' ('), citation(cited++, roll(4)), text(')'))
    if (recipe.exhibits > 0 && roll(2) === 0) {
      exhibit = (exhibit % recipe.exhibits) + 1
      const page = roll(3) === 0 ? { page: String(1 + roll(40)) } : {}
      inlines.push(text(' ('), { kind: 'exhibit', exhibit: `piece-${exhibit}`, ...page }, text(')'))
    }
    const target = targets[roll(Math.max(1, targets.length))]
    if (target && roll(5) === 0)
      inlines.push(
        text(' (v. '),
        { kind: 'ref', target, form: 'number' },
        text(', p. '),
        { kind: 'ref', target, form: 'page' },
        text(')'),
      )
    inlines.push(text('.'))
    if (notes < recipe.notes && roll(3) === 0) {
      notes += 1
      inlines.push(
        roll(3) === 0
          ? note([
              text('V. '),
              {
                kind: 'link',
                url: 'https://www.legifrance.gouv.fr/codes/',
                text: 'www.legifrance.gouv.fr/codes',
              },
              text(', consulté le 3\u00a0février 2025, et '),
              citation(cited++, 1),
              text('.'),
            ])
          : note(words(1 + roll(2))),
      )
    }
    return paragraph(inlines)
  }
  const bodies = () => Array.from({ length: recipe.paragraphs }, body)
  const titled = (level: number, title: string): Block => {
    const block = heading(level, title)
    targets.push(block.id)
    return block
  }

  function ground(n: number): Block[] {
    const every = recipe.tables ?? 0
    return [
      titled(
        2,
        `${claims[roll(claims.length)]}, ${words(1)
          .slice(0, 20 + roll(60))
          .trim()}`,
      ),
      ...bodies(),
      ...(roll(2)
        ? [
            quote(
              [text(words(2)), text(' '), text('Aucun texte ne l’y autorisait.', 'bold')],
              reference(n, 1),
            ),
          ]
        : []),
      ...(every > 0 && n % every === 0 ? [grid(), list(roll(2) ? 'bullet' : 'decimal', steps())] : []),
      titled(3, 'En ce qui concerne l’étendue du traitement'),
      ...bodies(),
    ]
  }
  const steps = () => [0, 0, 1, 1, 0].map(level => [level, words(1)] as const)
  const grid = (): Block =>
    table(
      [
        [[text('Fonction')], [text('Ce que dit le marché')], [text('Contrôle')]],
        ...['Attroupement', 'Maraudage', 'Recherche', 'Comptage'].map(one => [
          [text(one, 'bold')],
          [text(words(1)), citation(cited++)],
          [text('faible')],
        ]),
      ],
      { widths: [2, 6, 2] },
    )

  const full = recipe.cover !== false
  const blocks: Block[] = [
    ...(full ? [generated('cover'), generated('contents')] : []),
    titled(1, 'FAITS ET PROCÉDURE'),
    ...bodies(),
    titled(1, 'DISCUSSION'),
    ...Array.from({ length: recipe.grounds }, (_, n) => ground(n)).flat(),
    heading(1, 'PAR CES MOTIFS', false),
    paragraph(
      'Et tous autres à produire, déduire ou suppléer, au besoin d’office, la requérante conclut à ce qu’il plaise au tribunal de bien vouloir :',
      'lead',
    ),
    list('claims', [
      [0, [text('ANNULER', 'bold'), text(' la délibération du 14\u00a0mars 2024\u00a0;')]],
      [0, [text('ENJOINDRE', 'bold'), text(' à la commune de cesser tout traitement algorithmique\u00a0;')]],
      [
        0,
        [
          text('METTRE À LA CHARGE', 'bold'),
          text(' de la commune la somme de 4\u202f096\u00a0€ au titre de l’'),
          citation(8),
          text('.'),
        ],
      ],
    ]),
    generated('signature'),
    ...(recipe.exhibits > 0 ? [generated('inventory')] : []),
    ...(full ? [generated('authorities')] : []),
  ]
  return {
    draft: aDraft({ id: 'brouillon', dossier: 'dossier', title: recipe.title, style: recipe.style, blocks }),
    dossier: dossier(recipe.title),
    exhibits: exhibits(recipe.exhibits),
    sources: [...shelf],
  }
}

/** The dossier of the corpus: two claimants against a commune, everything told. */
export const dossier = (title: string): Gathered['dossier'] =>
  aDossier({
    id: 'dossier',
    title: 'Regards libres c. commune de Valmont',
    facts: {
      commune: 'Valmont',
      court: 'Grenoble',
      'decision.type': 'expresse',
      'decision.date': '2024-03-14',
      'cover.title': title,
      place: 'Grenoble',
      'filing.date': '2025-03-25',
    },
    parties: [
      aParty({
        id: 'rl',
        name: 'Regards libres',
        alias: 'RL',
        number: 'W381000000',
        email: 'contact@exemple.org',
      }),
      aParty({
        id: 'jm',
        type: 'person',
        civility: 'Mme',
        firstName: 'Jeanne',
        name: 'Martin',
        representative: '',
      }),
      aParty({
        id: 'commune',
        role: 'defendant',
        type: 'commune',
        name: 'Commune de Valmont',
        legalForm: '',
        quality: 'son maire',
        representative: '',
      }),
    ],
  })

const natures = [
  'Délibération du conseil municipal',
  'Marché public',
  'Courrier au maire',
  'Réponse de la commune',
  'Article de presse',
]

/** As many exhibits as asked, with labels of every length. */
export const exhibits = (count: number): Gathered['exhibits'] =>
  Array.from({ length: count }, (_, n) =>
    anExhibit({
      id: `piece-${n + 1}`,
      label: `${natures[n % natures.length]}${n % 3 === 0 ? ' relatif à l’acquisition d’un logiciel d’analyse automatisée des images issues de la voie publique' : ''}, n° ${n + 1}`,
      ...(n % 4 === 3 ? { date: undefined } : {}),
      ...(n % 2 ? { pages: 1 + ((n * 7) % 60) } : {}),
    }),
  )
