import { days, months, read, recall } from '../rules/record.ts'
import { type Regime, regime, remedy, unwritten } from './record.ts'

/** Two months that a special text or the case law sets: whether article R. 421-7 adds months of distance to them is argued. */
const twoMonths = months(2, 'franc', 'debated')

/** Public contracts: before the signature, against the contract, against its end, on its price. */
export const contractRegimes: readonly Regime[] = [
  regime(
    'regime-contract-offer',
    [
      remedy({
        count: days(10, 'plain', 'none'),
        legalAid: false,
        sources: [read('art. R. 2182-1 CCP'), read('art. L. 551-1 CJA'), read('CE, 2 août 2011, n° 347526')],
        caveat:
          'Onze jours, le jour de l’envoi et le dernier compris : ensuite le contrat peut être signé à tout moment.',
      }),
    ],
    {
      step: 'precontractual',
      triggers: ['notified', 'refused'],
      title: 'Référé précontractuel, avant la signature du contrat',
      unmoved: 'Aucun recours gracieux n’empêche la signature : seul le référé le fait (art. L. 551-4 CJA).',
      form: 'Requête au juge du référé précontractuel, notifiée le même jour à l’acheteur.',
    },
  ),
  regime(
    'regime-contract-validity',
    [remedy({ count: twoMonths, sources: [read('CE, Ass., 4 avril 2014, n° 358994')] })],
    {
      step: 'contract',
      title: 'Recours en contestation de la validité du contrat',
      triggers: ['notified', 'published'],
    },
  ),
  regime(
    'regime-contract-termination',
    [
      remedy({
        count: twoMonths,
        sources: [read('CE, Sect., 21 mars 2011, n° 304806'), read('CE, 30 mai 2012, n° 357151')],
      }),
    ],
    {
      title: 'Recours en reprise des relations contractuelles',
      triggers: ['notified', 'refused'],
      unmoved:
        'Ni un recours gracieux, ni l’absence des voies et délais dans la lettre ne déplacent cette date (CE, 30 mai 2012, n° 357151).',
    },
  ),
  regime(
    'regime-contract-account',
    [
      remedy({
        count: days(30, 'rolled', 'none'),
        legalAid: false,
        sources: [recall('art. 12.4 et 55 du CCAG-Travaux 2021')],
        caveat:
          'Le cahier des charges du marché fixe ce délai : lisez-le. Trente jours en travaux, deux mois ailleurs ; retenez trente.',
      }),
    ],
    {
      step: 'account',
      triggers: ['notified', 'refused'],
      title: 'Mémoire en réclamation, avant le juge',
      first: 'Le mémoire en réclamation est obligatoire : sans lui, le décompte devient définitif.',
      form: 'Mémoire motivé et chiffré, adressé au maître d’ouvrage avec copie au maître d’œuvre.',
    },
  ),
  unwritten('regime-contract-other', { triggers: ['notified', 'refused'] }),
]
