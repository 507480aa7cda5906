import type { Dossier } from '../../shared/dossiers/model.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * What was typed here, since `base`, put into what another window saved meanwhile: question by question, field by field.
 * `conflict`: the same thing was answered differently in both; what was typed here stands.
 */
export function mergeDossier(
  base: Dossier,
  mine: Dossier,
  other: Dossier,
): { readonly merged: Dossier; readonly conflict: boolean } {
  let conflict = false
  const pick = <T>(before: T, here: T, there: T): T => {
    if (same(before, here)) return there
    if (!same(before, there) && !same(here, there)) conflict = true
    return here
  }
  const keys = new Set([...Object.keys(base.facts), ...Object.keys(mine.facts), ...Object.keys(other.facts)])
  const facts = [...keys].flatMap(key => {
    const value = pick(base.facts[key], mine.facts[key], other.facts[key])
    return value === undefined ? [] : [[key, value] as const]
  })
  const merged = {
    ...other,
    title: pick(base.title, mine.title, other.title),
    notes: pick(base.notes, mine.notes, other.notes),
    parties: pick(base.parties, mine.parties, other.parties),
    events: pick(base.events, mine.events, other.events),
    facts: Object.fromEntries(facts),
  }
  return { merged, conflict }
}

/** Whether what the library is heard to hold takes the place of what is known: not while something typed is unsaved or on its way, and never an earlier state. */
export const replaces = (heard: Dossier, known: Dossier | undefined, unsaved: boolean): boolean =>
  !unsaved && (known?.id !== heard.id || heard.revision >= known.revision)
