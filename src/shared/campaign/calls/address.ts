import type { Member } from '../members/model.ts'

type MemberName = Pick<Member, 'civility' | 'chamber' | 'first' | 'last'>

/** `Madame la Députée`, `Monsieur le Sénateur`: how a member is spoken to. */
export function addressOf({ civility, chamber }: Pick<MemberName, 'civility' | 'chamber'>): string {
  if (civility === 'Mme') return chamber === 'an' ? 'Madame la Députée' : 'Madame la Sénatrice'
  if (civility === 'M.') return chamber === 'an' ? 'Monsieur le Député' : 'Monsieur le Sénateur'
  return chamber === 'an' ? 'Madame, Monsieur (député·e)' : 'Madame, Monsieur (sénateur·rice)'
}

/** `Ada Exemple`. */
export const callName = ({ first, last }: Pick<MemberName, 'first' | 'last'>): string => `${first} ${last}`
