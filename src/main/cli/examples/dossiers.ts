import type { dossierVerbs, exhibitVerbs, modelVerbs, templateVerbs } from '../dossiers/table.ts'
import type { ExamplesOf } from './example.ts'

export const dossierExamples: ExamplesOf<typeof dossierVerbs> = {
  'dossier new': [
    ['pretoire dossier new --template rep-vsa --set commune=Moirans --set software=BriefCam', 'Dossier'],
    ['pretoire dossier new --profile refere-liberte --facts faits.json', 'Dossier'],
  ],
  'dossier list': [['pretoire dossier list', 'Référé-liberté contre une vidéosurveillance algorithmique']],
  'dossier sample': [['pretoire dossier sample recourse', 'Dossier']],
  'dossier answer': [['pretoire dossier answer DOSSIER --set decision.type=expresse', '1 réponse gardée']],
  'dossier show': [
    ['pretoire dossier show DOSSIER', 'decision.object = a décidé de soumettre les images de la'],
  ],
  'dossier line': [['pretoire dossier line DOSSIER', 'Requête']],
  'dossier next': [['pretoire dossier next DOSSIER refere-suspension', 'Affaire']],
  'dossier close': [
    [
      'pretoire dossier close DOSSIER --on 2026-06-30 --five-years',
      'Mandat fini le 30 juin 2026. À effacer à partir du 30 juin 2031',
    ],
    ['pretoire dossier close DOSSIER --reopen', 'Le dossier n’est plus clos'],
  ],
  'dossier export': [
    [
      'pretoire dossier export DOSSIER -o - | ssh ailleurs "cat > dossier.zip"',
      'Dossier écrit : sortie standard',
    ],
  ],
  'dossier import': [['pretoire dossier import dossier.zip', 'Dossier']],
}

export const templateExamples: ExamplesOf<typeof templateVerbs> = {
  'template list': [
    ['pretoire template list', 'contribution-exterieure — Contribution extérieure au Conseil'],
  ],
  'template export': [['pretoire template export rep-vsa --out modele.json', 'Modèle écrit']],
  'template import': [['pretoire template import modele.json', 'Modèle rep-vsa (remplacé']],
  'template remove': [['pretoire template remove rep-vsa --apply', 'Modèle retiré']],
}

export const modelExamples: ExamplesOf<typeof modelVerbs> = {
  'model add': [
    ['pretoire model add "Papier du cabinet.dotx"', 'Papier du cabinet : modèle Word ajouté'],
    [
      'pretoire model add Lettre.docx --role 1=titre',
      'Page A4, marges : haut 2,5 cm, bas 2 cm, gauche 3,5 cm, droite 2 cm',
    ],
  ],
  'model read': [
    ['pretoire model read Lettre.docx --role 1=titre', '1  titre      1 rue du Palais, 38000 Grenoble'],
  ],
  'model list': [['pretoire model list', 'Papier du cabinet (Papier du cabinet.dotx']],
  'model show': [
    [
      'pretoire model show "Papier du cabinet"',
      'Page A4, marges : haut 2,5 cm, bas 2 cm, gauche 3,5 cm, droite 2 cm',
    ],
  ],
  'model default': [
    [
      'pretoire model default "Papier du cabinet" --for filing',
      'Nouveaux recours et requêtes : Papier du cabinet',
    ],
  ],
  'draft look': [
    [
      'pretoire draft look ÉCRIT --model "Papier du cabinet"',
      'Présenté à la manière « association », sur Papier du cabinet, mots',
    ],
  ],
  'model remove': [['pretoire model remove Lettre', 'Lettre : retiré (« model restore']],
  'model restore': [['pretoire model restore IDENTIFIANT', 'Lettre : remis']],
}

export const exhibitExamples: ExamplesOf<typeof exhibitVerbs> = {
  'exhibit add': [
    [
      'pretoire exhibit add DOSSIER délibération.pdf --label "Délibération du 3 mars 2025"',
      'n° 1  Délibération du 3 mars 2025',
    ],
    [
      'pretoire exhibit add DOSSIER marché.pdf --as marche',
      'n° 2  Marché, bon de commande ou facture du logiciel',
    ],
    ['pretoire exhibit add DOSSIER pièces/*.pdf', 'n° 3  carte'],
  ],
  'exhibit from': [
    [
      'pretoire exhibit from REQUÊTE --as requete --to RÉFÉRÉ',
      'Copie de la requête en annulation, imprimée au dépôt de la version',
    ],
  ],
  'exhibit list': [['pretoire exhibit list DOSSIER', 'n° 2  Marché, bon de commande ou facture du logiciel']],
  'exhibit fetch': [
    ['pretoire exhibit fetch DOSSIER', 'Aucun fichier n’était resté dans un espace : rien à demander'],
  ],
  'exhibit match': [
    ['pretoire exhibit match DOSSIER', 'Délibération ou clause habilitant à agir en justice (habilitation'],
  ],
  'exhibit arrange': [
    ['pretoire exhibit arrange DOSSIER citation', 'n° 1  Marché, bon de commande ou facture du logiciel'],
  ],
  'exhibit aside': [
    ['pretoire exhibit aside DOSSIER PIÈCE', 'n° 1  Marché, bon de commande ou facture du logiciel'],
  ],
  'exhibit order': [
    ['pretoire exhibit order DOSSIER PIÈCE', 'n° 1  Marché, bon de commande ou facture du logiciel'],
  ],
  'exhibit read': [
    [
      'pretoire exhibit read DOSSIER',
      '1 page lue. Texte reconnu sur des images : à vérifier avant de le citer.',
    ],
    ['pretoire exhibit read DOSSIER --progress', '1 page : 1 lue sur une image'],
  ],
  'exhibit search': [
    ['pretoire exhibit search DOSSIER refus de la commune', 'page 1 (lu sur une image, à vérifier)'],
  ],
  'exhibit text': [
    ['pretoire exhibit text TÉLÉCOPIE 1', 'La commune refuse'],
    ['pretoire exhibit text TÉLÉCOPIE 1 --words', 'commune'],
  ],
  'exhibit correct': [['pretoire exhibit correct TÉLÉCOPIE 1 2 refusa', '« refuse » est devenu « refusa ».']],
}
