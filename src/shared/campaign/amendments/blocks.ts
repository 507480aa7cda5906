import type { Block, Inline } from '../../drafts/model.ts'
import { capital } from '../../french/wording.ts'
import { momentText } from './admissible.ts'
import { apply, type ConsolidatedArticle, type Piece, type Row } from './applying/apply.ts'
import type { Article } from './applying/article.ts'
import { through, throughTitle } from './applying/through.ts'
import { inDebateOrder } from './debate-order.ts'
import { amendmentLabel, chamberLabels, kindLabels, parentLabel, targetLabel } from './label.ts'
import { conflicts, identicalGroups } from './liasse.ts'
import type { Amendment } from './model.ts'
import { dispositifLines, type ParentOf } from './parents.ts'
import { exposeLines } from './reasons.ts'
import { NB } from './say.ts'

/** Gives the text of the article an amendment changes, where it is held. */
export type ArticleOf = (one: Amendment) => Article | undefined

const text = (words: string, marks?: Extract<Inline, { kind: 'text' }>['marks']): Inline => ({
  kind: 'text',
  text: words,
  ...(marks && { marks }),
})
const cell = (words: string): Inline[] => (words ? [text(words)] : [])

/** The surroundings of an amendment: the text it changes, and the amendment it is to. */
export interface Around {
  readonly articleOf: ArticleOf
  readonly parentOf: ParentOf
}

/** The blocks of one amendment, in the layout of its chamber: a page of a Word file. `id` opens the ids of its blocks. */
export function amendmentBlocks(one: Amendment, { articleOf, parentOf }: Around, id: string): Block[] {
  let count = 0
  const next = () => {
    count += 1
    return `${id}-${count}`
  }
  const plain = (words: Inline[]): Block => ({
    kind: 'paragraph',
    id: next(),
    style: 'plain',
    inlines: words,
  })
  const heading = (words: string, level = 1): Block => ({
    kind: 'heading',
    id: next(),
    level,
    numbered: false,
    inlines: [text(words)],
  })
  const expose = exposeLines(one)
  const citations = one.reasons.sources.map((source): Inline => ({ kind: 'citation', source, form: 'auto' }))
  const lines = dispositifLines(one)
  const article = articleOf(one)
  return [
    head(one, next()),
    heading(one.parent ? 'Sous-amendement' : 'Amendement'),
    ...(one.parent ? [plain([text(parentLabel(one, parentOf(one)))])] : []),
    plain([text(`présenté par ${one.authors || '…'}`)]),
    heading(one.chamber === 'an' ? headingOf(one) : targetLabel(one.target)),
    ...lines.map(
      (line): Block => ({ kind: 'paragraph', id: next(), style: 'request', inlines: [text(line)] }),
    ),
    heading(one.chamber === 'an' ? 'Exposé sommaire' : 'Objet'),
    ...(expose.length > 0
      ? expose.map((line, n) => plain(n === whyAt(one, expose) ? resting(line, citations) : [text(line)]))
      : [plain([{ kind: 'slot', key: 'exposé' }])]),
    ...(article && one.changes.length > 0 ? beforeAfter(one, article, next) : []),
    ...(one.changes.length > 0 ? inTheEnd(one, { articleOf, parentOf }, next) : []),
  ]
}

/** Sources stand at the end of the reasons, before who worked on it. */
const whyAt = (one: Amendment, lines: readonly string[]): number =>
  one.reasons.origin.trim() ? Math.max(0, lines.length - 2) : lines.length - 1

/** A line and what it rests on: sources in parentheses, before its full stop. */
const resting = (line: string, citations: readonly Inline[]): Inline[] =>
  citations.length === 0
    ? [text(line)]
    : [
        text(`${line.replace(/\.$/, '')} (`),
        ...citations.flatMap((one, n) => (n > 0 ? [text(`${NB}; `), one] : [one])),
        text(').'),
      ]

const bold = (words: string): Inline => text(words, ['bold'])
const withBreaks = (lines: readonly Inline[]): Inline[] =>
  lines.flatMap((line, n): Inline[] => (n > 0 ? [{ kind: 'linebreak' }, line] : [line]))

/** Prints the head of an amendment: the assembly, the text and its reading on the left; the number on the right, blank in a draft. */
function head(one: Amendment, id: string): Block {
  const facts = [
    one.textLabel || `Texte n°${NB}…`,
    capital([one.reading, one.body].filter(Boolean).join(', ')),
  ].filter(Boolean)
  const right = [
    bold(`N°${NB}${one.number || '…'}`),
    ...[one.outcome, one.origin === 'imported' ? dateOrEmpty(one.asOf) : '']
      .filter(Boolean)
      .map(line => text(line)),
  ]
  return {
    kind: 'table',
    id,
    header: false,
    widths: [3, 2],
    rows: [
      [
        withBreaks([
          bold(one.chamber === 'an' ? 'ASSEMBLÉE NATIONALE' : 'SÉNAT'),
          ...facts.map(line => text(line)),
        ]),
        withBreaks(right),
      ],
    ],
    spans: [],
    aligns: ['left', 'right'],
    caption: [],
  }
}

const dateOrEmpty = (day: string | undefined): string => (day ? momentText(day) : '')

/** At the Assemblée the heading of an additional article says where it goes. */
const headingOf = ({ target }: Amendment): string =>
  target.kind === 'beside' ? `${targetLabel(target)}, insérer l’article suivant${NB}:` : targetLabel(target)

function beforeAfter(one: Amendment, article: Article, next: () => string): Block[] {
  const title = `${one.parent ? 'L’amendement' : 'L’article'} avant et après`
  const column = one.parent ? 'Texte avec le sous-amendement' : 'Texte avec l’amendement'
  return comparisonBlocks(apply(article, one.changes, one.chamber), title, column, next)
}

/** Shows the article as a sous-amendement leaves it, where the article is in the library and its amendment is wholly understood. */
function inTheEnd(one: Amendment, { articleOf, parentOf }: Around, next: () => string): Block[] {
  const parent = one.parent ? parentOf(one) : undefined
  const article = parent && articleOf(parent)
  if (!parent || !article) return []
  const { result, unreadLines } = through(one, parent, article)
  return unreadLines.length > 0 ? [] : comparisonBlocks(result, throughTitle, 'Texte amendé', next)
}

function comparisonBlocks(
  article: ConsolidatedArticle,
  title: string,
  column: string,
  next: () => string,
): Block[] {
  const changedLines = changedRows([...(article.heading ? [article.heading] : []), ...article.rows])
  const additions = article.added.flatMap(({ alineas }) =>
    alineas.map((line): Row => ({ fate: 'inserted', pieces: [{ mark: 'inserted', text: line }] })),
  )
  const rows = [...changedLines, ...additions]
  if (rows.length === 0) return []
  return [
    {
      kind: 'heading',
      id: next(),
      level: 1,
      numbered: false,
      inlines: [text(title)],
    },
    {
      kind: 'table',
      id: next(),
      header: true,
      widths: [1, 6, 6],
      rows: [
        [[text('Al.')], [text('Texte actuel')], [text(column)]],
        ...rows.map(row => [
          cell(row === article.heading ? 'Int.' : row.number ? String(row.number) : '+'),
          markedInlines(row.pieces, 'inserted'),
          markedInlines(row.pieces, 'deleted'),
        ]),
      ],
      spans: [],
      aligns: [],
      caption: [],
    },
  ]
}

/** The alinéas touched; what stays as it is, is not repeated. */
const changedRows = (rows: readonly Row[]): Row[] => rows.filter(row => row.fate !== 'kept')

/** Deleted words underlined on the left, added ones in bold on the right: never colour alone. */
function markedInlines(pieces: readonly Piece[], omit: Piece['mark']): Inline[] {
  return pieces
    .filter(piece => piece.mark !== omit && piece.text)
    .map(piece =>
      piece.mark === 'deleted'
        ? text(piece.text, ['underline'])
        : piece.mark === 'inserted'
          ? text(piece.text, ['bold'])
          : text(piece.text),
    )
}

/** A liasse: a table of all first, then each on its page. One amendment alone has no table. */
export function liasseBlocks(all: readonly Amendment[], around: Around, title: string): Block[] {
  const list = inDebateOrder(all)
  const [only] = list
  if (only && list.length === 1) return amendmentBlocks(only, around, 'a1')
  return [
    {
      kind: 'heading',
      id: 't-0',
      level: 1,
      numbered: false,
      inlines: [text(title || 'Liasse d’amendements')],
    },
    table(list, around),
    ...list.flatMap((one, n): Block[] => [
      { kind: 'break', id: `b-${n}` },
      ...amendmentBlocks(one, around, `a${n + 1}`),
    ]),
  ]
}

function table(list: readonly Amendment[], { articleOf, parentOf }: Around): Block {
  const groups = identicalGroups(list)
  const overlaps = conflicts(list, articleOf).filter(one => one.kind === 'overlap')
  const rank = new Map(list.map((one, n) => [one.id, n + 1]))
  const note = (one: Amendment): string => {
    const group = groups.find(ids => ids.includes(one.id))?.filter(id => id !== one.id) ?? []
    const against = overlaps.flatMap(({ a, b }) => (a === one.id ? [b] : b === one.id ? [a] : []))
    const ranks = (ids: readonly string[]) =>
      ids
        .map(id => rank.get(id) ?? 0)
        .sort((a, b) => a - b)
        .join(', ')
    return [
      one.parent ? `sous-amendement ${parentLabel(one, parentOf(one))}` : kindLabels[one.kind],
      one.fallbackOf && rank.has(one.fallbackOf) ? `repli du ${rank.get(one.fallbackOf)}` : '',
      group.length > 0 ? `identique ${group.length > 1 ? 'aux' : 'au'} ${ranks(group)}` : '',
      against.length > 0 ? `incompatible avec ${against.length > 1 ? 'les' : 'le'} ${ranks(against)}` : '',
    ]
      .filter(Boolean)
      .join(`${NB}; `)
  }
  return {
    kind: 'table',
    id: 't-1',
    header: true,
    widths: [3, 5, 3, 6, 10, 6],
    rows: [
      ['Rang', 'Place', 'N°', 'Auteur', 'Dispositif', 'À savoir'].map(cell),
      ...list.map((one, n) => [
        cell(String(n + 1)),
        cell(targetLabel(one.target)),
        cell(one.number),
        cell(short(one.authors, 60)),
        cell(short(one.dispositif.replaceAll('\n', ' '), 160)),
        cell(note(one)),
      ]),
    ],
    spans: [],
    aligns: [],
    caption: [],
  }
}

const short = (words: string, maxLength: number): string =>
  words.length <= maxLength ? words : `${words.slice(0, maxLength).replace(/\s+\S*$/, '')}…`

/** « Amendement n° 78 – Article 8 ter », the name of a file. */
export const fileTitle = (one: Amendment): string =>
  `${one.number ? amendmentLabel(one) : one.parent ? 'Sous-amendement' : 'Amendement'} ${targetLabel(one.target)} ${chamberLabels[one.chamber]}`
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
