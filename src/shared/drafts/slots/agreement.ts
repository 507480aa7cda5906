import type { Party } from '../../dossiers/model.ts'
import { withoutAccents } from '../../french/fold.ts'

/** Gender and number of a group of parties: masculine as soon as one is. */
export interface Agreement {
  readonly gender: 'f' | 'm'
  readonly plural: boolean
}

/** How words agree with these parties; feminine singular, as an association, where there is none yet. */
export function agreementOf(parties: readonly Party[]): Agreement {
  return { gender: parties.some(p => p.gender === 'm') ? 'm' : 'f', plural: parties.length > 1 }
}

type Four = readonly [f: string, m: string, fs: string, ms: string]

const adjective = (m: string, f = `${m}e`): Four => [f, m, `${f}s`, `${m}s`]
const verb = (singular: string, plural: string): Four => [singular, singular, plural, plural]

/** The words that agree with the parties, by the key one writes in a text: `{{exposant}}`. */
const WORD_FORMS: Readonly<Record<string, Four>> = {
  exposant: adjective('exposant'),
  requérant: adjective('requérant'),
  demandeur: ['demanderesse', 'demandeur', 'demanderesses', 'demandeurs'],
  'l’exposant': ['l’exposante', 'l’exposant', 'les exposantes', 'les exposants'],
  'de l’exposant': ['de l’exposante', 'de l’exposant', 'des exposantes', 'des exposants'],
  'à l’exposant': ['à l’exposante', 'à l’exposant', 'aux exposantes', 'aux exposants'],
  'le requérant': ['la requérante', 'le requérant', 'les requérantes', 'les requérants'],
  'le demandeur': ['la demanderesse', 'le demandeur', 'les demanderesses', 'les demandeurs'],
  'du requérant': ['de la requérante', 'du requérant', 'des requérantes', 'des requérants'],
  'au requérant': ['à la requérante', 'au requérant', 'aux requérantes', 'aux requérants'],
  il: ['elle', 'il', 'elles', 'ils'],
  lui: ['elle', 'lui', 'elles', 'eux'],
  son: verb('son', 'leur'),
  sa: verb('sa', 'leur'),
  ma: verb('ma', 'notre'),
  ses: verb('ses', 'leurs'),
  accord: ['e', '', 'es', 's'],
  recevable: verb('recevable', 'recevables'),
  fondé: adjective('fondé'),
  concerné: adjective('concerné'),
  informé: adjective('informé'),
  a: verb('a', 'ont'),
  est: verb('est', 'sont'),
  demande: verb('demande', 'demandent'),
  déclare: verb('déclare', 'déclarent'),
  soutient: verb('soutient', 'soutiennent'),
  sollicite: verb('sollicite', 'sollicitent'),
  conclut: verb('conclut', 'concluent'),
  justifie: verb('justifie', 'justifient'),
  entend: verb('entend', 'entendent'),
  produit: verb('produit', 'produisent'),
  peut: verb('peut', 'peuvent'),
  annonce: verb('annonce', 'annoncent'),
  forme: verb('forme', 'forment'),
  agit: verb('agit', 'agissent'),
  intervient: verb('intervient', 'interviennent'),
  persiste: verb('persiste', 'persistent'),
  maintient: verb('maintient', 'maintiennent'),
  porte: verb('porte', 'portent'),
  relève: verb('relève', 'relèvent'),
  reprend: verb('reprend', 'reprennent'),
  saisira: verb('saisira', 'saisiront'),
  soulève: verb('soulève', 'soulèvent'),
  'se réserve': verb('se réserve', 'se réservent'),
}

const foldKey = (key: string) =>
  withoutAccents(key)
    .replace(/['’\-_]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
const byKey = new Map(Object.entries(WORD_FORMS).map(([key, forms]) => [foldKey(key), forms]))

/** The word named by `key`, agreed: `requérant` with one association gives `requérante`; undefined for another key. */
export function agree(key: string, { gender, plural }: Agreement): string | undefined {
  const forms = byKey.get(foldKey(key))
  return forms?.[(plural ? 2 : 0) + (gender === 'm' ? 1 : 0)]
}
