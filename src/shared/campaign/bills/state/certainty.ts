import type { Certainty } from '../../../kernel/common.ts'

/** A statement that may be verified, with the place where it was read. */
interface Sourced {
  readonly certainty: Certainty
  readonly source: string
}

/** Keeps « verified » to what says where it was read; without a source it is to be verified. */
export const sourced = <T extends Sourced>(value: T): T =>
  value.source.trim() ? value : { ...value, certainty: 'to-verify' }

/** The certainties that may be chosen: « verified » only where a source is given. */
export const certaintyChoices = ({ source }: Pick<Sourced, 'source'>) => [
  ...(source.trim() ? [{ value: 'verified', label: 'vérifiée\u00a0: lue dans cette source' }] : []),
  { value: 'to-verify', label: 'à vérifier' },
]
