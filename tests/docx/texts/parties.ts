import { Party } from '../../../src/shared/dossiers/model.ts'

/** A second claimant and a lawyer, for texts that agree with several. */
export const otherParties: readonly Party[] = [
  {
    id: 'lina',
    role: 'claimant',
    civility: 'Mme',
    firstName: 'Lina',
    name: 'Moreau',
    address: '3 place du Marché, 38999 Valmont-sur-Isère',
  },
  {
    id: 'me',
    role: 'counsel',
    civility: 'Me',
    firstName: 'Claire',
    name: 'Aubry',
    bar: 'de Grenoble',
    address: '1 rue du Palais, 38000 Grenoble',
  },
].map(one => Party.parse({ type: 'person', ...one }))

/** A lawyer of the Conseil d’État and the Cour de cassation, whose ministry a pourvoi states. */
export const ofTheCouncils: Party = Party.parse({
  type: 'person',
  id: 'me-ce',
  role: 'counsel',
  civility: 'Me',
  firstName: 'Paul',
  name: 'Ober',
  bar: 'Conseil d’État et Cour de cassation',
  address: '2 quai du Palais, 75001 Paris',
})
