import { choice, flag, output, required, text, texts, verbs } from '../verb.ts'

const passphrase = 'La phrase secrète est donnée par la variable PRETOIRE_PASSPHRASE.'

export const packVerbs = verbs({
  'pack send': {
    sends: ['library.get', 'packs.prepare', 'packs.send', 'projects.list', 'settings.get'],
    summary: 'fait un lot signé ; aucune note privée n’y est, sauf celles que nomme --note',
    detail:
      'Dites ce qu’il faut envoyer : des identifiants, --search, --collection, --dossier ou --projects. --also joint un texte suivi, un texte d’étape, une liste de parlementaires (sans ses raisons), un envoi personnalisé (ses destinataires et ses ouvertures à trous, sans son texte), une formule d’ouverture, un modèle ou un projet local (sans son dossier ni ses pièces).',
    arguments: { '[ID...]': 'les sources' },
    options: {
      search: text('TEXTE', 'ce que cette recherche trouve'),
      court: text('J', 'avec --search : de cette juridiction'),
      tag: text('T', 'avec --search : qui porte ce mot-clé'),
      from: text('AAAA-MM-JJ', 'avec --search : depuis ce jour'),
      to: text('AAAA-MM-JJ', 'avec --search : jusqu’à ce jour'),
      collection: text('ID', 'une collection'),
      dossier: text('ID', 'ce que cite un dossier'),
      projects: flag('les projets locaux, et aucune source'),
      title: required(text('T', 'le titre du lot')),
      author: text('NOM', 'son auteur, sinon celui des réglages'),
      out: required(output('FICHIER.pretoire', 'le fichier à écrire')),
      licence: text('L', 'sa licence'),
      version: text('V', 'sa version'),
      note: texts('ID', 'avec cette note privée'),
      also: texts('ID', 'avec ceci'),
    },
  },
  'pack review': {
    sends: ['packs.review'],
    summary: 'montre ce qu’un lot changerait, champ par champ ; n’écrit rien',
    arguments: { '<FICHIER.pretoire>': 'le lot' },
  },
  'pack take': {
    sends: ['packs.apply', 'packs.review'],
    summary: 'prend un lot ; ce que vous avez modifié reste, sauf choix contraire',
    detail:
      'Le choix se fait fiche par fiche ou champ par champ («\u00a0pack review\u00a0» nomme les champs).',
    arguments: { '<FICHIER.pretoire>': 'le lot' },
    options: {
      all: choice(['take', 'keep'], 'de ce qui n’est pas nommé'),
      set: texts('ID=take|keep ou ID#CHAMP=mine|theirs', 'le choix d’une fiche, ou d’un champ'),
      trust: flag('retient la nouvelle clé de son auteur'),
    },
  },
  'pack undo': {
    sends: ['packs.undo'],
    summary: 'remet tout comme c’était avant un lot (la liste : pack list)',
    arguments: { '<ACTE>': 'ce que «\u00a0pack take\u00a0» ou «\u00a0pack list\u00a0» a nommé' },
    codeOne: 'quelque chose a été laissé',
  },
  'pack list': { sends: ['packs.list'], summary: 'liste les lots reçus' },
  'pack key': { sends: ['identity.get'], summary: 'dit avec quelle clé vos lots sont signés' },
  'pack key save': {
    sends: ['identity.export'],
    summary: 'emporte la clé qui signe vos lots, fermée par la phrase secrète',
    detail: passphrase,
    options: { out: required(output('FICHIER.pretoire-cle', 'le fichier à écrire')) },
  },
  'pack key load': {
    sends: ['identity.import'],
    summary: 'signe désormais avec la clé d’un fichier ; celle d’avant est gardée',
    detail: passphrase,
    arguments: { '<FICHIER.pretoire-cle>': 'le fichier de la clé' },
  },
  'pack key use': {
    sends: ['identity.use'],
    summary: 'reprend une clé utilisée auparavant (la liste : pack key)',
    arguments: { '<EMPREINTE>': 'l’empreinte de la clé' },
  },
})
