import type { draftVerbs, exportVerbs, versionVerbs, writingVerbs } from '../drafts/table.ts'
import type { ExamplesOf } from './example.ts'

export const draftExamples: ExamplesOf<typeof draftVerbs> = {
  'draft list': [
    ['pretoire draft list DOSSIER', 'Recours pour excès de pouvoir contre une vidéosurveillance'],
  ],
  'draft new': [['pretoire draft new DOSSIER --template note-en-delibere', 'Écrit']],
  'draft prepare': [
    ['pretoire draft prepare DOSSIER refere-suspension memoire-qpc inventaire', 'refere-suspension'],
  ],
  'draft show': [['pretoire draft show ÉCRIT', 'Recours pour excès de pouvoir contre une vidéosurveillance']],
  'draft copy': [['pretoire draft copy ÉCRIT --title "Après le dépôt"', 'Écrit']],
  'draft reuse': [
    ['pretoire draft reuse ÉCRIT --title "Pour votre commune"', 'Dossier'],
    ['pretoire draft reuse ÉCRIT --template "Notre requête"', 'Modèle notre-requete  Notre requête'],
  ],
  check: [['pretoire check ÉCRIT', 'informations manquent', 1]],
  'verify-text': [
    ['pretoire verify-text memoire.docx', 'Aucune citation lue'],
    ['pretoire verify-text - --json < passage.txt', '['],
  ],
}

export const writingExamples: ExamplesOf<typeof writingVerbs> = {
  'draft write': [
    ['pretoire draft write ÉCRIT --text "La commune a délibéré (#[PIÈCE])." --after BLOC', 'Ajouté'],
    ['pretoire draft write ÉCRIT --text - < moyen.txt', 'Ajouté'],
  ],
  'draft grounds': [['pretoire draft grounds ÉCRIT INT-BASE EXT-INC', '2 moyens insérés']],
  'draft quote': [['pretoire draft quote ÉCRIT ID --pin "pt 5" --after BLOC', 'Ajouté']],
  'draft open': [
    [
      'pretoire draft open retour.docx --dossier DOSSIER',
      'Copie de travail « Recours pour excès de pouvoir contre une',
    ],
    [
      'pretoire draft open retour.docx --dossier DOSSIER --as draft --all accept',
      'Recours pour excès de pouvoir contre une vidéosurveillance',
    ],
  ],
  pseudonymise: [
    [
      'pretoire pseudonymise ÉCRIT --out copie.docx',
      'écrit. Relisez-le avant de le donner : les images ne sont pas lues',
    ],
  ],
}

export const versionExamples: ExamplesOf<typeof versionVerbs> = {
  'draft keep': [['pretoire draft keep ÉCRIT --title "Envoyée au client"', 'Envoyée au client']],
  'draft versions': [['pretoire draft versions ÉCRIT', 'Envoyée au client']],
  'draft compare': [['pretoire draft compare VERSION', 'Les deux textes sont identiques']],
  'draft redline': [['pretoire draft redline ÉCRIT --from VERSION --out comparaison.docx', 'écrit']],
  'draft back': [
    ['pretoire draft back VERSION', 'Version remise. Le texte qu’elle remplace est gardé parmi les versions'],
  ],
  'draft update': [
    ['pretoire draft update ÉCRIT', '+ {+Par la délibération du [à compléter : date de la décision], le'],
    [
      'pretoire draft update ÉCRIT --apply',
      '+ {+Par la délibération du [à compléter : date de la décision], le',
    ],
  ],
  'draft linked': [['pretoire draft linked ÉCRIT --apply', 'Rien à mettre à jour']],
}

export const exportExamples: ExamplesOf<typeof exportVerbs> = {
  export: [
    ['pretoire export ÉCRIT --out recours.docx', 'Copie de travail'],
    ['pretoire export PRÊT --out depot.docx --final --with comments --without fields', 'pages'],
    ['pretoire export ÉCRIT -o - --format md | less', 'TRIBUNAL ADMINISTRATIF DE GRENOBLE'],
  ],
}
