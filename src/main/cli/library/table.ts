import { kindNames } from '../../../shared/library/kinds/registry.ts'
import { choice, count, flag, input, output, prose, required, text, texts, verbs } from '../verb.ts'

export const importVerbs = verbs({
  import: {
    sends: ['imports.list', 'imports.resume', 'imports.start', 'imports.starter', 'library.trace'],
    summary:
      'importe des fichiers, dossiers ou archives publics, ou la bibliothèque de départ ; reprend un import',
    arguments: { '[CHEMIN...]': 'les fichiers à importer' },
    options: {
      starter: flag('la bibliothèque de départ'),
      cited: flag(
        'd’une grande archive, seulement ce que la bibliothèque cite et n’a pas, puis ce que cela cite',
      ),
      resume: flag('reprend l’import nommé, sinon le dernier interrompu'),
    },
    codeOne: 'un fichier au moins a été refusé',
    examples: [
      'pretoire import decisions/ archive.tar.gz',
      'pretoire import --resume',
      'curl -s https://exemple.fr/lot.json | pretoire import -',
    ],
  },
  imports: {
    sends: ['imports.list', 'imports.report', 'imports.saveReport', 'imports.effects'],
    summary:
      'liste les imports, ou montre le rapport de l’un d’eux et l’enregistre ; --work : ce qu’il change à votre travail',
    arguments: { '[ID]': 'l’identifiant de l’import' },
    options: {
      out: output('FICHIER.csv', 'enregistre le rapport en entier'),
      work: flag('les écrits, fiches et collections qui citent ce que l’import a modifié, annulé ou apporté'),
    },
  },
})

export const libraryVerbs = verbs({
  search: {
    sends: ['library.search'],
    summary: 'cherche dans la bibliothèque',
    arguments: { '<TEXTE...>': 'le texte à chercher' },
    options: {
      kind: choice(kindNames, 'de ce genre seulement'),
      court: text('J', 'de cette juridiction : CE, CAA, TA…'),
      tag: text('T', 'qui porte ce mot-clé'),
      from: text('AAAA-MM-JJ', 'depuis ce jour'),
      to: text('AAAA-MM-JJ', 'jusqu’à ce jour'),
      limit: count(1, 200, 'au plus ce nombre de réponses (20)'),
    },
    examples: ['pretoire search 992746', 'pretoire search "référé liberté" --kind decision --json'],
  },
  show: {
    sends: ['library.get', 'library.standings'],
    summary: 'montre une source en entier : son texte, jusqu’où elle a été lue, ce qu’elle est devenue',
    arguments: { '<ID>': 'l’identifiant de la source' },
  },
  cite: {
    sends: ['library.get'],
    summary: 'donne la citation mise en forme',
    arguments: { '[ID]': 'l’identifiant de la source, ou « --source »' },
    options: {
      source: prose('JSON', 'une source qui n’est pas dans la bibliothèque'),
      pin: text('ENDROIT', 'l’endroit cité : « pt 18 »'),
      profile: choice(['pretoire', 'reflex'], 'la manière de citer'),
      form: choice(['full', 'short', 'again'], 'en entier, en court, ou citée de nouveau'),
    },
    examples: ['pretoire cite ID --pin "pt 5"'],
  },
})

export const citationVerbs = verbs({
  links: {
    sends: ['library.links', 'library.trace'],
    summary: 'dit ce qu’un texte cite et ce qui le cite',
    arguments: { '<ID>': 'l’identifiant de la source' },
    options: { limit: count(1, 200, 'au plus ce nombre (20)') },
  },
  missing: {
    sends: ['library.missing', 'library.trace'],
    summary: 'liste ce que les textes citent et que la bibliothèque n’a pas, du plus cité au moins cité',
    options: {
      kind: choice(['decision', 'article', 'text', 'document'], 'de ce genre seulement'),
      limit: count(1, 2000, 'au plus ce nombre (50)'),
    },
  },
  'library state': {
    sends: [
      'library.state',
      'library.trace',
      'library.saveAddresses',
      'library.setDownloads',
      'library.lookInDownloads',
      'imports.start',
    ],
    summary: 'dit jusqu’à quel jour va chaque fonds, ce qui y manque et à quelle adresse le prendre',
    detail:
      'Prétoire ne demande rien à aucun réseau : il donne les adresses. Un dossier de téléchargements, donné une fois, est ensuite regardé par --look.',
    options: {
      fund: text('FONDS', 'seulement ce fonds : LEGI, JADE, CE-OUVERT…'),
      limit: count(1, 500, 'au plus ce nombre d’adresses (20)'),
      wget: output('FICHIER.txt', 'écrit les adresses des fichiers à prendre, pour « wget -i »'),
      downloads: text(
        'DOSSIER',
        'choisit le dossier des téléchargements, ou « system » pour celui du système',
      ),
      look: flag('liste les archives connues de ce dossier'),
      take: flag('importe celles qui n’ont pas été lues'),
    },
    examples: ['pretoire library state', 'pretoire library state --fund CE-OUVERT --wget adresses.txt'],
  },
  'argument uses': {
    sends: ['arguments.uses'],
    summary: 'où un argument sert : textes, modèles, amendements, mesures',
    arguments: { '<ID>': 'l’argument' },
  },
  'argument flags': {
    sends: ['arguments.flags'],
    summary:
      'ce qui est à revoir dans les arguments : doublons, dates passées, chiffres anciens, mesures qui ont bougé',
    arguments: { '[ID]': 'l’argument' },
    codeOne: 'quelque chose est à revoir',
  },
})

const referenceFormats = ['csl', 'bibtex', 'ris', 'markdown'] as const

export const referenceVerbs = verbs({
  references: {
    sends: ['library.exportReferences', 'library.exportMarkdown', 'collections.sources', 'drafts.get'],
    summary:
      'écrit des sources en références pour Zotero et les traitements de texte : CSL-JSON, BibTeX ou RIS ; ou avec leur texte, en Markdown',
    detail:
      'Les notes privées n’y sont jamais, ni les textes, sauf en Markdown. Un argument n’est pas une référence.',
    arguments: { '[ID...]': 'les sources' },
    options: {
      collection: text('COLLECTION', 'les sources de cette collection, dans son ordre'),
      draft: text('ÉCRIT', 'les sources que cite cet écrit'),
      format: choice(referenceFormats, 'le format (csl)'),
      out: required(output('FICHIER', 'où les écrire')),
    },
    examples: ['pretoire references ID ID --format ris --out references.ris'],
  },
})

const sources = { '<ID...>': 'l’identifiant d’une source au moins' } as const

export const collectionVerbs = verbs({
  collections: {
    sends: ['collections.list', 'collections.sources'],
    summary: 'liste les collections, ou les sources de l’une dans leur ordre',
    arguments: { '[ID]': 'la collection' },
  },
  collect: {
    sends: ['collections.list', 'collections.save', 'library.bulk'],
    summary: 'range des sources dans une collection ; sous un titre nouveau, elle est faite',
    arguments: sources,
    options: {
      collection: text('COLLECTION', 'l’identifiant de la collection'),
      title: text('TITRE', 'ou son titre'),
    },
    examples: ['pretoire collect ID ID --title Référés'],
  },
  tag: {
    sends: ['library.bulk'],
    summary: 'ajoute un mot-clé à des sources',
    arguments: sources,
    options: { tag: required(text('MOT', 'le mot-clé')) },
    examples: ['pretoire tag ID --tag drones'],
  },
  untag: {
    sends: ['library.bulk'],
    summary: 'ôte un mot-clé de sources',
    arguments: sources,
    options: { tag: required(text('MOT', 'le mot-clé')) },
  },
  verify: {
    sends: ['library.bulk'],
    summary: 'dit que des sources ont été lues dans leur texte, par qui, ce jour',
    arguments: sources,
    options: { initials: required(text('AB', 'vos initiales')) },
    examples: ['pretoire verify ID --initials AB'],
  },
  doubt: {
    sends: ['library.bulk'],
    summary: 'marque des sources à vérifier ; --text dit quoi, sur celles qui ne le disent pas',
    arguments: sources,
    options: { text: prose('PHRASE', 'ce qui est à vérifier') },
  },
  undo: {
    sends: ['library.undo'],
    summary:
      'annule en entier collect, tag, untag, verify ou doubt ; ce qui a été modifié depuis reste et est nommé',
    arguments: { '<ACTE>': 'l’acte à annuler' },
  },
  duplicates: { sends: ['library.duplicates'], summary: 'liste les sources qui se ressemblent' },
  'duplicates merge': {
    sends: ['library.merge'],
    summary: 'réunit des sources en une ; les écrits qui citaient les autres la trouvent',
    arguments: {
      '<GARDÉE>': 'la source à garder, puis celles à lui réunir',
      '<AUTRE...>': 'la source à garder, puis celles à lui réunir',
    },
  },
  'duplicates split': {
    sends: ['library.unmerge'],
    summary: 'sépare des sources qui avaient été réunies',
    arguments: { '<ACTE>': 'l’acte qui les a réunies' },
  },
})

export const safekeepingVerbs = verbs({
  backup: {
    sends: ['backups.create'],
    summary: 'sauvegarde toute la bibliothèque en un fichier',
    arguments: { '<SAUVEGARDE.zip>': 'le fichier' },
    examples: ['pretoire backup sauvegarde.zip'],
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
    examples: ['pretoire backups', 'pretoire backups --place /media/cle'],
  },
  restore: {
    sends: ['backups.preview', 'backups.restore'],
    summary: 'remet une sauvegarde à la place de la bibliothèque, elle-même sauvegardée avant',
    arguments: { '<FICHIER.zip>': 'le fichier' },
  },
  move: {
    summary: 'déplace la bibliothèque hors d’un dossier synchronisé, où vont ensuite ses sauvegardes',
    detail:
      'La copie est relue fichier par fichier et sa base vérifiée avant de prendre la place ; rien n’est supprimé. L’ancien dossier renvoie au nouveau : il n’y a rien d’autre à régler.',
    arguments: { '[DOSSIER]': 'où : un dossier vide ou qui n’existe pas (par défaut, celui du système)' },
    codeOne: 'la bibliothèque n’a pas été déplacée',
    examples: ['pretoire move', 'pretoire move ~/pretoire'],
  },
  rescue: {
    summary:
      'répare une bibliothèque qui ne s’ouvre plus : liste ses sauvegardes, en rétablit une, ou récupère ce qui se lit',
    detail:
      'N’ouvre pas la bibliothèque. Le fichier qui ne s’ouvre pas est gardé dans « mises-de-cote », jamais supprimé.',
    options: {
      restore: input('FICHIER.zip', 'rétablit cette sauvegarde dans un fichier neuf'),
      salvage: flag('récupère, ligne par ligne, ce qui se lit encore'),
      accept: flag('prend tel quel un fichier plus ancien ou remplacé'),
      empty: flag('commence une bibliothèque vide'),
    },
    codeOne: 'la bibliothèque ne s’ouvre pas, ou tout n’a pas été récupéré',
    examples: ['pretoire rescue', 'pretoire rescue --restore sauvegarde.zip', 'pretoire rescue --salvage'],
  },
  erase: {
    sends: ['erasure.preview', 'erasure.run'],
    summary:
      'efface pour de bon un dossier, une partie, une pièce, les appels à un·e parlementaire ou une campagne, sauvegardes comprises',
    detail:
      'Sans --confirm, dit ce qui serait effacé et ne touche à rien. Une campagne est un texte suivi, avec ce qui en a été noté. L’attestation ne dit rien du contenu ; elle est gardée dans « attestations ».',
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
    examples: [
      'pretoire erase dossier DOSSIER',
      'pretoire erase dossier DOSSIER --confirm "Exemple c. commune"',
      'pretoire erase partie PARTIE --dossier DOSSIER',
    ],
  },
  person: {
    sends: ['erasure.person', 'erasure.runPerson'],
    summary: 'rassemble tout ce que votre travail dit d’une personne, pour le lui remettre ou l’effacer',
    detail:
      'Ni le contenu des fichiers des pièces, ni les textes publics, ni les sauvegardes ne sont fouillés. Sans --confirm, rien n’est effacé : ce qui le serait est dit, endroit par endroit. Avec --confirm, le nom est remplacé par « [effacé] » dans chaque endroit qui le permet, et de même dans les sauvegardes.',
    arguments: { '<NOM>': 'le nom, dans un ordre ou dans l’autre' },
    options: {
      out: output('FICHIER.txt', 'où écrire le rapport, ou l’attestation'),
      confirm: text('NOM', 'efface : le nom, écrit de nouveau'),
      keep: texts('CLÉ', 'un endroit à laisser tel quel'),
      whole: texts('CLÉ', 'une pièce à effacer en entier, avec son fichier'),
    },
    codeOne: 'un fichier peut encore contenir ce qui a été effacé',
    examples: [
      'pretoire person "Camille Durand" -o rapport.txt',
      'pretoire person "Camille Durand" --confirm "Camille Durand" --keep draft:ID -o attestation.txt',
    ],
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
    examples: ['pretoire update pretoire_1.1.0_amd64.deb.pretoire-maj'],
  },
})
