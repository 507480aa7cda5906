import { type FactSpec, isAsked } from './template.ts'

/** The questions of a page, under its title. */
export interface FactPage {
  readonly title: string
  readonly specs: readonly FactSpec[]
}

/** The pages in the order in which a file is opened, by the first word of the keys of their questions. */
const PAGES: readonly (readonly [title: string, keys: RegExp])[] = [
  ['Le lieu et la juridiction', /^(?:commune|departement|court|appeal|case\.number)\b/],
  [
    'La décision et ce qui l’a précédée',
    /^(?:decision|request|refusal|act|recourse|documents|cada|judgment|cassation|main|rapo|summary|recap|refere)\b/,
  ],
  ['Qui agit', /^(?:claimants|statute|standing|counsel|intervention)\b/],
  ['Ce qui est demandé', /^(?:injunction|penalty|costs|preliminary|grounds|measure|damages|sum)\b/],
]
/** Keys of what the registry gives once a text is filed: asked last, unless the text answers a case that has it. */
const registryKey = /^(?:court\.section|(?:case|refere|appeal|documents)\.number|cassation\.number\.ce)$/
const REGISTRY = 'Une fois l’affaire enregistrée'
const SUBSTANCE = 'Les faits de l’affaire'
const SIGNATURE = 'La signature et la page de garde'
const signatureKey = /^(?:place|filing|cover)\b|\.(?:title|subtitle)$/

/** Below this, one page is quicker to fill than several. */
const ONE_PAGE_QUESTIONS = 8

/**
 * The questions of a text that matter by the answers given so far, page by page: a page without any is not shown. Each question is on
 * one page, and of a short text all are on one.
 */
export function factPages(specs: readonly FactSpec[], facts: Readonly<Record<string, string>>): FactPage[] {
  const questions = specs.filter(spec => isAsked(spec, specs, facts))
  if (questions.length <= ONE_PAGE_QUESTIONS) return [{ title: '', specs: questions }]
  const titles = [
    ...PAGES.slice(0, 2).map(([title]) => title),
    SUBSTANCE,
    ...PAGES.slice(2).map(([title]) => title),
    SIGNATURE,
    REGISTRY,
  ]
  return titles
    .map(title => ({ title, specs: questions.filter(spec => titleOf(spec) === title) }))
    .filter(page => page.specs.length > 0)
}

const titleOf = (spec: FactSpec): string => {
  const { key, required } = spec
  if (!required && registryKey.test(key)) return REGISTRY
  return signatureKey.test(key) ? SIGNATURE : (PAGES.find(([, keys]) => keys.test(key))?.[0] ?? SUBSTANCE)
}
