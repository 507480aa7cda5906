import { verbs } from '../verb.ts'

const THING = {
  '<NATURE>': { about: 'ce qui est partagé', values: ['dossier', 'piece'] },
  '<ID>': 'le dossier, ou la pièce',
}

export const proposalVerbs = verbs({
  'office erasure list': {
    sends: ['office.erasures'],
    summary: 'les effacements que des membres proposent à tous, et ce que chacun en dit',
  },
  'office erasure propose': {
    sends: ['office.proposeErasure'],
    summary: 'propose à tous les membres d’un espace d’effacer un dossier ou une pièce qui y est',
    detail:
      'Rien n’est effacé ici : «\u00a0erase\u00a0» le fait, et le dit aux autres. La proposition part signée à la prochaine rencontre ; chacun l’accepte en effaçant sur son poste («\u00a0erase\u00a0»), ou la décline. Ce que chacun répond est signé de son poste, et ne prouve pas ce qu’il garde.',
    arguments: THING,
  },
  'office erasure decline': {
    sends: ['office.declineErasure'],
    summary: 'garde ce que d’autres proposent d’effacer, ou retire la proposition de ce poste',
    arguments: THING,
  },
})
