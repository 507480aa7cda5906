import { required, text, verbs } from '../verb.ts'

export const officeVerbs = verbs({
  'office init': {
    summary:
      'fait un bureau d’une base PostgreSQL 17 ou d’un dossier partagé, ou le met au format de ce programme',
    detail:
      'D’une base : à lancer par la personne qui tient le serveur, avec un nom qui a le droit de créer des rôles dans cette base. Ce qui est déjà dans le bureau n’est pas touché ; une base préparée par une version plus récente est refusée. Le mot de passe peut rester hors de la commande : PGPASSWORD, ou ~/.pgpass.',
    options: {
      url: required(text('ADRESSE', 'son adresse : postgres://nom@serveur/base, ou un dossier')),
    },
  },
})
