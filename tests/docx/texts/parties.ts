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
