import type { Dossier, Party } from '../../dossiers/model.ts'
import { answerFact } from '../../procedure/situation.ts'
import type { FactSpec, Template } from '../templates/template.ts'

/** The parties of one role. */
export const partiesOf = (dossier: Dossier, role: Party['role']): Party[] =>
  dossier.parties.filter(p => p.role === role)

const swappedDossiers = new WeakMap<Dossier, Dossier>()
const alreadySwapped = new WeakSet<Dossier>()

/** The dossier as a text speaks of it: in an intervention, who intervenes is who files, and the claimants are the others. */
export function spokenIn(dossier: Dossier, template: Template | undefined): Dossier {
  if (template?.speaks !== 'intervener' || alreadySwapped.has(dossier)) return dossier
  if (partiesOf(dossier, 'intervener').length === 0) return dossier
  const roles: Partial<Record<Party['role'], Party['role']>> = {
    intervener: 'claimant',
    claimant: 'intervener',
  }
  const parties = dossier.parties.map(one => ({ ...one, role: roles[one.role] ?? one.role }))
  const swap = swappedDossiers.get(dossier) ?? { ...dossier, parties }
  swappedDossiers.set(dossier, swap)
  alreadySwapped.add(swap)
  return swap
}

/** A text that says something; undefined where it does not. */
export const nonBlank = (text: string | undefined) => (text?.trim() ? text.trim() : undefined)

/** The answer to a question, else its default. */
export function factOf(key: string, dossier: Dossier, template?: Template): string | undefined {
  const question = questionKeyOf(key, template)
  const own = key === answerFact('nature') ? template?.nature : specOf(key, template)?.default
  return nonBlank(dossier.facts[question]) ?? nonBlank(own)
}

/** The question a key stands for in this text. */
export const questionKeyOf = (key: string, template: Template | undefined) => template?.answers[key] ?? key

/** The question a key asks. */
export const specOf = (key: string, template: Template | undefined): FactSpec | undefined => {
  const question = questionKeyOf(key, template)
  return template?.facts.find(f => f.key === question)
}

/** The facts that the parties, and the dates of a recours gracieux, tell. */
export const partyFacts = [
  'claimants.association',
  'claimants.person',
  'claimants.several',
  'counsel',
  'claimants.contact',
  'defendant.address',
  'recourse.answer',
] as const

/** Answers that follow from the parties, for conditions to ask for; an association where nobody is named yet. */
export function partyFact(key: string, dossier: Dossier): 'oui' | 'non' | undefined {
  const claimants = partiesOf(dossier, 'claimant')
  const answers: Readonly<Record<string, boolean>> = {
    'claimants.association': claimants.length === 0 || claimants.some(p => p.type !== 'person'),
    'claimants.person': claimants.some(p => p.type === 'person'),
    'claimants.several': claimants.length > 1,
    counsel: partiesOf(dossier, 'counsel').length > 0,
    'claimants.contact': claimants.some(p => nonBlank(p.phone) ?? nonBlank(p.email)),
    'defendant.address': partiesOf(dossier, 'defendant').some(p => nonBlank(p.address)),
  }
  return answers[key] === undefined ? undefined : answers[key] ? 'oui' : 'non'
}

/** The facts with the template's defaults where nothing was answered: what a new dossier starts from. */
export function withDefaults(
  template: Template,
  facts: Readonly<Record<string, string>>,
): Record<string, string> {
  const defaults = template.facts.filter(f => f.default).map(f => [f.key, f.default] as const)
  const answers = Object.entries(facts).filter(([, value]) => value.trim() !== '')
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(answers) }
}
