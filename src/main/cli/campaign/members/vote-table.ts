import { choice, text, verbs } from '../../verb.ts'

export const voteVerbs = verbs({
  'vote list': {
    sends: ['scrutins.list'],
    summary: 'les scrutins importés, et le texte sur lequel chacun porte',
    arguments: { '[MOTS...]': 'des mots du titre, ou un numéro' },
  },
  'vote show': {
    sends: ['bills.votes'],
    summary:
      'les scrutins sur un texte : la ligne de chaque groupe, avec nous, contre nous, qui a voté autrement',
    arguments: { '<TEXTE>': 'l’identifiant du texte' },
  },
  'vote link': {
    sends: ['scrutins.link'],
    summary:
      'dit qu’un scrutin porte sur un texte, et ce que la campagne demandait ; sans --bill, l’en détache',
    arguments: { '<SCRUTIN>': 'l’identifiant du scrutin' },
    options: {
      bill: text('TEXTE', 'le texte de loi'),
      wished: choice(['pour', 'contre'], 'ce que la campagne demandait'),
    },
  },
})
