import type { Member } from '../../model/member.ts'

type Named = Pick<Member, 'civility' | 'chamber' | 'first' | 'last'>

/** `Madame la Députée`, `Monsieur le Sénateur`: how a member is spoken to. */
export function addressOf({ civility, chamber }: Pick<Named, 'civility' | 'chamber'>): string {
  if (civility === 'Mme') return chamber === 'an' ? 'Madame la Députée' : 'Madame la Sénatrice'
  if (civility === 'M.') return chamber === 'an' ? 'Monsieur le Député' : 'Monsieur le Sénateur'
  return chamber === 'an' ? 'Madame, Monsieur (député·e)' : 'Madame, Monsieur (sénateur·rice)'
}

/** `Ada Exemple`. */
export const callName = ({ first, last }: Pick<Named, 'first' | 'last'>): string => `${first} ${last}`

/** What is asked when the caller writes nothing: of the article of a measure, or of the whole bill. */
export const usualRequest = (measure?: { readonly article: string }): string =>
  measure
    ? `voter la suppression de l’article ${measure.article || '(numéro à compléter)'}`
    : 'voter contre ce texte'
