import type { Dossier } from '../dossiers/model.ts'
import type { Draft } from './model.ts'

/** Dossiers as texts with answers of their own see them: what is assembled after each key asks for the same object. */
const views = new WeakMap<Dossier, Map<string, Dossier>>()

/** The dossier as a text prints it: the text's own answers, where it has any, stand over those of its dossier. */
export function withOwnAnswers(dossier: Dossier, { answers }: Pick<Draft, 'answers'>): Dossier {
  if (!answers) return dossier
  const own = Object.entries(answers).filter(([, value]) => value.trim() !== '')
  const facts = { ...dossier.facts, ...Object.fromEntries(own) }
  const ofDossier = views.get(dossier) ?? new Map<string, Dossier>()
  views.set(dossier, ofDossier)
  const key = JSON.stringify(facts)
  const view = ofDossier.get(key) ?? { ...dossier, facts }
  ofDossier.set(key, view)
  return view
}
