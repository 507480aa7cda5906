import { choice, choices, flag, input, output, prose, required, text, texts, verbs } from '../verb.ts'

const draft = { '<ÉCRIT>': 'l’écrit' } as const
const dossier = { '<DOSSIER>': 'le dossier' } as const
const pages = flag(
  'les numéros de page d’un fichier Word sont ceux que LibreOffice imprime (toujours pour un PDF)',
)

export const draftVerbs = verbs({
  'draft list': { sends: ['drafts.list'], summary: 'les écrits d’un dossier', arguments: dossier },
  'draft new': {
    sends: ['dossiers.get', 'drafts.create', 'settings.get', 'templates.list'],
    summary: 'ajoute un écrit à un dossier',
    arguments: dossier,
    options: {
      template: required(text('MODÈLE', 'le modèle de l’écrit')),
      title: text('T', 'son titre'),
    },
  },
  'draft prepare': {
    sends: ['dossiers.get', 'drafts.prepare', 'templates.list'],
    summary: 'plusieurs écrits des mêmes faits ; sans modèle, ceux qui accompagnent le premier',
    arguments: { ...dossier, '[MODÈLE...]': 'les modèles' },
  },
  'draft show': { sends: ['drafts.get'], summary: 'un écrit, en entier (JSON)', arguments: draft },
  'draft copy': {
    sends: ['drafts.copy'],
    summary: 'copie un écrit, pour amender ce qui a été déposé',
    arguments: draft,
    options: { title: text('T', 'le titre de la copie') },
  },
  'draft reuse': {
    sends: ['drafts.remnants', 'drafts.reuse', 'drafts.template', 'templates.save'],
    summary: 'ouvre un dossier pour une autre commune : le même texte, ses faits à remplir',
    arguments: draft,
    options: {
      title: text('T', 'le titre du dossier'),
      blank: flag('laisse à compléter ce qui semble rester de la première commune'),
      template: text('TITRE', 'en fait un modèle de ce titre'),
    },
  },
  check: {
    sends: [
      'drafts.behind',
      'drafts.check',
      'drafts.citations',
      'drafts.dismissed',
      'drafts.gather',
      'drafts.report',
      'drafts.verify',
    ],
    summary: 'ce qui manque ou diffère de sa source, par gravité',
    arguments: draft,
    options: {
      out: output('RAPPORT.docx|.pdf', 'le rapport daté, avec ce qui n’a pas été vérifié'),
      citations: flag('chaque citation : ce qui en a été comparé, ce qui ne l’a pas été et pourquoi'),
      each: flag('chaque point sur sa ligne, sans les réunir par ce qu’il y a à faire'),
      'verify-pages': flag('dit seulement si LibreOffice imprime les pages que Prétoire estime'),
    },
    codeOne: 'il reste quelque chose à faire',
  },
  'verify-text': {
    sends: ['drafts.verifyText', 'library.trace'],
    summary: 'contrôle les citations et les passages cités d’un texte ou d’un fichier Word, sans dossier',
    detail:
      'Six verdicts : read (tout ce qui est dit a été comparé au texte, et concorde), partial (rien ne diffère, une partie n’est pas comparée), reference (référence seule), differs (diffère), absent, unverified (à vérifier). Des textes séparés par une ligne «\u00a0---\u00a0» donnent une liste de listes.',
    arguments: {
      '<FICHIER.txt>':
        'un texte en UTF-8, un fichier Word ou OpenDocument, ou avec LibreOffice un RTF ou un .doc',
    },
    codeOne: 'une citation diffère, ou une alerte reste',
  },
})

export const writingVerbs = verbs({
  'draft write': {
    sends: ['drafts.get', 'drafts.save', 'library.get'],
    summary: 'ajoute des paragraphes : {{fait}}, [[source|pt 5]], #[pièce], **gras**, *italique*',
    arguments: draft,
    options: {
      text: required(prose('TEXTE', 'les paragraphes')),
      after: text('BLOC', 'après ce bloc'),
    },
  },
  'draft grounds': {
    sends: ['drafts.addGrounds', 'drafts.grounds'],
    summary:
      'les moyens, externes puis internes ; avec leurs codes, les insère à leur place, liés à la bibliothèque',
    arguments: { ...draft, '[MOYEN...]': 'les moyens' },
    options: { matter: text('MATIÈRE', 'ceux d’une matière : urbanisme, étrangers, police…') },
  },
  'draft quote': {
    sends: ['drafts.get', 'drafts.save', 'library.get'],
    summary: 'cite mot pour mot le passage d’une source',
    arguments: { ...draft, '<SOURCE>': 'la source' },
    options: {
      pin: required(text('ENDROIT', 'l’endroit cité : «\u00a0pt 5\u00a0»')),
      after: text('BLOC', 'après ce bloc'),
    },
  },
  'draft open': {
    sends: ['drafts.applyDocx', 'drafts.previewDocx', 'drafts.readDocx'],
    summary:
      'reprend un fichier Word, OpenDocument (.odt) ou, avec LibreOffice, RTF et .doc ; sans --as, dit ce qu’il est et ce qui y a été changé, sans rien écrire',
    arguments: { '<FICHIER.docx>': 'le fichier' },
    options: {
      dossier: required(text('DOSSIER', 'le dossier où il revient')),
      as: choice(['draft', 'new'], 'dans le texte d’où il vient (draft), ou en un nouveau texte (new)'),
      all: choice(['accept', 'refuse'], 'accepte ou refuse les modifications suivies'),
    },
  },
  pseudonymise: {
    sends: ['drafts.identities', 'drafts.pseudonymise', 'drafts.verify'],
    summary: 'sans --out, dit ce qui serait remplacé ; avec, écrit la copie',
    arguments: draft,
    options: {
      out: output('FICHIER.docx', 'la copie à écrire'),
      numbers: flag('les numéros d’affaire aussi'),
      keep: texts('MOTS', 'laisse ces mots'),
      set: texts('MOTS=À LA PLACE', 'les remplace ainsi'),
      'verify-pages': pages,
    },
  },
})

const choose = texts('PASSAGE=mine|theirs|both', 'ce qu’il faut garder d’un passage changé des deux côtés')

export const versionVerbs = verbs({
  'draft versions': {
    sends: ['drafts.versions'],
    summary: 'les versions gardées d’un écrit, la plus récente d’abord',
    arguments: draft,
  },
  'draft keep': {
    sends: ['drafts.keep'],
    summary: 'garde l’écrit comme il est ; nommée, la version reste pour toujours',
    arguments: draft,
    options: { title: text('NOM', 'le nom de la version') },
  },
  'draft compare': {
    sends: ['drafts.gather', 'drafts.version'],
    summary: 'ce qui change d’une version à une autre, ou au texte d’aujourd’hui ; [-ôté-] {+mis+}',
    arguments: { '<VERSION>': 'la version', '[AUTRE]': 'l’autre version' },
  },
  'draft redline': {
    sends: ['drafts.redline', 'drafts.verify'],
    summary: 'écrit dans un fichier Word, en modifications suivies, ce qui change d’une version à une autre',
    detail:
      'Compare une version, ou un fichier Word, au texte d’aujourd’hui, ou à la version que --to nomme.',
    arguments: draft,
    options: {
      from: required(input('VERSION|FICHIER.docx', 'ce dont on part')),
      to: text('VERSION', 'ce à quoi on arrive'),
      out: required(output('FICHIER.docx', 'le fichier à écrire')),
      author: text('NOM', 'l’auteur des modifications'),
      date: text('JOUR', 'leur date'),
      'verify-pages': pages,
    },
  },
  'draft back': {
    sends: ['drafts.get', 'drafts.restoreVersion', 'drafts.version'],
    summary: 'remet une version à la place de l’écrit, gardé d’abord',
    arguments: { '<VERSION>': 'la version' },
  },
  'draft update': {
    sends: ['drafts.gather', 'drafts.reassemble'],
    summary: 'ce que les réponses du dossier changent dans l’écrit',
    arguments: draft,
    options: { apply: flag('l’écrit, le texte étant gardé d’abord'), choose },
  },
  'draft linked': {
    sends: ['drafts.linked', 'drafts.updateLinked'],
    summary: 'les arguments de l’écrit qui ont changé dans la bibliothèque',
    arguments: draft,
    options: { apply: flag('les met à jour'), choose },
  },
})

const marks = ['references', 'fields', 'comments', 'title', 'hour', 'fonts'] as const

/** How a draft is printed in Word or in PDF. */
export const printOptions = {
  final: flag('version à déposer, refusée tant qu’un point bloque'),
  with: choices(marks, 'la version à déposer le dit d’elle-même'),
  without: choices(marks, 'elle ne le dit pas'),
  author: text('NOM', 'l’auteur du fichier'),
  model: text('NOM', 'sur ce modèle Word, pour ce fichier seul'),
  comments: flag('avec les commentaires'),
  archive: flag('PDF/A-2b, non contrôlé par veraPDF'),
  'verify-pages': pages,
} as const

export const exportVerbs = verbs({
  export: {
    sends: ['drafts.export', 'drafts.pdf', 'drafts.text', 'drafts.verify', 'models.list'],
    summary: 'écrit un écrit en Word, en PDF ou en texte ; le format suit l’extension',
    arguments: draft,
    options: {
      out: required(output('FICHIER', 'le fichier à écrire')),
      format: choice(['docx', 'pdf', 'txt', 'md', 'html'], 'le format, quand le nom ne le dit pas'),
      ...printOptions,
    },
  },
})
