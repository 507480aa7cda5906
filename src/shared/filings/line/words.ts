import { dayText } from '../../french/dates.ts'
import { countOf } from '../../french/wording.ts'
import type { CaseLine, DossierLine, LineStep, StepState } from './model.ts'

/** Words of a state, beside its sign: never told by a colour alone. */
export const stateWords: Readonly<Record<StepState, string>> = {
  done: 'fait',
  late: 'passé',
  due: 'à faire',
  awaited: 'attendu',
  coming: 'à venir',
  optional: 'facultatif',
  skipped: 'sans objet',
}

/** Signs of the states where there is no drawing. */
const stateSigns: Readonly<Record<StepState, string>> = {
  done: '●',
  late: '!',
  due: '◉',
  awaited: '◌',
  coming: '○',
  optional: '·',
  skipped: '–',
}

/** The last day of a step that is to be taken, from the nearest of its running limits. */
export const lastDayOf = ({ limits }: LineStep): string | undefined =>
  limits.flatMap(limit => (limit.isRunning && limit.lastDay ? [limit.lastDay] : [])).toSorted()[0]

/** The short words under a step: what happened and when, or what is awaited and until when. */
export function stepWords(step: LineStep, day: string): string {
  if (step.state === 'done') return step.day ? dayText(step.day) : stateWords.done
  const lastDay = lastDayOf(step)
  if (step.state === 'late' && lastDay) return `passé le ${dayText(lastDay)}`
  if (step.state === 'due' && lastDay) return `avant le ${dayText(lastDay)} inclus`
  if (step.day && step.day >= day) return `le ${dayText(step.day)}`
  return stateWords[step.state]
}

/** Name of a case, its court and its number. */
export const headWords = ({ title, court, caseNumber }: CaseLine): string =>
  [title, court, caseNumber && `n°\u00a0${caseNumber}`].filter(Boolean).join(' · ')

/** The lines of a dossier as plain text, for a terminal or a mail. */
export const linePlainText = ({ day, lines }: DossierLine): string =>
  lines
    .map(line =>
      [
        headWords(line),
        ...line.steps.map(step => `  ${stateSigns[step.state]} ${stepPlainText(step, day)}`),
        line.next ? `  → ${line.next.label}` : '  → rien à faire pour l’instant',
      ].join('\n'),
    )
    .join('\n\n')

function stepPlainText(step: LineStep, day: string): string {
  const exhibits = step.filings.reduce((sum, filing) => sum + filing.exhibits, 0)
  return [
    `${step.title}\u00a0: ${stepWords(step, day)}`,
    ...step.texts.map(text => `«\u00a0${text.title}\u00a0» (${text.id})`),
    ...(exhibits > 0 ? [countOf(exhibits, 'pièce')] : []),
    ...(step.filings.some(filing => !filing.hasReceipt) ? ['accusé à joindre'] : []),
  ].join(' · ')
}
