import { flag, text, verbs } from './verb.ts'

/** The options of every verb. */
export const everyOption = {
  library: text('DOSSIER', 'la bibliothèque ; sinon PRETOIRE_LIBRARY, sinon celle de l’utilisateur'),
  json: flag('donne la réponse en JSON'),
  'no-color': flag('sans couleur ; de même quand NO_COLOR est défini'),
  verbose: flag('d’une erreur inattendue, montre où elle est née'),
  help: { ...flag('montre cette aide'), short: 'h' },
} as const

export const programVerbs = verbs({
  help: {
    summary: 'montre l’aide, celle d’un sujet ou d’une commande',
    arguments: { '[COMMANDE|SUJET...]': 'la commande, ou le sujet' },
    options: { full: flag('toutes les commandes') },
  },
  completion: {
    summary: 'donne ce qui complète les commandes dans le terminal',
    arguments: { '<TERMINAL>': { about: 'bash, zsh ou fish', values: ['bash', 'zsh', 'fish'] } },
  },
  man: {
    summary: 'donne la page de manuel',
    options: { markdown: flag('en Markdown, comme docs/cli.md') },
  },
})
