import { choice, flag, required, text, verbs } from '../verb.ts'

export const SPACE = 'l’espace, par son nom ou son identifiant'
export const MEMBER = 'le membre, par son nom ou le début de sa clé (office space members)'
const ROLE = 'owner change les membres et écrit, writer écrit, reader lit'
const NAME = text('NOM', 'le nom que verront les membres ; sinon celui qui signe vos lots')
export const QR = flag('montre aussi le code QR, sur la sortie d’erreur')
const ADDRESS = text('ADRESSE', 'adresse du bureau : postgres://nom@serveur/base, ou un dossier partagé')

export const spaceVerbs = verbs({
  'office card': {
    sends: ['office.card'],
    summary: 'donne la carte de cette bibliothèque, à remettre à qui vous invite dans un espace',
    detail:
      'La carte ne contient que votre nom et une clé publique : elle peut passer par courriel. Comparez de vive voix les dix mots qui l’accompagnent.',
    options: { name: NAME, qr: QR },
  },
  'office read': {
    sends: ['office.read'],
    summary:
      'dit de qui est une carte ou une invitation, avant de s’en servir, et les dix mots à comparer de vive voix',
    arguments: {
      '<TEXTE>': {
        about: 'la carte ou l’invitation, ou «\u00a0-\u00a0» pour l’entrée standard',
        stdin: true,
      },
    },
  },
  'office try': {
    sends: ['office.try'],
    summary: 'demande à un bureau s’il répond et prend ce poste ; rien n’est gardé de l’adresse',
    arguments: { '<ADRESSE>': 'postgres://nom@serveur/base, ou un dossier partagé' },
    codeOne: 'le bureau ne répond pas, ou refuse',
  },
  'office allow': {
    sends: ['office.try'],
    summary: 'autorise une adresse de bureau, que la fenêtre pourra alors utiliser, et dit ce qu’elle est',
    detail:
      'Une adresse donnée dans la fenêtre est confirmée hors d’elle, par une boîte du système. Là où il n’y en a pas, cette commande en tient lieu. Le mot de passe n’est pas retenu.',
    arguments: { '<ADRESSE>': 'postgres://nom@serveur/base, ou un dossier partagé' },
  },
  'office space create': {
    sends: ['office.create'],
    summary: 'crée un espace dans un bureau ; vous en êtes responsable',
    arguments: { '<TITRE>': 'le nom de l’espace' },
    options: { url: required(ADDRESS), name: NAME },
  },
  'office space invite': {
    sends: ['office.invite'],
    summary: 'fait entrer dans un espace le titulaire d’une carte, et donne son invitation',
    detail:
      'Avant d’inviter, lisez au téléphone les dix mots de la carte : s’ils sont les mêmes des deux côtés, personne ne s’est glissé entre vous. L’invitation n’ouvre rien à quelqu’un d’autre.',
    arguments: {
      '<ESPACE>': SPACE,
      '<CARTE>': { about: 'le texte de la carte, ou «\u00a0-\u00a0» pour l’entrée standard', stdin: true },
    },
    options: { role: choice(['owner', 'writer', 'reader'], `le rôle (sinon writer) : ${ROLE}`), qr: QR },
  },
  'office space join': {
    sends: ['office.join'],
    summary: 'entre dans un espace par une invitation',
    arguments: {
      '<INVITATION>': {
        about: 'le texte de l’invitation, ou «\u00a0-\u00a0» pour l’entrée standard',
        stdin: true,
      },
    },
    options: {
      url: text('ADRESSE', 'votre adresse du bureau, avec votre nom ; sinon celle de l’invitation'),
    },
  },
  'office space members': {
    sends: ['office.members'],
    summary: 'les membres d’un espace, leur rôle, et les mots de leur clé à comparer de vive voix',
    arguments: { '<ESPACE>': SPACE },
  },
  'office space role': {
    sends: ['office.members', 'office.role'],
    summary: 'donne un autre rôle à un membre',
    arguments: { '<ESPACE>': SPACE, '<MEMBRE>': MEMBER },
    options: { role: required(choice(['owner', 'writer', 'reader'], ROLE)) },
  },
  'office space remove': {
    sends: ['office.members', 'office.remove'],
    summary: 'retire un membre, ou révoque un poste perdu : la suite est scellée par une autre clé',
    detail: 'Ce que ce poste a déjà reçu, il l’a : rien ne peut l’effacer chez lui.',
    arguments: { '<ESPACE>': SPACE, '<MEMBRE>': MEMBER },
  },
  'office space history': {
    sends: ['office.members'],
    summary: 'ce qui a changé parmi les membres d’un espace, du plus récent au plus ancien',
    arguments: { '<ESPACE>': SPACE },
  },
  'office space address': {
    sends: ['office.address'],
    summary:
      'donne à un espace une autre adresse : serveur déplacé, mot de passe changé, dossier monté ailleurs',
    arguments: { '<ESPACE>': SPACE },
    options: {
      url: required(ADDRESS),
      new: flag('fait un bureau de ce dossier, s’il est vide : les postes y remettent ce qu’ils gardent'),
    },
  },
  'office space files': {
    sends: ['office.chooseFiles'],
    summary: 'garde sur ce poste les pièces d’un espace (keep), ou les demande au besoin (on-demand)',
    detail:
      'Un choix de ce poste, que les autres ne voient pas. Au besoin : une rencontre prend la ligne d’une pièce sans son fichier, qui reste dans l’espace jusqu’à ce qu’on ouvre la pièce, qu’on la demande (exhibit fetch) ou qu’un dossier de dépôt en ait besoin ; ni ce poste ni ses sauvegardes ne l’ont avant. Ce qui est déjà ici y reste. De nouveau gardés, les fichiers viennent à la prochaine rencontre.',
    arguments: { '<ESPACE>': SPACE },
    options: {
      mode: required(choice(['keep', 'on-demand'], 'garder les pièces, ou les demander au besoin')),
    },
  },
  'office status': {
    sends: ['office.state', 'office.findings'],
    summary: 'dit où en sont les espaces, et ce que ce poste a remarqué d’anormal dans le bureau',
    codeOne: 'quelque chose d’anormal n’est pas levé',
  },
})
