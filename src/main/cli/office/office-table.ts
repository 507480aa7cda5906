import { required, text, verbs } from '../verb.ts'

export const officeVerbs = verbs({
  'office init': {
    summary: 'prépare une base PostgreSQL 17 pour en faire un bureau, ou la met au format de ce programme',
    detail:
      'À lancer par la personne qui tient le serveur, avec un nom qui a le droit de créer des rôles dans cette base. Ce qui est déjà dans le bureau n’est pas touché ; une base préparée par une version plus récente est refusée. Le mot de passe peut rester hors de la commande : PGPASSWORD, ou ~/.pgpass.',
    options: {
      url: required(text('ADRESSE', 'adresse de la base, postgres://nom@serveur/base')),
    },
    examples: ["pretoire office init --url 'postgres://postgres@/bureau?host=/var/run/postgresql'"],
  },
})
