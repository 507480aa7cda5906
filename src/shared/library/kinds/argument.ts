import { italic, joinPieces } from '../cite/pieces.ts'
import type { Argument } from '../model.ts'
import { withoutMarkup } from '../plain-markup.ts'
import { bareFields, type KindEntry, recordNames } from './entry.ts'

/** A thesis of the user's own: it is inserted, never told to a court as an authority. */
export const argument: KindEntry<Argument> = {
  one: 'argument',
  many: 'arguments',
  authority: undefined,
  hasVersions: false,
  bare: id => ({
    kind: 'argument',
    ...bareFields(id),
    title: '',
    thesis: '',
    shortForm: '',
    development: '',
    pairs: [],
    authorities: [],
    facts: [],
    variants: {},
    targets: [],
    neverSay: [],
    measures: [],
    needs: [],
  }),
  keys: () => [],
  identifiers: recordNames,
  cite: (source, { pin }) =>
    joinPieces([italic(source.title || source.thesis) ?? 'argument sans titre', pin]),
  precitedName: source => source.id,
  date: () => undefined,
  beginning: source => withoutMarkup(source.thesis),
  passages: () => [],
  wordings: () => [''],
  passagesAt: () => [],
  pinWord: () => 'pt',
  size: () => [],
  isDamaged: () => false,
  speaker: () => ({}),
  names: () => [],
}
