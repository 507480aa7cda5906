import { dayFigures } from '../../french/dates.ts'
import { listText } from '../../french/wording.ts'
import type { LocalProject, ProjectState, ProjectStep } from './model.ts'

/** Names of the states, as they are read. */
export const stateNames: Readonly<Record<ProjectState, string>> = {
  suspected: 'soupçonné',
  confirmed: 'confirmé',
  contested: 'contesté',
  stopped: 'arrêté',
  judged: 'jugé',
}

/** The last change of state; of one day, the one written last. Undefined where none is noted. */
export const lastStep = ({ steps }: LocalProject): ProjectStep | undefined =>
  steps.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1)

/** The state of a project: suspected until something better is sourced. */
export const stateOf = (project: LocalProject): ProjectState => lastStep(project)?.state ?? 'suspected'

/** `confirmé (02/03/2025)`; the day alone tells that a source was given. */
export function stateText(project: LocalProject): string {
  const step = lastStep(project)
  return step
    ? `${stateNames[step.state]} (${dayFigures(step.date)})`
    : `${stateNames.suspected}, sans source`
}

/** The département of a commune, by its code. */
export const departmentOfCode = (code: string): string => code.slice(0, /^9[78]/.test(code) ? 3 : 2)

/** The départements of a project, each once. */
export const departmentsOfProject = ({ communes }: LocalProject): string[] => [
  ...new Set(communes.map(one => departmentOfCode(one.code))),
]

/** Names a project: its title, else its communes and its product. */
export function projectTitle(project: Pick<LocalProject, 'title' | 'communes' | 'product'>): string {
  if (project.title.trim()) return project.title.trim()
  const [first, second, third] = project.communes.map(one => one.name)
  const place = third
    ? `${first} et ${project.communes.length - 1} autres communes`
    : listText([first, second].flatMap(one => one ?? []))
  return [place, project.product.trim()].filter(Boolean).join(' – ')
}
