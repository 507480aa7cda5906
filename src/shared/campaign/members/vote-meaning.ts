import type { Scrutin, VoteCorrection, VotePosition } from './model.ts'

/** The side of a vote, by what the campaign asked for: said only where a person wrote what that was. */
export type VoteMeaning = 'with' | 'against' | 'neither'

/** Says which side a position was on; nothing where nobody said what the campaign asked. */
export function meaningOf(
  position: VotePosition | 'absent',
  wished: Scrutin['wished'],
): VoteMeaning | undefined {
  if (!wished) return undefined
  if (position === wished) return 'with'
  return position === 'pour' || position === 'contre' ? 'against' : 'neither'
}

export const meaningWords: Readonly<Record<VoteMeaning, string>> = {
  with: 'avec nous',
  against: 'contre nous',
  neither: 'ni avec nous, ni contre nous',
}

const intentions: Readonly<Record<VotePosition, string>> = {
  pour: 'de voter pour',
  contre: 'de voter contre',
  abstention: 'de s’abstenir',
  'non-votant': 'de ne pas prendre part au vote',
}

/** « a fait connaître sa volonté de voter contre », which no total counts. */
export const correctionText = ({ position, isFault }: Omit<VoteCorrection, 'member'>): string =>
  `a fait connaître sa volonté ${intentions[position]}${isFault ? ' (dysfonctionnement du vote)' : ''}`

type GroupLine = Scrutin['groups'][number]

/** Whether a vote goes against the line of its group; one who did not vote breaks no line. */
export const isRebel = (
  { group, position }: Pick<Scrutin['votes'][number], 'group' | 'position'>,
  groups: readonly Pick<GroupLine, 'ref' | 'majority'>[],
): boolean => {
  const line = groups.find(one => one.ref === group)?.majority ?? ''
  return position !== 'non-votant' && ['pour', 'contre', 'abstention'].includes(line) && position !== line
}

/** How many of a group voted as the campaign asked, and against it. */
export const sidesOf = (
  { for: agreeing, against }: Pick<GroupLine, 'for' | 'against'>,
  wished: Scrutin['wished'],
): { readonly with: number; readonly against: number } | undefined =>
  wished && {
    with: wished === 'pour' ? agreeing : against,
    against: wished === 'pour' ? against : agreeing,
  }
