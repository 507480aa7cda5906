import { fold } from '../../french/fold.ts'
import type { ProjectFacets, ProjectQuery } from './contract.ts'
import type { LocalProject } from './model.ts'
import { departmentsOfProject, projectTitle, stateNames, stateOf } from './states.ts'

/** The projects that answer a query, by the name of their first commune; and what may narrow it. */
export function selectProjects(
  all: readonly LocalProject[],
  query: ProjectQuery,
): { readonly projects: LocalProject[]; readonly facets: ProjectFacets } {
  const words = fold(query.text ?? '')
    .split(' ')
    .filter(Boolean)
  const isWanted = (one: LocalProject): boolean =>
    (!query.state || stateOf(one) === query.state) &&
    (!query.department || departmentsOfProject(one).includes(query.department)) &&
    (!query.product || one.product === query.product) &&
    (!query.campaign || one.campaign === query.campaign) &&
    (!query.commune || one.communes.some(({ code }) => code === query.commune)) &&
    words.every(word => searchText(one).includes(word))
  const projects = all
    .filter(isWanted)
    .toSorted((a, b) => projectTitle(a).localeCompare(projectTitle(b), 'fr'))
  return {
    projects,
    facets: {
      states: counted(all.map(stateOf)),
      departments: counted(all.flatMap(departmentsOfProject)),
      products: counted(all.flatMap(one => one.product || [])),
    },
  }
}

const searchText = (one: LocalProject): string =>
  fold(
    [
      projectTitle(one),
      ...one.communes.flatMap(({ name, code }) => [name, code]),
      one.product,
      one.maker,
      one.contract,
      one.price,
      one.purposes,
      stateNames[stateOf(one)],
      ...one.steps.map(step => step.source),
      ...one.evidence.flatMap(({ label, provenance }) => [label, provenance]),
      ...one.events.map(({ text }) => text),
    ].join(' '),
  )

/** Each value once with how often it occurs, in the order of the alphabet. */
function counted<T extends string>(values: readonly T[]): { value: T; n: number }[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, n]) => ({ value, n }))
    .toSorted((a, b) => a.value.localeCompare(b.value, 'fr'))
}
