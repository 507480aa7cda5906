import type { assistantVerbs } from '../assistant/table.ts'
import type { browserVerbs } from '../browser/table.ts'
import type { erasureVerbs, safekeepingVerbs } from '../library/safekeeping-table.ts'
import type { vaultVerbs } from '../library/vault-table.ts'
import type { programVerbs } from '../program-table.ts'
import type { ExamplesOf } from './example.ts'

export const safekeepingExamples: ExamplesOf<typeof safekeepingVerbs> = {
  doctor: [['pretoire doctor', 'La bibliothèque est saine']],
  backup: [['pretoire backup sauvegarde.zip', 'Sauvegarde faite et relue']],
  backups: [
    ['pretoire backups', 'Aucune sauvegarde'],
    ['pretoire backups --place /media/cle', 'Seconde place :'],
  ],
  restore: [['pretoire restore sauvegarde.zip', 'remise :']],
  rescue: [
    ['pretoire rescue', 'La bibliothèque s’ouvre.'],
    [
      'pretoire rescue --restore sauvegarde.zip',
      'La sauvegarde est rétablie. Le fichier qui ne s’ouvrait pas est gardé',
    ],
    ['pretoire rescue --salvage', 'Récupéré'],
  ],
  move: [
    ['pretoire move', 'où aucun outil de synchronisation n’est reconnu : rien n’oblige à la'],
    [
      'pretoire move ~/pretoire --apply',
      'chaque fichier y a été relu, la base vérifiée. Chaque sauvegarde du',
    ],
  ],
  update: [['pretoire update pretoire_1.1.0_amd64.deb.pretoire-maj', 'Sauvegarde faite et relue']],
}

export const erasureExamples: ExamplesOf<typeof erasureVerbs> = {
  erase: [
    [
      'pretoire erase partie PARTIE --dossier DOSSIER',
      'Camille Durand » : rien n’est encore effacé. Le serait',
    ],
    ['pretoire erase dossier DOSSIER', 'Exemple c. commune » : rien n’est encore effacé. Le serait'],
    ['pretoire erase dossier DOSSIER --confirm "Exemple c. commune"', 'Objet : un dossier (identifiant', 1],
  ],
  person: [
    ['pretoire person "Camille Durand" -o rapport.txt', 'endroits'],
    [
      'pretoire person "Camille Durand" --confirm "Camille Durand" --keep draft:ÉCRIT -o attestation.txt',
      'Objet : ce qui nomme une personne, à sa demande (identifiant',
      1,
    ],
  ],
}

export const vaultExamples: ExamplesOf<typeof vaultVerbs> = {
  'vault status': [
    ['pretoire vault status', 'La bibliothèque est en clair : qui lit le disque la lit. « pretoire'],
  ],
  'vault seal': [
    ['pretoire vault seal', 'La bibliothèque est scellée : base, pièces, images, clés de signature'],
  ],
  'vault passphrase': [
    ['pretoire vault passphrase', 'La phrase de passe est changée. Les sauvegardes faites avant, hors de'],
  ],
  'vault recovery': [
    ['pretoire vault recovery', 'Clé de secours, à imprimer ou à recopier, et à ranger loin de'],
  ],
  'vault forget-keyring': [
    ['pretoire vault forget-keyring', 'Le trousseau d’aucun ordinateur n’ouvrait cette bibliothèque : rien'],
  ],
  'vault unseal': [
    ['pretoire vault unseal', 'La bibliothèque est en clair : qui lit le disque la lit. « pretoire'],
  ],
}

export const programExamples: ExamplesOf<typeof programVerbs> = {
  help: [
    ['pretoire help import', 'Importe des fichiers, dossiers ou archives publics, ou la'],
    ['pretoire help procedure', 'affaire add      ajoute une affaire au dossier : ses pièces'],
    ['pretoire help --full', 'Prétoire en ligne de commande'],
  ],
  completion: [
    ['source <(pretoire completion bash)', '# Complète les commandes de Prétoire dans bash'],
    [
      'pretoire completion fish > ~/.config/fish/completions/pretoire.fish',
      '# Complète les commandes de Prétoire dans fish',
    ],
  ],
  man: [['pretoire man | man -l -', 'l’atelier des recours et des documents parlementaires, hors ligne']],
}

export const assistantExamples: ExamplesOf<typeof assistantVerbs> = {
  mcp: [['pretoire mcp', 'c’est l’assistant qui la lance', 1]],
}

export const browserExamples: ExamplesOf<typeof browserVerbs> = {
  'browser install': [['pretoire browser install', 'Firefox : Prétoire y est connu.']],
  'browser state': [['pretoire browser state', 'Prétoire est connu de : Firefox.']],
  'browser remove': [['pretoire browser remove', 'Firefox : Prétoire y est oublié.']],
  'browser host': [['pretoire browser host', 'c’est le navigateur qui la lance', 1]],
}
