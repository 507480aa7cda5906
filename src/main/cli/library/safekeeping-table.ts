import { flag, input, output, text, texts, verbs } from '../verb.ts'

export const safekeepingVerbs = verbs({
  backup: {
    sends: ['backups.create'],
    summary: 'sauvegarde toute la bibliothèque en un fichier',
    arguments: { '<SAUVEGARDE.zip>': 'le fichier' },
  },
  backups: {
    sends: ['backups.list', 'backups.secondPlace', 'backups.setSecondPlace'],
    summary:
      'liste les sauvegardes et ce qu’elles contiennent ; choisit la seconde place où chacune est copiée',
    options: {
      place: text(
        'DOSSIER',
        'copie chaque sauvegarde du jour dans ce dossier aussi : une clé, un autre disque',
      ),
      'no-place': flag('n’y copie plus rien'),
    },
  },
  restore: {
    sends: ['backups.preview', 'backups.restore'],
    summary: 'remet une sauvegarde à la place de la bibliothèque, elle-même sauvegardée avant',
    arguments: { '<FICHIER.zip>': 'le fichier' },
  },
  move: {
    summary: 'déplace la bibliothèque, hors d’un dossier synchronisé par exemple',
    detail:
      'Sans --apply, dit ce qui serait fait et ne touche à rien. La copie est relue fichier par fichier et sa base vérifiée avant de prendre la place ; rien n’est supprimé. L’ancien dossier renvoie au nouveau, et reçoit une copie de chaque sauvegarde, sauf si une seconde place est déjà choisie («\u00a0backups --place\u00a0»).',
    arguments: { '[DOSSIER]': 'où : un dossier vide ou qui n’existe pas (par défaut, celui du système)' },
    options: { apply: flag('la déplace') },
    codeOne: 'la bibliothèque n’a pas été déplacée',
  },
  rescue: {
    summary:
      'répare une bibliothèque qui ne s’ouvre plus : liste ses sauvegardes, en rétablit une, ou récupère ce qui se lit',
    detail:
      'N’ouvre pas la bibliothèque. Le fichier qui ne s’ouvre pas est gardé dans «\u00a0mises-de-cote\u00a0», jamais supprimé.',
    options: {
      restore: input('FICHIER.zip', 'rétablit cette sauvegarde dans un fichier neuf'),
      salvage: flag('récupère, ligne par ligne, ce qui se lit encore'),
      accept: flag('prend tel quel un fichier plus ancien ou remplacé'),
      empty: flag('commence une bibliothèque vide'),
    },
    codeOne: 'la bibliothèque ne s’ouvre pas, ou tout n’a pas été récupéré',
  },
  doctor: {
    sends: ['library.doctor', 'library.mend'],
    summary: 'examine la bibliothèque',
    options: {
      mend: flag('met de côté ce qui ne se lit pas, et rend ce qui se lit de nouveau'),
    },
    codeOne: 'quelque chose ne va pas',
  },
  update: {
    sends: ['updates.examine', 'updates.install'],
    summary: 'vérifie une mise à jour, sauvegarde la bibliothèque, et dit comment installer',
    arguments: {
      '<FICHIER...>': 'le fichier de mise à jour, ou l’installateur avec SHA256SUMS et SHA256SUMS.minisig',
    },
    options: { check: flag('vérifie la mise à jour, et s’arrête là') },
  },
})

export const erasureVerbs = verbs({
  erase: {
    sends: ['erasure.preview', 'erasure.run'],
    summary:
      'efface pour de bon un dossier, une partie, une pièce, les appels à un·e parlementaire ou une campagne, sauvegardes comprises',
    detail:
      'Sans --confirm, dit ce qui serait effacé et ne touche à rien. Une campagne est un texte suivi, avec ce qui en a été noté. L’attestation ne dit rien du contenu ; elle est gardée dans «\u00a0attestations\u00a0».',
    arguments: {
      '<QUOI>': {
        about: 'ce qu’il faut effacer',
        values: ['dossier', 'piece', 'appels', 'campagne', 'partie'],
      },
      '<ID>': 'l’identifiant du dossier, de la pièce, du membre, du texte suivi ou de la partie',
    },
    options: {
      dossier: text('DOSSIER', 'le dossier de la partie'),
      confirm: text('TITRE', 'efface : le titre exact de ce qui est effacé'),
      out: output('FICHIER.txt', 'où copier l’attestation'),
    },
    codeOne: 'un fichier peut encore contenir ce qui a été effacé',
  },
  person: {
    sends: ['erasure.person', 'erasure.runPerson'],
    summary: 'rassemble tout ce que votre travail dit d’une personne, pour le lui remettre ou l’effacer',
    detail:
      'Ni le contenu des fichiers des pièces, ni les textes publics, ni les sauvegardes ne sont fouillés. Sans --confirm, rien n’est effacé : ce qui le serait est dit, endroit par endroit. Avec --confirm, le nom est remplacé par «\u00a0[effacé]\u00a0» dans chaque endroit qui le permet, et de même dans les sauvegardes.',
    arguments: { '<NOM>': 'le nom, dans un ordre ou dans l’autre' },
    options: {
      out: output('FICHIER.txt', 'où écrire le rapport, ou l’attestation'),
      confirm: text('NOM', 'efface : le nom, écrit de nouveau'),
      keep: texts('CLÉ', 'un endroit à laisser tel quel'),
      whole: texts('CLÉ', 'une pièce à effacer en entier, avec son fichier'),
    },
    codeOne: 'un fichier peut encore contenir ce qui a été effacé',
  },
})
