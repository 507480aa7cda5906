/** The marks of a source after its name: ` [à vérifier]`, ` [retiré par son éditeur]`; nothing when it has none. */
export const marks = ({
  certainty,
  withdrawn,
}: {
  readonly certainty?: 'verified' | 'to-verify' | undefined
  readonly withdrawn?: string | undefined
}): string =>
  `${certainty === 'to-verify' ? ' [à vérifier]' : ''}${withdrawn ? ' [retiré par son éditeur]' : ''}`
