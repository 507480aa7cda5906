import type { Dossier } from '../../dossiers/model.ts'
import type { Matter, Template } from './template.ts'

type TemplateHead = Pick<Template, 'id' | 'matter' | 'generalForm'>

/** The matter of a dossier: that of the template it began with, else that of the facts it gives. */
export function matterOf(
  { template, facts }: Pick<Dossier, 'template' | 'facts'>,
  templates: readonly TemplateHead[],
): Matter {
  const own = templates.find(one => one.id === template)?.matter ?? 'any'
  return own === 'any' && facts.software?.trim() ? 'vsa' : own
}

/** Whether a template holds for that matter: one written for another would state its facts and its law. */
export const holdsFor = ({ matter }: Pick<Template, 'matter'>, ofDossier: Matter): boolean =>
  matter === 'any' || matter === ofDossier

/** The templates to offer in a dossier of that matter, those it has already included. */
export const offeredIn = <T extends TemplateHead>(
  templates: readonly T[],
  matter: Matter,
  presentIds: readonly string[] = [],
): T[] => templates.filter(one => holdsFor(one, matter) || presentIds.includes(one.id))

/** The template that serves in a dossier of that matter: the general form of one that does not hold for it, or none. */
export function formFor(id: string, matter: Matter, templates: readonly TemplateHead[]): string {
  const template = templates.find(one => one.id === id)
  return !template || holdsFor(template, matter) ? id : (template.generalForm ?? '')
}
