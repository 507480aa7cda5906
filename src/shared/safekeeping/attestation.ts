import type { ErasureRecord } from './erasure.ts'

const OBJECTS: Readonly<Record<ErasureRecord['target']['kind'], string>> = {
  dossier: 'un dossier',
  exhibit: 'une pièce',
  calls: 'le journal des appels à un·e parlementaire',
  campaign: 'un texte suivi par une campagne',
  party: 'une partie d’un dossier',
  person: 'ce qui nomme une personne, à sa demande',
}

const momentText = (at: string) =>
  new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'long', timeZone: 'Europe/Paris' })

/** The certificate of an erasure, to be kept or given: it names what was erased by its identifier alone. */
export function attestation({
  target,
  library,
  at,
  endedAt,
  counts,
  files,
  backups,
  remains,
  kept,
}: ErasureRecord): string {
  return [
    'ATTESTATION D’EFFACEMENT',
    '',
    `Objet\u00a0: ${OBJECTS[target.kind]} (identifiant\u00a0: ${target.id}).`,
    `Bibliothèque\u00a0: ${library}.`,
    `Effacement commencé le ${momentText(at)}, achevé le ${momentText(endedAt)}.`,
    '',
    ...(counts.length > 0
      ? [
          'Effacé de la bibliothèque, de ses versions, de son journal et de ses pages libres :',
          ...counts.filter(({ count }) => count > 0).map(({ words, count }) => `- ${count} ${words}`),
          ...(files > 0 ? [`- ${files} ${files > 1 ? 'fichiers' : 'fichier'} que plus rien ne nomme`] : []),
          '- les fichiers faits pour l’utilisateur et pas encore retirés, les fichiers reçus et les copies de travail',
        ]
      : [
          'La bibliothèque ne contenait déjà plus ce qui est effacé ici\u00a0: cette attestation complète la précédente.',
        ]),
    '',
    ...(kept.length > 0 ? ['Laissé en place :', ...kept.map(one => `- ${one}`), ''] : []),
    ...(backups.length > 0
      ? ['Sauvegardes réécrites sans ce contenu, puis relues :', ...backups.map(name => `- ${name}`)]
      : ['Aucune sauvegarde n’était à réécrire.']),
    '',
    ...(remains.length > 0
      ? ['Peuvent encore contenir ce qui a été effacé :', ...remains.map(one => `- ${one}`)]
      : ['Aucun fichier connu de la bibliothèque ne contient plus ce qui a été effacé.']),
    '',
    'Les sauvegardes faites ou copiées ailleurs que dans le dossier de la bibliothèque et à la seconde place ne sont pas connues de Prétoire\u00a0: chacune contient encore ce qui a été effacé et, scellée, s’ouvre avec la phrase de passe de son jour. Elles restent à supprimer.',
    'Cette attestation ne porte ni sur les fichiers exportés, imprimés, copiés ou envoyés hors de la bibliothèque, ni sur les blocs qu’un disque garde après la suppression d’un fichier\u00a0: seul un disque chiffré y répond.',
    '',
  ].join('\n')
}
