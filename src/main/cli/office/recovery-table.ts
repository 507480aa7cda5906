import { choice, verbs } from '../verb.ts'
import { MEMBER, QR, SPACE } from './space-table.ts'

export const recoveryVerbs = verbs({
  'office recovery propose': {
    sends: ['office.members', 'office.proposeRecovery'],
    summary: 'propose de rendre à un nouveau poste la place d’un membre dont le poste est perdu',
    detail:
      'Le poste perdu est retiré aussitôt, et la suite scellée par une autre clé. Le nouveau ne reçoit rien avant qu’un second responsable, qui l’était déjà, ait confirmé. Comparez d’abord de vive voix les dix mots de la carte.',
    arguments: {
      '<ESPACE>': SPACE,
      '<MEMBRE>': MEMBER,
      '<CARTE>': {
        about: 'la carte du nouveau poste, ou «\u00a0-\u00a0» pour l’entrée standard',
        stdin: true,
      },
    },
    options: { role: choice(['owner', 'writer', 'reader'], 'le rôle (sinon celui d’avant)') },
  },
  'office recovery confirm': {
    sends: ['office.members', 'office.confirmRecovery'],
    summary:
      'confirme, en second responsable, la place proposée pour un nouveau poste, et donne son invitation',
    detail:
      'Appelez la personne, et comparez les dix mots affichés à ceux de son nouveau poste («\u00a0office space members\u00a0» les donne avant).',
    arguments: { '<ESPACE>': SPACE, '<MEMBRE>': MEMBER },
    options: { qr: QR },
  },
  'office recovery withdraw': {
    sends: ['office.members', 'office.withdrawRecovery'],
    summary: 'met fin à une proposition que personne n’a confirmée ; le poste perdu reste retiré',
    arguments: { '<ESPACE>': SPACE, '<MEMBRE>': MEMBER },
  },
})
