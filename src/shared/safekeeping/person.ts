import { z } from 'zod'
import { MentionChoice } from './erasure.ts'

/** A thing of the library that names a person, with the passages that do. */
export const PersonMention = z.object({
  /** what an erasure takes or leaves as one: a text and its versions have the same */
  key: z.string(),
  /** what can be done to it beside leaving it, the gentlest first; none: `why` says the reason */
  acts: z.array(MentionChoice.exclude(['keep'])),
  why: z.string(),
  /** what it is, for a sentence: « un dossier », « une version d’un écrit » */
  words: z.string(),
  title: z.string(),
  /** the title of the dossier it is of */
  dossier: z.string(),
  isRemoved: z.boolean(),
  passages: z.array(z.string()),
})
export type PersonMention = Readonly<z.infer<typeof PersonMention>>

/** A place that an erasure takes or leaves as one, with every passage of it. */
export type MentionPlace = PersonMention

/** Mentions put together by what an erasure takes or leaves as one; it bears the words of the first. */
export function mentionPlaces(mentions: readonly PersonMention[]): MentionPlace[] {
  const places = new Map<string, MentionPlace>()
  for (const one of mentions) {
    const place = places.get(one.key)
    const passages = [...new Set([...(place?.passages ?? []), ...one.passages])]
    // what nothing may be done to, in part, is left whole
    const rest = place && (place.acts.length === 0 || one.acts.length > 0) ? place : one
    places.set(one.key, { ...rest, passages })
  }
  return [...places.values()]
}

/** All that the user's own work says of a person, to be handed to them (article 15 of the GDPR). */
export const personReport = (name: string, day: string, mentions: readonly PersonMention[]): string =>
  [
    `CE QUE LA BIBLIOTHÈQUE CONTIENT SUR «\u00a0${name}\u00a0»`,
    '',
    `Le ${day}. Noms cherchés sans égard aux accents, aux majuscules ni à l’ordre du prénom et du nom.`,
    '',
    ...(mentions.length === 0 ? ['Rien n’a été trouvé.', ''] : []),
    ...mentions.flatMap(({ words, title, dossier, isRemoved, passages }) => [
      `${words}${title ? ` «\u00a0${title}\u00a0»` : ''}${dossier ? `, dossier «\u00a0${dossier}\u00a0»` : ''}${isRemoved ? ' (retiré, pas effacé)' : ''}`,
      ...passages.map(passage => `  - ${passage}`),
      '',
    ]),
    'Cherché dans les dossiers, leurs parties, leurs notes, leurs écrits et les versions de ceux-ci, les pièces (intitulés et noms de',
    'fichiers), les dépôts, les appels et les positions, les listes, les envois personnalisés, les entrées en matière, les amendements',
    'écrits ici, les collections, les recherches gardées, les arguments et les rangs mis de côté. Ni le contenu des fichiers des pièces, ni',
    'les modèles, les textes suivis, les textes publics ou les réglages, ni les sauvegardes ne sont fouillés : les sauvegardes reprennent ce',
    'qui précède à leur date.',
    '',
  ].join('\n')
