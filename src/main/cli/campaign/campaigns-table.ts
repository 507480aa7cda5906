import { flag, text, verbs } from '../verb.ts'

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
    sends: ['campaigns.get', 'campaigns.list', 'campaigns.state', 'settings.get'],
    summary:
      'où en est une campagne : étape, délai des amendements, séance, appels, ce qu’il faut faire dans l’ordre',
    arguments: campaign,
    examples: ['pretoire campaign state --json'],
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
  'campaign archive': {
    sends: ['campaigns.archive', 'campaigns.get', 'campaigns.list', 'settings.get'],
    summary: 'range une campagne : rien d’elle n’est plus proposé, tout est gardé',
    arguments: { '<CAMPAGNE>': 'la campagne, ou son texte de loi' },
    options: { back: flag('la sort de l’archive') },
  },
})
