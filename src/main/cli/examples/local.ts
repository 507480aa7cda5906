import type { projectVerbs, waveVerbs } from '../campaign/local-table.ts'
import type { ExamplesOf } from './example.ts'

export const projectExamples: ExamplesOf<typeof projectVerbs> = {
  'project new': [
    ['pretoire project new Moirans "Montreuil (93)" --product BriefCam', 'projet-38239-briefcam'],
  ],
  'project state': [
    [
      'pretoire project state PROJET confirmed --date 2026-03-02 --source "Réponse de la mairie"',
      'Moirans – BriefCam : confirmé (02/03/2026',
    ],
  ],
  'project list': [
    [
      'pretoire project list BriefCam --state confirmed --department 38',
      'projet-38239-briefcam  Moirans – BriefCam, confirmé (02/03/2026',
    ],
  ],
  'project show': [['pretoire project show PROJET', 'Moirans – BriefCam (projet-38239-briefcam']],
  'project set': [['pretoire project set PROJET --cameras 42', 'Moirans – BriefCam : gardé']],
  'project evidence': [
    [
      'pretoire project evidence PROJET --label "Bon de commande" --provenance "Donné par la mairie" --file bon.pdf',
      'Moirans – BriefCam : 1 preuve',
    ],
  ],
  'project points': [
    [
      'pretoire project points communes.csv --source "IGN" --licence "Licence Ouverte 2.0"',
      '1 commune située, 0 ligne laissée',
    ],
  ],
  'project export': [
    ['pretoire project export --format svg --out carte.svg', 'écrit'],
    ['pretoire project export --format csv --out projets.csv', 'écrit'],
  ],
  'project import': [
    ['pretoire project import projets.csv', '0 projet à changer, 2 lignes inchangées'],
    ['pretoire project import projets.csv --take', '0 projet à jour, 2 lignes inchangées'],
  ],
  'project remove': [
    ['pretoire project remove PROJET', 'Projet retiré (« project remove projet-38239-briefcam --back » le'],
    ['pretoire project remove PROJET --back', 'Projet remis'],
  ],
}

export const waveExamples: ExamplesOf<typeof waveVerbs> = {
  'wave new': [
    [
      'pretoire wave new --title "Demandes de novembre" --from mairies.txt --claimant nous.json --place Paris',
      'Demandes de novembre : 2 administrations',
    ],
  ],
  'wave list': [['pretoire wave list', 'Demandes de novembre (2 administrations']],
  'wave write': [
    ['pretoire wave write VAGUE --format one --day 2026-11-02 --out lettres.docx', '2 lettres écrites'],
  ],
  'wave mark': [
    ['pretoire wave mark VAGUE sent --date 2026-11-02', 'Demande envoyée : 2 administrations'],
    [
      'pretoire wave mark VAGUE cada-request --from recus.txt',
      'Demande reçue par l’administration : 1 administration',
    ],
  ],
  'wave show': [
    [
      'pretoire wave show VAGUE --day 2026-12-02',
      'Mairie de Moirans · reçue, le mois court · silence le 20/12/2026 ·',
    ],
  ],
  'wave export': [['pretoire wave export VAGUE --format csv --out suivi.csv', 'écrit']],
  'wave answer': [
    [
      'pretoire wave answer VAGUE réponse.pdf --to Moirans --date 2026-11-20',
      'Réponse – Mairie de Moirans : gardée',
    ],
  ],
  'wave due': [['pretoire wave due --day 2026-12-02', 'Semaine du lundi 30 novembre 2026']],
  'wave open': [['pretoire wave open VAGUE Moirans rep-vsa', 'Mairie de Moirans : dossier']],
  'wave remove': [['pretoire wave remove VAGUE', 'Vague retirée (« wave remove']],
}
