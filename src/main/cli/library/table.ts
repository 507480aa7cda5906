import { kindNames } from '../../../shared/library/kinds/registry.ts'
import { choice, count, flag, output, prose, required, text, verbs } from '../verb.ts'

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
  },
  imports: {
    sends: ['imports.list', 'imports.report', 'imports.files', 'imports.saveReport', 'imports.effects'],
    summary:
      'liste les imports, ou montre le rapport de l’un d’eux et l’enregistre ; --files : ce qu’était chaque fichier ; --work : ce qu’il change à votre travail',
    arguments: { '[ID]': 'l’identifiant de l’import' },
    options: {
      out: output('FICHIER.csv', 'enregistre le rapport en entier'),
      files: flag('ce qu’était chaque fichier, et ce qui en a été pris'),
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
      'law-on': text('AAAA-MM-JJ', 'd’articles, ceux en vigueur ce jour-là, dans leur rédaction d’alors'),
      'newest-first': flag('par date, la plus récente d’abord, plutôt que par pertinence'),
      limit: count(1, 200, 'au plus ce nombre de réponses (20)'),
    },
  },
  show: {
    sends: ['library.get', 'library.standings'],
    summary: 'montre une source en entier : son texte, jusqu’où elle a été lue, ce qu’elle est devenue',
    arguments: { '<ID>': 'l’identifiant de la source' },
  },
  cite: {
    sends: ['library.get'],
    summary: 'donne la citation mise en forme',
    arguments: { '[ID]': 'l’identifiant de la source, ou «\u00a0--source\u00a0»' },
    options: {
      source: prose('JSON', 'une source qui n’est pas dans la bibliothèque'),
      pin: text('ENDROIT', 'l’endroit cité : «\u00a0pt 18\u00a0»'),
      profile: choice(['pretoire', 'reflex'], 'la manière de citer'),
      form: choice(['full', 'short', 'again'], 'en entier, en court, ou citée de nouveau'),
    },
  },
  questions: {
    sends: ['settings.get', 'settings.save'],
    summary:
      'liste vos lignes de questions de tous les jours, qui passent avant celles du programme ; en ajoute une, ou en ôte une',
    options: {
      add: prose('LIGNE', 'ajoute cette ligne\u00a0: «\u00a0cantine, menu + école > L. 2121-29 CGCT\u00a0»'),
      remove: prose('LIGNE', 'ôte celle de vos lignes qui a ces mots avant le >'),
    },
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
    summary:
      'liste ce que les textes citent et que la bibliothèque n’a pas, et les fiches qui n’ont pas leur texte, du plus cité au moins cité',
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
      wget: output('FICHIER.txt', 'écrit les adresses des fichiers à prendre, pour «\u00a0wget -i\u00a0»'),
      downloads: text(
        'DOSSIER',
        'choisit le dossier des téléchargements, ou «\u00a0system\u00a0» pour celui du système',
      ),
      look: flag('liste les archives connues de ce dossier'),
      take: flag('importe celles qui n’ont pas été lues'),
    },
  },
  'fund list': {
    sends: ['funds.list'],
    summary:
      'liste les fonds attachés : des textes publics, chacun dans un fichier à côté de la bibliothèque',
  },
  'fund export': {
    sends: ['funds.export'],
    summary: 'fait d’un fonds de la bibliothèque un fichier, à donner ou à garder',
    detail:
      'Le fichier est entier : textes, versions, index, citations, état, et l’empreinte de son contenu. Ni notes, ni mots-clés, ni rien de votre travail n’y est.',
    arguments: { '<FONDS>': 'LEGI, JADE, CE-OUVERT…' },
    options: { out: required(output('FICHIER.db', 'où l’enregistrer')) },
  },
  'fund attach': {
    sends: ['funds.attach'],
    summary:
      'attache à la bibliothèque le fonds d’un fichier, ou remplace celui de ce nom par un plus récent',
    detail:
      'Le fichier est copié à côté de la bibliothèque et lu contre son empreinte ; il reste en clair, même si elle est scellée, et n’est dans aucune sauvegarde.',
    arguments: { '<FICHIER>': 'le fichier du fonds' },
  },
  'fund detach': {
    sends: ['funds.detach'],
    summary: 'détache un fonds ; ce que vos textes citent reste dans la bibliothèque',
    arguments: { '<FONDS>': 'LEGI, JADE, CE-OUVERT…' },
  },
  'fund check': {
    sends: ['funds.check'],
    summary: 'relit un fonds attaché contre l’empreinte de son contenu',
    arguments: { '<FONDS>': 'LEGI, JADE, CE-OUVERT…' },
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

const referenceFormats = ['csl', 'bibtex', 'ris', 'markdown', 'odt'] as const

export const referenceVerbs = verbs({
  references: {
    sends: ['library.exportReferences', 'library.exportTexts', 'collections.sources', 'drafts.get'],
    summary:
      'écrit des sources en références pour Zotero et les traitements de texte : CSL-JSON, BibTeX ou RIS ; ou avec leur texte, en Markdown ou en OpenDocument',
    detail:
      'Les notes privées n’y sont jamais, ni les textes, sauf en Markdown et en OpenDocument. Un argument n’est pas une référence.',
    arguments: { '[ID...]': 'les sources' },
    options: {
      collection: text('COLLECTION', 'les sources de cette collection, dans son ordre'),
      draft: text('ÉCRIT', 'les sources que cite cet écrit'),
      format: choice(referenceFormats, 'le format (csl)'),
      out: required(output('FICHIER', 'où les écrire')),
    },
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
    sends: ['collections.list', 'collections.save', 'library.bulk', 'library.get'],
    summary: 'range des sources dans une collection ; sous un titre nouveau, elle est faite',
    arguments: sources,
    options: {
      collection: text('COLLECTION', 'l’identifiant de la collection'),
      title: text('TITRE', 'ou son titre'),
    },
  },
  tag: {
    sends: ['library.bulk'],
    summary: 'ajoute un mot-clé à des sources',
    arguments: sources,
    options: { tag: required(text('MOT', 'le mot-clé')) },
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
