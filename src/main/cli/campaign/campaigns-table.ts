import { choice, flag, output, required, text, texts, verbs } from '../verb.ts'

const campaign = { '[CAMPAGNE]': 'la campagne, ou son texte de loi ; sinon celle où l’on est' } as const

export const campaignVerbs = verbs({
  'campaign list': {
    sends: ['campaigns.list'],
    summary: 'les campagnes ouvertes, et où en est leur texte',
    options: { archived: flag('celles de l’archive') },
  },
  'campaign begin': {
    sends: ['campaigns.begin', 'campaigns.save', 'settings.save'],
    summary: 'commence la campagne d’un texte de loi, ou reprend celle qu’il a',
    arguments: { '<TEXTE>': 'le texte de loi' },
    options: {
      title: text('TITRE', 'son nom, sinon celui du texte'),
      association: text('NOM', 'l’association qui la mène'),
      contact: text('C', 'comment la joindre'),
      signature: text('NOM', 'qui signe'),
    },
  },
  'campaign show': {
    sends: ['campaigns.get', 'campaigns.list', 'settings.get'],
    summary: 'une campagne : son nom, son texte, qui la mène',
    arguments: campaign,
  },
  'campaign state': {
    sends: ['campaigns.get', 'campaigns.list', 'campaigns.state', 'settings.get', 'waves.due', 'waves.list'],
    summary:
      'où en est une campagne : étape, délai des amendements, séance, appels, demandes de documents, ce qu’il faut faire dans l’ordre',
    arguments: campaign,
  },
  'campaign edit': {
    sends: ['campaigns.get', 'campaigns.list', 'campaigns.save', 'settings.get'],
    summary: 'change le nom, l’association, le contact ou la signature que prennent ses documents',
    arguments: campaign,
    options: {
      title: text('TITRE', 'son nom'),
      association: text('NOM', 'l’association qui la mène'),
      contact: text('C', 'comment la joindre'),
      signature: text('NOM', 'qui signe'),
    },
  },
  'campaign use': {
    sends: ['campaigns.get', 'campaigns.list', 'settings.get', 'settings.save'],
    summary: 'dit dans quelle campagne on travaille',
    arguments: { '<CAMPAGNE>': 'la campagne, ou son texte de loi' },
  },
  'campaign export': {
    sends: ['campaigns.get', 'campaigns.list', 'packs.send', 'settings.get'],
    summary:
      'fait d’une campagne entière un fichier signé : amendements, documents, listes, envois, arguments',
    detail:
      'Ni le journal des appels («\u00a0calls export\u00a0»), ni qui signe, ni les notes privées, ni les ouvertures écrites à la main, sauf --notes pour ces deux-là. Les images et les commentaires des documents partent avec eux, ces derniers sauf --no-comments. Sous le même nom, c’est une nouvelle version du même fichier.',
    arguments: campaign,
    options: {
      out: required(output('FICHIER.pretoire', 'le fichier à écrire')),
      author: text('NOM', 'qui l’envoie, sinon celui des réglages'),
      version: text('V', 'sa version'),
      licence: text('L', 'la licence de vos textes'),
      notes: flag(
        'avec les notes privées de la campagne et de ses documents, et les ouvertures écrites à la main',
      ),
      'no-comments': flag('sans les commentaires de ses documents'),
    },
  },
  'campaign receive': {
    sends: ['packs.apply', 'packs.drop', 'packs.review'],
    summary: 'examine une campagne reçue, champ par champ ; n’en prend rien sans --take',
    detail:
      'Ce que vous avez changé reste, sauf choix contraire ; «\u00a0pack undo\u00a0» remet tout comme avant.',
    arguments: { '<FICHIER.pretoire>': 'le fichier' },
    options: {
      take: flag('la prend'),
      all: choice(['take', 'keep'], 'de ce qui n’est pas nommé'),
      set: texts('ID=take|keep ou ID#CHAMP=mine|theirs', 'le choix d’une chose, ou d’un champ'),
      trust: flag('retient la nouvelle clé de son auteur'),
    },
  },
  'campaign archive': {
    sends: ['campaigns.archive', 'campaigns.get', 'campaigns.list', 'settings.get'],
    summary: 'range une campagne : rien d’elle n’est plus proposé, tout est gardé',
    arguments: { '<CAMPAGNE>': 'la campagne, ou son texte de loi' },
    options: { back: flag('la sort de l’archive') },
  },
})
