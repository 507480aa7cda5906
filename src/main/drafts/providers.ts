import type { Dossier } from '../../shared/dossiers/model.ts'
import type { Problem } from '../../shared/dossiers/problem.ts'
import type { Rules } from '../../shared/drafts/checks/subject.ts'
import type { Gathered } from '../../shared/drafts/gathered.ts'
import type { Reading } from '../../shared/drafts/templates/instantiate.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import type { Library } from '../kernel/library.ts'

/** Matter of a draft that subjects above drafts hold: each is provided by its subject. */
export interface Providers {
  /** the record of the bill a dossier follows */
  billOf(library: Library, dossier: Dossier): Gathered['bill']
  /** the things a template is read with: kinds of sources, and the choices made of a bill */
  readingOf(library: Library, dossier: Dossier, template: Template): Reading
  /** rules that a template may name, beside those of drafts */
  readonly rules: Rules
  /** problems of a draft that rest on its campaign: its bill has changed, texts are left out of a bench book */
  campaignProblems(library: Library, material: Gathered): Problem[]
  /** the draft as it was filed, with everything around it; undefined where it was not */
  filedContent(library: Library, draft: string): Gathered | undefined
}

let registry: Providers | undefined

/** Registers the providers, once, where the program is put together. */
export function registerProviders(providers: Providers): void {
  registry = providers
}

/** The registered providers; a draft gathered or made without them is a bug. */
export function providers(): Providers {
  if (!registry) throw new Error('No subject has registered what it provides to drafts.')
  return registry
}
