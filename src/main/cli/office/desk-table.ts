import { choice, count, required, text, verbs } from '../verb.ts'

const KIND = { about: 'ce que l’on partage', values: ['dossier', 'campagne', 'collection', 'argument'] }

export const deskVerbs = verbs({
  'office share': {
    sends: ['office.share', 'campaigns.list', 'campaigns.get', 'settings.get'],
    summary:
      'met un dossier, une campagne, une collection ou un argument dans un espace, avec ce qui va avec',
    detail:
      'Un dossier part avec ses faits, ses écrits, ses pièces, ses dépôts et les sources qu’ils citent ; une campagne, avec son texte de loi, ses mesures, ses arguments, ses amendements, ses listes, ses documents, ses envois et ses projets locaux ; une collection et un argument, avec leurs sources. Les notes privées, les mots-clés, la signature, les ouvertures écrites à la main et le journal des appels restent ici. L’envoi se fait à la prochaine rencontre (office sync).',
    arguments: {
      '<NATURE>': KIND,
      '<ID>': 'le dossier, la campagne (campaign list), la collection ou l’argument',
    },
    options: { with: required(text('ESPACE', 'l’espace, par son nom ou son identifiant')) },
  },
  'office shares': {
    sends: ['office.shares', 'office.state', 'campaigns.list', 'campaigns.get', 'settings.get'],
    summary: 'avec quels espaces un dossier, une campagne, une collection ou un argument est partagé',
    arguments: {
      '<NATURE>': KIND,
      '<ID>': 'le dossier, la campagne (campaign list), la collection ou l’argument',
    },
  },
  'office sync': {
    sends: ['office.sync', 'office.findings'],
    summary:
      'rencontre les autres : prend ce qu’ils ont envoyé, le réunit à ce qui a changé ici, et l’envoie',
    arguments: { '[ESPACE]': 'un seul espace ; sinon tous' },
    codeOne:
      'quelque chose est à choisir, n’a pas pu être pris, ou est anormal dans le bureau, ou un espace est hors d’atteinte',
  },
  'office refill': {
    sends: ['office.refill'],
    summary:
      'remet au bureau d’un espace ce qu’il a perdu et que ce poste garde : changements de tous les membres, et fichiers',
    detail:
      'Un bureau vidé ou refait est rempli de lui-même à la rencontre suivante. Cette commande sert après le retour à une ancienne sauvegarde. Un serveur ne prend d’un poste les changements des autres que s’il est celui d’un responsable.',
    arguments: { '<ESPACE>': 'l’espace' },
  },
  'office state': {
    sends: ['office.state'],
    summary: 'l’état de chaque espace : à jour, à envoyer, hors ligne, à choisir',
  },
  'office journal': {
    sends: ['office.journal'],
    summary: 'qui a changé quoi dans un espace, du plus récent au plus ancien',
    arguments: { '<ESPACE>': 'l’espace' },
    options: { limit: count(1, 500, 'au plus tant de lignes') },
  },
  'office conflicts': {
    sends: ['office.conflicts'],
    summary: 'ce que deux membres ont changé chacun à sa façon : les deux versions, mot pour mot',
    arguments: { '[ESPACE]': 'un seul espace ; sinon tous' },
  },
  'office choose': {
    sends: ['office.choose', 'office.conflicts'],
    summary: 'règle un conflit pour tous : mine garde ce qui est en place, theirs met l’autre version',
    arguments: { '<CONFLIT>': 'son identifiant (office conflicts)' },
    options: { side: required(choice(['mine', 'theirs'], 'la version à garder')) },
  },
  'office undo': {
    sends: ['office.journal', 'office.undo'],
    summary: 'remet comme avant ce qu’un changement a fait, pour tous ; ce qui a été écrit depuis reste',
    arguments: {
      '<ESPACE>': 'l’espace',
      '<CHANGEMENT>': 'le début de son identifiant (office journal)',
    },
  },
})
