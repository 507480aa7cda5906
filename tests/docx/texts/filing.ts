import type {
  Assembled,
  Line,
  PrintedBlock,
  PrintedInline,
} from '../../../src/shared/drafts/assemble/assembled.ts'
import { itemCounter } from '../../../src/shared/drafts/assemble/list-markers.ts'
import type { Style } from '../../../src/shared/word/style.ts'
import { sentences } from '../sentences.ts'

/** The content of a made-up filing. The same recipe gives the same filing. */
export interface Recipe {
  readonly seed: number
  /** headings of level 2 in the discussion */
  readonly grounds: number
  /** paragraphs under each heading */
  readonly paragraphs: number
  readonly exhibits: number
  readonly style?: Style
  /** one paragraph in so many calls a note: six unless told */
  readonly noteEvery?: number
  /** lists have items inside items */
  readonly nested?: boolean
  /** how titles are numbered: I. A. 1. or I. 1. 1.1. */
  readonly titles?: 'letters' | 'figures'
}

const run = (
  text: string,
  ...marks: ('bold' | 'italic' | 'superscript' | 'underline' | 'mono')[]
): PrintedInline => (marks.length > 0 ? { kind: 'run', text, marks } : { kind: 'run', text })

const referred = (target: string, form: 'number' | 'page', text: string): PrintedInline => {
  const ref = { kind: 'ref', target, form } as const
  return { ...ref, text, of: ref }
}

/** A small generator of numbers: enough to vary lengths, the same each time. */
function dice(seed: number) {
  let state = seed * 2654435761 + 12345
  return (faces: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor((state / 0x7fffffff) * faces) % faces
  }
}

const authorities = [
  ['CE, 10ème-9ème ch. réunies, 18 novembre 2021, n° 449605, ', 'Association A'],
  ['CJUE, gde ch., 6 octobre 2020, aff. C-511/18, C-512/18 et C-520/18, ', 'La Quadrature du Net e.a.'],
  ['CEDH, gde ch., 4 décembre 2008, n°s 30562/04 et 30566/04, ', 'S. et Marper c. Royaume-Uni'],
  ['CE, ord., 22 décembre 2020, n° 446155, ', 'La Quadrature du Net'],
  ['TA Grenoble, 24 janvier 2025, n° 2105328, ', 'La Quadrature du Net c. commune de Moirans'],
  ['Cons. const., 17 mai 2023, n° 2023-850 DC, ', 'Loi relative aux jeux Olympiques'],
] as const

/** A filing with everything the writer knows: cover, contents, notes, quotes, lists, tables, exhibits, authorities. */
export function aFiling(recipe: Recipe): Assembled {
  const roll = dice(recipe.seed)
  const blocks: PrintedBlock[] = []
  const cites = new Map<number, { blocks: string[]; paragraphs: number[] }>()
  let paragraph = 0
  let note = 0
  let ids = 0
  let exhibit = 0
  const id = (kind: string) => {
    ids += 1
    return `${kind}-${ids}`
  }
  const counters = [0, 0, 0]
  const romans = ['', 'I', 'II', 'III', 'IV']

  const labels = (level: number): { label: string; number: string } => {
    counters[level - 1] = (counters[level - 1] ?? 0) + 1
    counters.fill(0, level)
    const [a = 0, b = 0, c = 0] = counters
    const second = recipe.titles === 'figures' ? String(b) : String.fromCharCode(64 + b)
    const third = recipe.titles === 'figures' ? `${b}.${c}` : String(c)
    const own = [romans[a] ?? '', second, third][level - 1] ?? ''
    const path = [romans[a], second, String(c)].slice(0, level).join('.')
    return { label: `${own}.`, number: path }
  }

  function heading(level: number, text: string, numbered = true): string {
    const name = id('titre')
    const { label, number } = numbered ? labels(level) : { label: '', number: '' }
    blocks.push({ kind: 'heading', id: name, level, label, number, numbered, line: [run(text)] })
    return name
  }

  function citation(block: string): PrintedInline[] {
    const at = roll(authorities.length)
    const [before, name] = authorities[at] ?? authorities[0]
    const known = cites.get(at) ?? { blocks: [], paragraphs: [] }
    if (!known.blocks.includes(block)) {
      known.blocks.push(block)
      known.paragraphs.push(paragraph)
    }
    cites.set(at, known)
    const runs = [
      { text: before },
      { text: name, marks: ['italic'] as const },
      { text: `, pt ${1 + roll(80)}` },
    ]
    return [
      run(' ('),
      {
        kind: 'citation',
        runs,
        source: { kind: 'decision', id: `src-${at}` },
        first: known.blocks.length === 1,
        of: { kind: 'citation', source: { kind: 'decision', id: `src-${at}` }, form: 'auto' },
      },
      run(').'),
    ]
  }

  const text = (count: number) =>
    Array.from({ length: count }, () => sentences[roll(sentences.length)] ?? '').join(' ')

  function body(targets: readonly string[]) {
    const name = id('par')
    paragraph += 1
    const line: PrintedInline[] = []
    const opening = roll(6)
    if (opening === 0) line.push(run('En droit,', 'bold'), run(' '))
    if (opening === 1) line.push(run('En l’espèce,', 'bold'), run(' '))
    line.push(run(text(1 + roll(4))))
    if (roll(3) === 0) {
      line.pop()
      line.push(run(text(1 + roll(2)).replace(/\.$/, '')), ...citation(name))
    }
    if (recipe.exhibits > 0 && roll(2) === 0) {
      exhibit = (exhibit % recipe.exhibits) + 1
      line.push(
        run(' Il en est justifié ('),
        {
          kind: 'exhibit',
          exhibit: `piece-${exhibit}`,
          before: 'pièce n°\u00a0',
          number: exhibit,
          after: roll(2) ? ', p.\u00a012' : '',
          of: { kind: 'exhibit', exhibit: `piece-${exhibit}` },
        },
        run(').'),
      )
    }
    if (roll(recipe.noteEvery ?? 6) === 0) {
      note += 1
      const address: PrintedInline = {
        kind: 'link',
        text: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460',
        url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460',
      }
      line.push({
        kind: 'note',
        id: `note-${note}`,
        number: note,
        inlines: roll(2)
          ? [run(text(1))]
          : [run('V. notamment la loi du 6 janvier 1978, '), address, run(', consultée le 3 février 2025.')],
      })
    }
    const target = targets[roll(Math.max(1, targets.length))]
    const heading = blocks.find(block => block.id === target)
    if (target && heading?.kind === 'heading' && roll(5) === 0) {
      line.push(
        run(' (v. '),
        referred(target, 'number', heading.number),
        run(', p. '),
        referred(target, 'page', ''),
        run(')'),
      )
    }
    blocks.push({ kind: 'paragraph', id: name, style: 'body', number: paragraph, line })
  }

  const bodies = (count: number, targets: readonly string[] = []) => {
    for (let left = count; left > 0; left -= 1) body(targets)
  }

  function quote() {
    blocks.push({
      kind: 'quote',
      id: id('cit'),
      paragraphs: Array.from({ length: 1 + roll(2) }, () => [run(text(1 + roll(2))), run(' (…)', 'bold')]),
      source: [
        { text: 'CE, 18 novembre 2021, n° 449605, ' },
        { text: 'Association A', marks: ['italic'] },
        { text: ', pt 5' },
      ],
    })
  }

  function list() {
    const style = roll(2) ? 'bullet' : 'decimal'
    const levels = recipe.nested ? [0, 1, 1, 2, 2, 1, 0, 1] : [0, 0, 0]
    const printed = itemCounter()({ style }, levels)
    blocks.push({
      kind: 'list',
      id: id('liste'),
      style,
      items: levels.map((level, index) => ({
        id: id('point'),
        level,
        label: printed[index]?.label ?? '',
        n: printed[index]?.n ?? 1,
        line: [run(text(1))],
      })),
    })
  }

  function table() {
    const cells = (first: string): Line[] => [[run(first, 'bold')], [run(text(1))], [run('faible')]]
    blocks.push({
      kind: 'table',
      id: id('table'),
      header: true,
      widths: [2, 6, 2],
      rows: [
        [[run('Fonction')], [run('Ce que dit le marché')], [run('Contrôle')]],
        ...['Attroupement', 'Maraudage', 'Recherche', 'Comptage'].map(cells),
      ],
    })
  }

  if (recipe.style !== 'briefing') blocks.push(cover)
  blocks.push({ kind: 'contents', id: 'sommaire', title: 'Table des matières' })
  const facts = heading(1, 'Faits et procédure')
  bodies(recipe.paragraphs)
  heading(1, 'Discussion')
  const targets = [facts]
  for (let ground = 1; ground <= recipe.grounds; ground += 1) {
    targets.push(
      heading(
        2,
        `Sur ${['l’incompétence de l’auteur de la décision attaquée', 'l’absence de base légale du traitement, qui ne repose sur aucun texte clair, précis et prévisible au sens de l’article 8 de la Convention', 'le défaut d’analyse d’impact', 'la disproportion du dispositif'][roll(4)]} (moyen n° ${ground})`,
      ),
    )
    bodies(recipe.paragraphs, targets)
    if (roll(2)) quote()
    if (roll(3) === 0) list()
    if (roll(4) === 0) table()
    targets.push(heading(3, `En ce qui concerne l’étendue du traitement, branche ${ground}`))
    bodies(recipe.paragraphs, targets)
  }
  heading(1, 'Par ces motifs', false)
  blocks.push({
    kind: 'paragraph',
    id: 'lead',
    style: 'lead',
    line: [run('La requérante conclut à ce qu’il plaise au tribunal administratif de Grenoble de :')],
  })
  blocks.push({
    kind: 'list',
    id: 'conclusions',
    style: 'claims',
    items: [
      'ANNULER la délibération du 14 mars 2024 du conseil municipal de Moirans ;',
      'ENJOINDRE à la commune de cesser tout traitement algorithmique dans un délai de huit jours, sous astreinte de 1 024 euros par jour de retard ;',
      'METTRE À LA CHARGE de la commune la somme de 4 096 euros au titre de l’article L. 761-1 du code de justice administrative.',
    ].map((claim, index) => ({
      id: `concl-${index}`,
      level: 0,
      label: `${index + 1}°)`,
      n: index + 1,
      line: [run(claim)],
    })),
  })
  blocks.push({
    kind: 'signature',
    id: 'signature',
    lines: [
      [run('Fait à Paris, le 25 mars 2025')],
      [run('Pour l’association,', 'bold')],
      [{ kind: 'gap', text: '[nom du signataire]' }],
    ],
  })
  blocks.push({
    kind: 'inventory',
    id: 'inventaire',
    title: 'Inventaire des pièces',
    rows: Array.from({ length: recipe.exhibits }, (_, index) => ({
      exhibit: `piece-${index + 1}`,
      number: index + 1,
      label: text(1).slice(0, 60 + roll(90)),
      date: roll(4) ? '14 mars 2024' : '',
      pages: '',
    })),
  })
  const entries = [...cites]
    .sort(([a], [b]) => a - b)
    .map(([at, use]) => ({
      source: `src-${at}`,
      runs: [
        { text: authorities[at]?.[0] ?? '' },
        { text: authorities[at]?.[1] ?? '', marks: ['italic'] as const },
      ],
      ...use,
    }))
  if (entries.length > 0)
    blocks.push({
      kind: 'authorities',
      id: 'jurisprudence',
      title: 'Table des jurisprudences',
      groups: [{ title: 'Juridictions françaises et européennes', entries }],
    })
  return {
    title: 'Requête introductive d’instance',
    style: recipe.style ?? 'association',
    footer: 'LQDN c. commune de Moirans',
    blocks,
    problems: [],
  }
}

const cover: PrintedBlock = {
  kind: 'cover',
  id: 'couverture',
  cover: {
    court: [
      [run('Tribunal administratif de Grenoble')],
      [run('Contentieux général')],
      [run('Excès de pouvoir')],
    ],
    caseNumber: [run('N° 2105328')],
    title: [run('Requête introductive d’instance')],
    producedBy: {
      heading: 'Produit par',
      parties: [
        {
          number: 1,
          name: [run('La Quadrature du Net'), run(', dite LQDN')],
          details: [
            [run('Association régie par la loi du 1er juillet 1901')],
            [run('115, rue de Ménilmontant, 75020 Paris')],
            [run('représentée par son président en exercice')],
            [run('contact@exemple.org')],
          ],
        },
        {
          number: 2,
          name: [run('Mme Jeanne Martin')],
          details: [[run('demeurant 3, place de la Mairie, 38430 Moirans')]],
        },
      ],
    },
    against: {
      heading: 'Contre',
      lines: [
        [
          run(
            'La délibération du 14 mars 2024 du conseil municipal de Moirans autorisant l’acquisition d’un logiciel d’analyse automatisée d’images',
            'bold',
          ),
          run(', publiée le 20 mars 2024'),
        ],
        [run('Commune de Moirans, prise en la personne de son maire en exercice')],
      ],
    },
  },
}
