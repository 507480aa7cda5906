import { z } from 'zod'

/** A thing of the library that names a person, with the passages that do. */
export const PersonMention = z.object({
  /** what it is, for a sentence: « un dossier », « une version d’un écrit » */
  words: z.string(),
  title: z.string(),
  /** the title of the dossier it is of */
  dossier: z.string(),
  isRemoved: z.boolean(),
  passages: z.array(z.string()),
})
export type PersonMention = Readonly<z.infer<typeof PersonMention>>

/** All that the user's own work says of a person, to be handed to them (article 15 of the GDPR). */
export const personReport = (name: string, day: string, mentions: readonly PersonMention[]): string =>
  [
    `CE QUE LA BIBLIOTHÈQUE CONTIENT SUR « ${name} »`,
    '',
    `Le ${day}. Noms cherchés sans égard aux accents, aux majuscules ni à l’ordre du prénom et du nom.`,
    '',
    ...(mentions.length === 0 ? ['Rien n’a été trouvé.', ''] : []),
    ...mentions.flatMap(({ words, title, dossier, isRemoved, passages }) => [
      `${words}${title ? ` « ${title} »` : ''}${dossier ? `, dossier « ${dossier} »` : ''}${isRemoved ? ' (retiré, pas effacé)' : ''}`,
      ...passages.map(passage => `  - ${passage}`),
      '',
    ]),
    'Cherché dans les dossiers, leurs parties, leurs notes, leurs écrits et les versions de ceux-ci, les pièces (intitulés et noms de',
    'fichiers), les dépôts, les appels, les envois personnalisés, les arguments et les rangs mis de côté. Ni le contenu des fichiers des',
    'pièces, ni les textes publics, ni les sauvegardes ne sont fouillés : les sauvegardes reprennent ce qui précède à leur date.',
    '',
  ].join('\n')
