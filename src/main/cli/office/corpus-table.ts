import { flag, required, text, verbs } from '../verb.ts'

export const corpusVerbs = verbs({
  'office corpus load': {
    summary:
      'charge des archives publiques dans le corpus du bureau, pour tous ses membres ; relancée après un arrêt, elle reprend où elle en était',
    detail:
      'Les mêmes formats et les mêmes règles que «\u00a0import\u00a0» : un état plus ancien n’en remplace jamais un plus récent, et ce qu’un éditeur a retiré ne revient pas. À lancer par la personne qui tient le serveur : les membres, eux, ne font que lire.',
    arguments: { '<CHEMIN...>': 'les archives, fichiers ou dossiers à charger' },
    options: {
      url: required(text('ADRESSE', 'adresse de la base, postgres://nom@serveur/base')),
    },
    codeOne: 'un fichier au moins a été refusé',
  },
  'office corpus use': {
    sends: ['library.officeCorpus', 'library.useOfficeCorpus'],
    summary:
      'fait répondre aux recherches le corpus du bureau à cette adresse ; sans adresse, dit lequel répond, et son état',
    arguments: {
      '[ADRESSE...]':
        'postgres://nom@serveur/base ; plusieurs, d’un serveur et de ses copies : la première qui répond est interrogée',
    },
    options: { none: flag('n’interroge plus de bureau') },
    codeOne: 'le bureau ne répond pas',
  },
  'office corpus take': {
    sends: ['library.takeOffline', 'library.stopOffline'],
    summary:
      'prend hors ligne : copie dans la bibliothèque des textes du corpus du bureau ; relancée après un arrêt (Ctrl-C), elle prend la suite',
    options: {
      fund: text('FONDS', 'les textes de ce fonds : LEGI, JADE…'),
      code: text('CODE', 'les articles de ce code, par son nom court : CJA, CSI…'),
      dossier: text('ID', 'ce que citent les textes de ce dossier, et ce que cela cite'),
      cited: flag('tout ce que la bibliothèque cite et n’a pas'),
    },
    codeOne: 'arrêtée avant la fin',
  },
})
