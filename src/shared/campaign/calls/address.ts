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

/** The request made when the caller writes none: about the article of a measure, or the whole bill. `out`: it is no longer in the bill. */
export function usualRequest(measure?: { readonly article: string; readonly out: boolean }): string {
  if (!measure) return 'voter contre ce texte'
  const article = `l’article ${measure.article || '(numéro à compléter)'}`
  return measure.out ? `refuser que ${article} soit rétabli` : `voter la suppression de ${article}`
}
