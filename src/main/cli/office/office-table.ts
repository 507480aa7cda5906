import { flag, required, text, texts, verbs } from '../verb.ts'

export const officeVerbs = verbs({
  'office setup': {
    summary: 'fait d’une Debian ou d’une Ubuntu le serveur d’un bureau, ou reprend ce qui en manque',
    detail:
      'À lancer en root sur le serveur. Installe PostgreSQL 17, fait une autorité et un certificat, n’ouvre la base que par TLS, la prépare, et la sauvegarde chaque nuit après l’avoir rendue à une base d’essai. Chaque étape dit si elle était déjà faite : relancée, la commande ne refait rien. --member donne un nom de connexion à une personne, et sa fiche à imprimer, qui porte son mot de passe. Le serveur ne lit rien de ce qui s’écrit : l’espace se fait ensuite depuis un poste. --undo reprend les réglages et la sauvegarde de chaque nuit, et laisse la base, ce qui a été sauvegardé et le certificat que les postes connaissent.',
    options: {
      host: text('SERVEUR', 'le nom par lequel les postes atteignent ce serveur : bureau.exemple.fr'),
      member: texts('CONNEXION', 'le nom de connexion d’un membre ; le tout premier fera le premier espace'),
      plan: flag('dit les étapes, et n’en fait aucune'),
      undo: flag('reprend ce que cette commande a réglé, sans effacer la base ni les sauvegardes'),
    },
  },
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
