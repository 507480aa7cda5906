import type { Dossier } from '../../dossiers/model.ts'
import type { Exhibit } from '../../exhibits/model.ts'
import { holds } from './instantiate.ts'
import type { Template } from './template.ts'

type Facts = Dossier['facts']

/** An exhibit that the template asks for, with the one that answers it once it is given. */
export interface ExpectedExhibit {
  readonly key: string
  readonly label: string
  readonly required: boolean
  readonly exhibit?: string
}

/** The fact that says which exhibit answers a key of the template. */
export const exhibitFact = (key: string): string => `exhibit.${key}`

/** The key of a call or of a fact that waits for an exhibit: `key:manuel` and `exhibit.manuel` give `manuel`. */
export const expectedKey = (name: string): string | undefined => /^(?:key:|exhibit\.)(.+)$/.exec(name)?.[1]

/** The template, with those of its exhibits that this dossier is concerned by; one that was given stays. */
export const forDossier = (template: Template, dossier: Dossier): Template => ({
  ...template,
  exhibits: template.exhibits.filter(
    one => dossier.facts[exhibitFact(one.key)] || holds(one.when, dossier, template),
  ),
})

/** Every exhibit the template asks for, the required ones first. One that was removed is asked for again. */
export function expectedExhibits(
  template: Template | undefined,
  facts: Facts,
  exhibits: readonly Pick<Exhibit, 'id'>[],
): ExpectedExhibit[] {
  const ids = new Set(exhibits.map(exhibit => exhibit.id))
  return (template?.exhibits ?? [])
    .map(exhibit => {
      const id = facts[exhibitFact(exhibit.key)]
      const { when: _, ...rest } = exhibit
      return id && ids.has(id) ? { ...rest, exhibit: id } : rest
    })
    .toSorted((a, b) => Number(b.required) - Number(a.required))
}

/** The facts once an exhibit answers a key, which it takes from another; an empty key: it answers none any more. */
export function answeredBy(facts: Facts, exhibit: string, key: string): Facts {
  const remaining = Object.entries(facts).filter(
    ([fact, value]) => !(expectedKey(fact) && value === exhibit) && fact !== exhibitFact(key),
  )
  return key
    ? { ...Object.fromEntries(remaining), [exhibitFact(key)]: exhibit }
    : Object.fromEntries(remaining)
}
