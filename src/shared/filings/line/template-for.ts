import type { Event } from '../../dossiers/model.ts'
import type { Template } from '../../drafts/templates/template.ts'
import type { LineKind } from './model.ts'
import type { LineText } from './placing.ts'
import type { StepRule } from './step-table.ts'

/** A template as the line reads it, its next steps already in the form that holds for the dossier. */
export type KnownTemplate = Pick<Template, 'id' | 'title' | 'moment' | 'next' | 'generalForm'>

interface Found {
  readonly texts: readonly LineText[]
  readonly events: readonly Event[]
  readonly templates: readonly KnownTemplate[]
}

/** Texts usually written at a step, the first that is known; `when`: only once that kind of event is noted. */
const usualTexts: Readonly<
  Record<string, readonly { readonly when?: string; readonly templates: readonly string[] }[]>
> = {
  first: [],
  recourse: [
    { when: 'cada-request', templates: ['saisine-cada', 'saisine-cada-generale'] },
    { templates: ['recours-gracieux', 'recours-administratif'] },
  ],
  claim: [
    { when: 'cada-request', templates: ['requete-documents'] },
    { when: 'money-claim', templates: ['requete-indemnitaire'] },
    { templates: ['rep-vsa', 'requete-annulation'] },
  ],
  urgent: [{ templates: ['refere-suspension', 'requete-suspension'] }],
  briefs: [
    { when: 'memoir-announced', templates: ['memoire-ampliatif', 'ampliatif-general'] },
    { when: 'recap-asked', templates: ['memoire-recapitulatif', 'recapitulatif-general'] },
    { templates: ['memoire-replique', 'replique-generale'] },
  ],
  closing: [{ when: 'hearing', templates: ['note-en-delibere'] }],
  appeal: [{ templates: ['requete-appel', 'requete-appel-generale'] }],
  cassation: [{ templates: ['pourvoi-cassation'] }],
  execution: [{ templates: ['demande-execution'] }],
}

/** The text that a step calls for: what its line was told would follow, else what is usual there; empty where it has one or none is known. */
export function templateFor(kind: LineKind, rule: StepRule, { texts, events, templates }: Found): string {
  if (rule.by === 'them' || rule.moments.length === 0) return ''
  const known = new Map(templates.map(template => [template.id, template]))
  const written = new Set(texts.map(text => text.template))
  const fits = (id: string): boolean => {
    const moment = known.get(id)?.moment
    return moment !== undefined && rule.moments.includes(moment) && !written.has(id)
  }
  const isWritten = texts.some(text => text.moment && rule.moments.includes(text.moment))
  if (isWritten && rule.key !== 'briefs') return ''
  const told = texts.flatMap(text => known.get(text.template)?.next.map(step => step.template) ?? [])
  const usual = (usualTexts[usualKey(kind, rule)] ?? [])
    .filter(({ when }) => when === undefined || events.some(event => event.kind === when))
    .flatMap(one => one.templates)
  return [...(rule.key === 'briefs' ? [] : told), ...usual].find(fits) ?? ''
}

/** The claim of a référé, an appeal or a pourvoi is what the main line calls by that name; a pourvoi is followed by its own mémoire. */
const usualKey = (kind: LineKind, { key }: StepRule): string =>
  key === 'claim' && kind !== 'merits' ? kind : key
