import { atPlace, ofThing, ofVerb } from '../../french/wording.ts'

/** The end of a key that puts a preposition before its text: `commune.of`, `defendant.name.at`, `measure.object.to`. */
export const PREPOSITION = /\.(of|at|to)$/

const prepositions: Readonly<Record<string, (text: string) => string>> = {
  of: ofThing,
  at: atPlace,
  to: ofVerb,
}

/** The text after `de`, after `à`, or as an infinitive after `de`. */
export const withPreposition = (text: string, preposition: string): string =>
  prepositions[preposition]?.(text) ?? text
