import { verbs } from '../verb.ts'

const detail =
  'La phrase de passe se tape sans paraître, ou se lit dans le fichier que nomme PRETOIRE_PASSPHRASE_FILE («\u00a0-\u00a0» : l’entrée standard) ; jamais un argument.'

export const vaultVerbs = verbs({
  'vault status': {
    summary: 'dit si la bibliothèque est scellée, et ce qui reste en clair',
    detail:
      'Le trousseau du système n’ouvre une bibliothèque que dans la fenêtre de bureau : la ligne de commande n’y a pas accès et demande toujours la phrase de passe.',
  },
  'vault seal': {
    summary: 'scelle la bibliothèque par une phrase de passe, en place, et donne la clé de secours',
    detail: `${detail} Scelle à nouveau, sans autre clé de secours, ce qu’une remise en clair arrêtée au milieu avait laissé en clair.`,
  },
  'vault passphrase': {
    summary: 'change la phrase de passe, sans rien récrire d’autre',
    detail: `${detail} La nouvelle, de même : PRETOIRE_NEW_PASSPHRASE_FILE.`,
  },
  'vault recovery': {
    summary: 'donne une clé de secours neuve ; celle d’avant n’ouvre plus',
    detail,
  },
  'vault forget-keyring': {
    summary: 'retire au trousseau de l’ordinateur la clé de la bibliothèque',
    detail:
      'Ce que décoche «\u00a0Ouvrir sans phrase de passe sur cet ordinateur\u00a0». La phrase de passe et la clé de secours l’ouvrent toujours ; une copie du dossier faite avant s’ouvre encore par ce trousseau. La phrase de passe est demandée.',
  },
  'vault unseal': {
    summary: 'remet la bibliothèque en clair ; ses sauvegardes restent scellées',
    detail: `${detail} Arrêtée au milieu, elle ne reprend que par cette commande, ou par le choix que propose la fenêtre.`,
  },
})
