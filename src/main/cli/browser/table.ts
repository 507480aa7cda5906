import { verbs } from '../verb.ts'

export const browserVerbs = verbs({
  'browser install': {
    summary: 'dit aux navigateurs de ce compte où trouver Prétoire',
    detail:
      'L’extension «\u00a0Garder dans Prétoire\u00a0» peut alors lui remettre la page ou le PDF que vous regardez, quand vous appuyez sur son bouton. Elle ne peut rien lire de la bibliothèque. Sont connus Chromium, Chrome, Edge, Brave et Firefox, où ce compte s’en est servi.',
  },
  'browser remove': { summary: 'fait oublier Prétoire aux navigateurs de ce compte' },
  'browser state': { summary: 'dit quels navigateurs de ce compte connaissent Prétoire' },
  'browser host': {
    sends: ['offers.keep'],
    summary: 'reçoit ce qu’un navigateur envoie (c’est lui qui lance cette commande)',
    detail:
      'Parle le protocole des navigateurs sur l’entrée et la sortie standard\u00a0: un message, une page ou un PDF\u00a0; une réponse, une phrase. Ouvert, Prétoire reçoit le fichier dans sa fenêtre\u00a0; fermé, il le range dans la bibliothèque\u00a0; verrouillé, il n’en garde rien.',
  },
})
