/** The cells of the campaign: a situation of a text, a measure, what it has become, a document, the assembly of its reader. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Bill, Chamber, Measure } from '../../../../../src/shared/campaign/bills/model.ts'
import type { Problem } from '../../../../../src/shared/dossiers/problem.ts'
import { lintLine } from '../../drafts/templates/french-lint.ts'
import { bills, type Line, type Written, write } from '../stages/documents-at-stage.ts'
import { billAt, type Lot, lotsAt, type Situation, situations, TODAY, truthOf } from './courses.ts'
import { adviceFaults, contradictions, hasPower, type Truth } from './read-sentence.ts'

/** Templates composed from a text, by their file; a table of members needs members. */
const templates = readdirSync('resources/templates')
  .map(
    file => JSON.parse(readFileSync(`resources/templates/${file}`, 'utf8')) as { id: string; brief?: object },
  )
  .filter(({ id, brief }) => brief && id !== 'tableau-suivi')
  .map(({ id }) => id)
export const kinds: readonly string[] = [...templates, 'appel']

const models = bills.flatMap(bill => bill.measures.map(measure => ({ bill, measure })))

export interface Cell {
  readonly situation: Situation
  readonly bill: Bill
  readonly measure: Measure
  readonly lot: Lot
  readonly kind: string
  readonly chamber: Chamber
}

/** A cell of each situation, state, kind and assembly; the measures shipped lend their words in turn. */
export const cells: readonly Cell[] = situations
  .flatMap(situation =>
    lotsAt(situation).flatMap(lot =>
      kinds.flatMap(kind => (['an', 'senat'] as const).map(chamber => ({ situation, lot, kind, chamber }))),
    ),
  )
  .map((cell, n) => ({ ...cell, ...models[n % models.length]! }))

/** Draws one of all the cells, those of every measure among them. */
export function drawCell(draw: (below: number) => number): Cell {
  const cell = cells[draw(cells.length)]!
  return { ...cell, ...models[draw(models.length)]! }
}

export const cellName = ({ situation, measure, lot, kind, chamber }: Cell): string =>
  `${situation.first === 'an' ? 'Assemblée d’abord' : 'Sénat d’abord'}, procédure ${situation.procedure}, ${situation.name} · ${measure.id} (${lot}) · ${kind} · ${chamber}`

/** Blocking problems that say nothing can be asked. */
const REFUSALS = new Set([
  'no-power',
  'request-contradicts',
  'request-overtaken',
  'not-adopted',
  'absent-measure',
  'unknown-measure',
  'referral-over',
  'text-late',
])

export interface ReadCell {
  readonly lines: readonly Line[]
  readonly problems: readonly Problem[]
  readonly faults: readonly string[]
}

/** Writes the document of a cell and reads it back. */
export function readCell(cell: Cell): ReadCell {
  const { bill, measure } = billAt(cell.situation, cell.bill, cell.measure, cell.lot)
  const stage = cell.situation.stages.at(-1)!
  const { lines, problems } = write({
    bill,
    measure,
    stage,
    document: cell.kind,
    arguments: 'linked',
    chamber: cell.chamber,
    today: TODAY,
  })
  const fact = truthOf(cell.situation, cell.lot)
  const truth: Truth = {
    positions: cell.situation.positions,
    chamber: cell.chamber,
    presence: fact.presence,
    isOpen: fact.open,
    isPartlyStruck: cell.lot === 'partly-struck',
    isExpired: cell.lot === 'expired',
    isDeferred: cell.lot === 'deferred',
    ...(cell.situation.nature && { nature: cell.situation.nature }),
    names: [
      `article ${measure.article}`,
      ...measure.article.split(', '),
      measure.title
        .replace(/\s*\(.*$/, '')
        .split(' : ')[0]!
        .slice(0, 24),
    ].filter(Boolean),
  }
  const own = lines.filter(line => !line.isArgument).map(line => line.text)
  return {
    lines,
    problems,
    faults: [
      ...contradictions(own, truth),
      ...problems.flatMap(({ message }) => adviceFaults(message, truth)),
      ...finality(cell, truth, { lines, problems, sources: [] }),
      ...own.flatMap(line => lintLine(line).map(({ rule, around }) => `français (${rule})\u00a0: ${around}`)),
    ],
  }
}

/** A document is refused as final exactly where the table has nothing to ask of its reader. */
function finality({ kind, situation }: Cell, truth: Truth, { lines, problems }: Written): string[] {
  const refusals = problems.filter(({ code, severity }) => severity === 'blocking' && REFUSALS.has(code))
  const asks =
    problems.length > 0 &&
    !['question-ecrite', 'fiche-argumentaire', 'dossier-banc', 'saisine', 'appel'].includes(kind)
  if (kind === 'saisine') {
    const mayRefer =
      truth.presence === 'in' &&
      truth.nature !== 'organic' &&
      truth.nature !== 'constitutional' &&
      situation.positions.every(
        ({ step, isDissolved }) =>
          (step === 'adopted' || step === 'referred') && !(isDissolved && truth.chamber === 'an'),
      )
    if (mayRefer !== (refusals.length === 0))
      return [
        mayRefer ? `saisine refusée\u00a0: ${refusals[0]?.message}` : 'saisine permise hors de son temps',
      ]
    return []
  }
  // a question is asked at every step, but by a member: the Assemblée dissolved has none
  if (kind === 'question-ecrite') {
    const hasAuthor = !(truth.chamber === 'an' && situation.positions.some(({ isDissolved }) => isDissolved))
    return hasAuthor || refusals.length > 0 ? [] : ['question permise à une assemblée dissoute']
  }
  if (kind === 'appel' && hasPower(truth) !== lines.length > 0)
    return [
      hasPower(truth) ? 'appel refusé alors qu’il reste à demander' : 'appel permis sans rien à demander',
    ]
  if (!asks) return []
  if (hasPower(truth) && refusals.length > 0)
    return [`refusé alors qu’il reste à demander\u00a0: ${refusals[0]?.message}`]
  if (!hasPower(truth) && refusals.length === 0) return ['permis sans rien qui puisse être demandé']
  return []
}

/** Pairs of what a cell is made of, as words. */
const pairsOf = ({ situation, lot, kind, chamber }: Cell): string[] => {
  const step = situation.positions.map(one => one.step).join('/')
  return [
    `${situation.first} ${situation.procedure} ${situation.name} ${chamber}`,
    `${lot} ${kind}`,
    `${lot} ${step}`,
    `${kind} ${step}`,
    `${kind} ${chamber}`,
  ]
}

/** A slice of the cells, in a drawn order, in which every pair is met once at least. */
export function pairwise(draw: (below: number) => number): Cell[] {
  const met = new Set<string>()
  const order = cells.map(cell => ({ cell, rank: draw(1_000_000) })).toSorted((a, b) => a.rank - b.rank)
  return order.flatMap(({ cell }) => {
    const pairs = pairsOf(cell)
    if (pairs.every(pair => met.has(pair))) return []
    for (const pair of pairs) met.add(pair)
    return [cell]
  })
}
